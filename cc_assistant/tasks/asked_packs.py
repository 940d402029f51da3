"""The packs that are asked: which they are and why, how they are, and what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant import paths
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Coding
    from cc_assistant.domain.coverage import Coverage
    from cc_assistant.domain.fault import Report
    from cc_assistant.domain.glossary import Glossary, Term
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.pack import PackState
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.source import Source
    from cc_assistant.knowledge.stamp import Stamp

    Codings = Mapping[str, tuple[Coding, ...]]

_SHIPPED = "it comes with the program (the setting 'knowledge' names no other)"
_NAMED = "the setting 'knowledge' names it"
_LIES_THERE = "it lies in your packs folder"
_ADDED = "the setting 'packs' names it"


class AskedPacks:
    """Reads the packs as they are when something of them is first asked for.

    Args:
        main: the pack that the settings name in place of the shipped one; None for the shipped one.
        own: folder of the user's packs.
        added: further packs that the settings name.
        codings: the codings of the user's packs, by document.
        settled: called before packs are looked at: brings to an end what a kill interrupted.
    """

    def __init__(
        self,
        main: Path | None,
        own: Path,
        added: Sequence[Path],
        *,
        codings: Callable[[], Codings],
        settled: Callable[[], None],
    ) -> None:
        self._main = main
        self._own = own
        self._added = added
        self._codings = codings
        self._settled = settled

    @made_once
    def folders(self) -> tuple[Path, ...]:
        """The packs: the main one, those in the user's packs folder, those that the settings add."""
        return tuple(self.origins)

    @made_once
    def origins(self) -> dict[Path, str]:
        """The packs, with what switched each on, in plain words."""
        return self._origins_now()

    def _origins_now(self) -> dict[Path, str]:
        self._settled()
        found = sorted(entry for entry in self._own.iterdir() if entry.is_dir()) if self._own.is_dir() else []
        main = {self._main: _NAMED} if self._main else {paths.shipped("knowledge"): _SHIPPED}
        return main | dict.fromkeys(found, _LIES_THERE) | dict.fromkeys(self._added, _ADDED)

    def stamp(self) -> Stamp:
        """Return by what to tell whether packs or codings have changed."""
        from cc_assistant.knowledge.stamp import stamp

        return stamp(self._origins_now())

    def survey(self) -> tuple[PackState, ...]:
        """Read the packs and tell of each how it is; faults stop nothing."""
        from cc_assistant.knowledge.loading import survey

        return survey(self.origins)

    def check(self, packs: Sequence[Path] | None = None) -> Report:
        """Check these packs, or all, and report every fault.

        A pack without a coding frame is checked against those that are asked, whose codes it names; one
        with a frame (a copy of the main pack, say) stands alone.
        """
        from cc_assistant.knowledge.layout import CFIR
        from cc_assistant.knowledge.loading import check

        if not packs:
            return check(self.folders)
        stands_alone = any((pack / CFIR.pattern).is_file() for pack in packs)
        return check(packs, against=() if stands_alone else self.folders)

    def coverage(self, packs: Sequence[Path] | None = None) -> Coverage:
        """Map what these packs, or all, cover."""
        from cc_assistant.knowledge.coverage import coverage
        from cc_assistant.knowledge.loading import load_library

        return coverage(load_library(packs) if packs else self.library)

    def passage(self, passage_id: str) -> tuple[Passage, Source]:
        """A passage and its source, read from the one file that holds them."""
        from cc_assistant.knowledge.lookup import find_passage

        return find_passage(self.folders, passage_id, self._codings())

    def source(self, source_id: str) -> tuple[Source, tuple[Passage, ...]]:
        """A source and its passages, read from the one file that holds them."""
        from cc_assistant.knowledge.lookup import find_source

        return find_source(self.folders, source_id)

    @made_once
    def glossary(self) -> Glossary:
        """Terms, places and spellings, read from the files that hold them."""
        from cc_assistant.knowledge.lookup import read_glossary

        return read_glossary(self.folders)

    def term(self, words: str) -> tuple[Term, ...]:
        """The terms that go by this name: usually one, several where a short form has several meanings."""
        from cc_assistant.knowledge.lookup import find_term

        return find_term(self.glossary, words)

    @made_once
    def library(self) -> Library:
        """All packs read together. A question needs it only to build an index."""
        from cc_assistant.knowledge.loading import load_library

        return load_library(self.folders, self._codings())
