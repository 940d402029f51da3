"""Writes references: in the text, in full, and for reference managers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from cc_assistant.domain.source import Source
    from cc_assistant.export.citation_styles import Style


class Citing:
    """References in the style that is set.

    Args:
        style: returns that style, one of `export.citation_styles.Style`: it can change while we run.
    """

    def __init__(self, style: Callable[[], str]) -> None:
        self._style = style

    def short(self, source: Source) -> str:
        """The form for marks in the text."""
        from cc_assistant.domain.reference import short_form

        return short_form(source)

    def shorts(self, sources: Sequence[Source]) -> dict[str, str]:
        """The short form of each source by its id, no two alike."""
        from cc_assistant.domain.reference import short_forms

        return short_forms(sources)

    def full(self, source: Source, style: str | None = None) -> str:
        """The whole reference, in this style or the one that is set."""
        from cc_assistant.export.citation_styles import cite

        return cite(source, cast("Style", style or self._style()))

    def record(self, source: Source, form: str) -> str:
        """The record for a reference manager; ``form`` is ``ris`` or ``bibtex``."""
        from cc_assistant.export.bibtex import to_bibtex
        from cc_assistant.export.ris import to_ris

        return to_ris([source]) if form == "ris" else to_bibtex([source])
