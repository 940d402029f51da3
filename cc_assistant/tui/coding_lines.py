"""A document as lines of the screen: wrapped at words, a line of its own for who speaks and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from cc_assistant.text.locators import locator_words

if TYPE_CHECKING:
    from cc_assistant.domain.document import Document

_PIECE = re.compile(r"\S+\s*|\s+")


class Line(NamedTuple):
    """One line: the characters from ``start`` to ``end``, or what is said of the ``unit`` that follows."""

    unit: int
    start: int
    end: int
    head: str = ""


class Lines:
    """All lines of a document at one width.

    Args:
        document: the document.
        width: cells for its text.
    """

    def __init__(self, document: Document, width: int) -> None:
        self._lines = list(_lines(document, max(8, width)))
        self._starts = [line.start for line in self._lines]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._lines)

    def __getitem__(self, number: int) -> Line:
        """Return a line by its number."""
        return self._lines[number]

    def at(self, position: int) -> int:
        """Return the number of the line that holds a character."""
        return max(0, bisect_right(self._starts, position) - 1)


def _lines(document: Document, width: int) -> Iterator[Line]:
    text = document.text
    for number, unit in enumerate(document.units):
        speaker = document.speaker_by_id.get(unit.speaker or "")
        place = locator_words(unit.locator)
        head = " · ".join(part for part in (speaker.name if speaker else "", place) if part)
        # Head and gap stand at the beginning of their text, so a position is found among lines by its start.
        yield Line(number, unit.start, unit.start, head or unit.kind)
        for start, end in _paragraphs(text, unit.start, unit.end):
            for line_start, line_end in _wrapped(text, start, end, width):
                yield Line(number, line_start, line_end)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start <= end:
        stop = text.find("\n", start, end)
        yield start, end if stop < 0 else stop
        if stop < 0:
            return
        start = stop + 1


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    if cell_len(text[start:end]) <= width:
        yield start, end
        return
    at, used = start, 0
    for match in _PIECE.finditer(text, start, end):
        piece = match.group()
        room = cell_len(piece.rstrip())
        if used and used + room > width:
            yield at, match.start()
            at, used = match.start(), 0
        while room > width:  # a word longer than a line
            cut = at
            cells = 0
            while cells + cell_len(text[cut]) <= width:
                cells += cell_len(text[cut])
                cut += 1
            yield at, cut
            at, room = cut, cell_len(text[cut : match.end()].rstrip())
            piece = text[cut : match.end()]
        used += cell_len(piece)
    yield at, end
