"""Steps through a document: by character, word, sentence and turn."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cc_assistant.text.sentences import sentence_spans
from cc_assistant.text.span import Span

if TYPE_CHECKING:
    from cc_assistant.domain.document import Document

Pace = Literal["character", "word", "sentence", "turn"]

_WORD = re.compile(r"[\w’'-]+|[^\w\s]+")


class Paces:
    """Knows where words, sentences and turns begin and end.

    Args:
        document: to go through.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._units = [Span(unit.start, unit.end) for unit in document.units] or [Span(0, len(self._text))]
        self._starts = [unit.start for unit in self._units]
        self._pieces = lru_cache(256)(self._pieces_of)

    def unit_at(self, position: int) -> int:
        """Return the place of the unit that holds a position, or of the last before it."""
        return max(0, bisect_right(self._starts, position) - 1)

    def span(self, pace: Pace, position: int) -> Span:
        """Return the word, sentence or turn at a position, or the next one."""
        if pace == "turn":
            return self._units[self.unit_at(position)]
        pieces = self._pieces(self.unit_at(position), pace)
        found = next((piece for piece in pieces if piece.end > position), None)
        return found or (pieces[-1] if pieces else self._units[self.unit_at(position)])

    def forward(self, pace: Pace, position: int, *, to_end: bool) -> int:
        """Return where one gets to: the next beginning, or with ``to_end`` the next end."""
        if pace == "character":
            return min(len(self._text), position + 1)
        unit = self.unit_at(position)
        for place in range(unit, len(self._units)):
            borders = sorted(piece.end if to_end else piece.start for piece in self._pieces(place, pace))
            at = bisect_right(borders, position)
            if at < len(borders):
                return borders[at]
        return len(self._text) if to_end else position

    def back(self, pace: Pace, position: int) -> int:
        """Return where one gets to going back: the beginning before."""
        if pace == "character":
            return max(0, position - 1)
        for place in range(self.unit_at(position), -1, -1):
            starts = [piece.start for piece in self._pieces(place, pace)]
            at = bisect_left(starts, position)
            if at:
                return starts[at - 1]
        return 0

    def _pieces_of(self, unit: int, pace: Pace) -> list[Span]:
        start, end = self._units[unit]
        if pace == "turn":
            return [Span(start, end)]
        if pace == "word":
            return [Span(*match.span()) for match in _WORD.finditer(self._text, start, end)]
        return [Span(start + one.start, start + one.end) for one in sentence_spans(self._text[start:end])]
