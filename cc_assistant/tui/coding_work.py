"""One coder at work on one document: every change is on disk when its method returns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from cc_assistant.domain.passage import Direction
from cc_assistant.text.span import Span, trimmed

if TYPE_CHECKING:
    from cc_assistant.coding.journal import Journal, Step
    from cc_assistant.coding.names import CodeNames
    from cc_assistant.domain.coding import Codebook, CodeFrame, CodeRef, Coding
    from cc_assistant.domain.document import Document
    from cc_assistant.domain.pack import Manifest
    from cc_assistant.domain.suggestion import Suggestion
    from cc_assistant.tasks.coding_bench import CodingBench

_DIRECTIONS: tuple[Direction | None, ...] = (None, *get_args(Direction))


class CodingWork:
    """Document, journal and codes in use.

    Steps are taken in the app's own thread, since the text cannot be shown before: each adds a line to a
    file. Everything else of the bench is called beside the screen.

    Args:
        bench: of packs and journals.
        pack: folder of the pack.
        document: to be coded.
        coder: who codes, by name.
        journal: of the coder, open for writing.
    """

    def __init__(
        self, bench: CodingBench, pack: Path, document: Document, coder: str, journal: Journal
    ) -> None:
        from cc_assistant.knowledge.own_packs import read_manifest

        self.bench = bench
        self.pack = pack
        self.manifest: Manifest = read_manifest(pack)
        self.document = document
        self.coder = coder
        self.journal = journal
        self.book: Codebook = bench.codebook(pack)
        self.names: CodeNames = bench.names(pack, self.book)

    @property
    def codings(self) -> tuple[Coding, ...]:
        """The coder's codings of the document, in the order of the text."""
        found = [one for one in self.journal.codings if one.document == self.document.id]
        return tuple(sorted(found, key=lambda one: (one.start, -one.end, one.made, one.id)))

    def last_place(self) -> int:
        """Return where the coder worked last in the document; its beginning if nowhere yet."""
        newest = max(self.codings, key=lambda one: one.made, default=None)
        return newest.end if newest else self.document.units[0].start if self.document.units else 0

    def words(self, span: Span) -> str:
        """Return the words of a span, without space around them."""
        return self.document.text[span.start : span.end].strip()

    def suggest(self, words: str) -> dict[CodeFrame, tuple[Suggestion, ...]]:
        """Suggest codes for some words; called beside the screen, since it learns first."""
        return self.bench.suggesting.suggest(
            words, self.pack, document=self.document.id, coder=self.journal.coder
        )

    def give(self, span: Span, codes: Sequence[CodeRef]) -> tuple[Coding, ...]:
        """Put codes on a span; returns the codings of these codes on it, new ones and those there before."""
        self.journal.code(self.document, *span, codes, self.bench.now())
        place = trimmed(self.document.text, *span)
        return tuple(
            one for one in self.codings if (one.start, one.end) == tuple(place) and one.code in set(codes)
        )

    def take_away(self, coding: Coding) -> None:
        """Take a coding away."""
        self.journal.remove([coding.id], self.bench.now())

    def mark_key(self, coding: Coding) -> Coding:
        """Make a coding a key quote, or no longer."""
        return self.journal.change(coding.id, self.bench.now(), key=not coding.key)

    def turn(self, coding: Coding) -> Coding:
        """Give a coding the next direction."""
        after = _DIRECTIONS[(_DIRECTIONS.index(coding.direction) + 1) % len(_DIRECTIONS)]
        return self.journal.change(coding.id, self.bench.now(), direction=after)

    def note(self, coding: Coding, memo: str) -> Coding:
        """Write a memo on a coding."""
        return self.journal.change(coding.id, self.bench.now(), memo=memo)

    def undo(self) -> Step | None:
        """Take the last step back."""
        return self.journal.undo(self.bench.now())

    def redo(self) -> Step | None:
        """Repeat what was taken back last."""
        return self.journal.redo(self.bench.now())

    def keep(self, book: Codebook) -> None:
        """Keep a changed codebook."""
        self.bench.keep_codebook(self.pack, book)
        self.book = book
        self.names = self.bench.names(self.pack, book)

    def look_again(self) -> None:
        """Take in what others did to the codebook meanwhile."""
        self.book = self.bench.codebook(self.pack)
        self.names = self.bench.names(self.pack, self.book)
