"""Drafts, put together: read from a file, and held against the evidence sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import InputError, NotFound

if TYPE_CHECKING:
    from cc_assistant.answering.draft_check import DraftChecker
    from cc_assistant.domain.draft import CheckedDraft
    from cc_assistant.domain.filters import Filters
    from cc_assistant.domain.ports import Encoder

_PROSE = ("heading", "paragraph")
LONGEST = 400_000
"""Characters of a draft: a long thesis."""


class Drafts:
    """Finds quotes for and against what somebody writes.

    Args:
        checker: returns what holds sentences against the evidence.
    """

    def __init__(self, checker: Callable[[], DraftChecker]) -> None:
        self._checker = checker

    def check(self, draft: str, filters: Filters | None = None) -> CheckedDraft:
        """Hold every sentence of a draft against the evidence.

        Args:
            draft: one sentence or many.
            filters: what passages may be used.

        Raises:
            InputError: there is nothing to check, or far too much.
        """
        if not draft.strip():
            raise InputError(
                "There is no sentence to check.", remedy="Type one, or name a file with --draft."
            )
        if len(draft) > LONGEST:
            raise InputError(
                f"The draft has {len(draft):,} characters; up to {LONGEST:,} are read.",
                remedy="Check it chapter by chapter.",
            )
        return self._checker().check(draft, filters)

    def read(self, file: Path) -> str:
        """Return the prose of a file of any kind that can be imported; tables and comments are left out.

        Raises:
            NotFound: there is no such file.
            InputError: it cannot be read.
        """
        from cc_assistant.ingest.detect import detect
        from cc_assistant.ingest.reading import Reading

        if not file.is_file():
            raise NotFound(f"There is no file '{file}'.", remedy="Nothing was checked.")
        with Reading() as reading:
            documents = reading.read(file, detect(file))
        return "\n\n".join(unit.text for one in documents for unit in one.units if unit.kind in _PROSE)


def alike_by(encoder: Encoder) -> Callable[[str, Sequence[str]], list[float]]:
    """Return what compares a sentence with others by meaning (cosine)."""

    def alike(text: str, others: Sequence[str]) -> list[float]:
        vectors = encoder.encode([text, *others])
        return [float(near) for near in vectors[1:] @ vectors[0]]

    return alike
