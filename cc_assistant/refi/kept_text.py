"""From the text of a source to that of a document, with the way back for every position.

Each line (or block between empty lines) becomes a unit; line ends, control characters and the form of
accents are made equal as in every document, and units are parted by an empty line.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from cc_assistant.text.span import Span

BETWEEN = "\n\n"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|[\n\x0c\x85\u2028\u2029]")


class _Run(NamedTuple):
    """What became of a stretch of the source; ``same`` where it stands character by character."""

    start: int
    end: int
    out: int
    out_end: int
    same: bool


class Kept:
    """A text and its units; ``place`` finds a stretch of the source in it.

    Args:
        raw: the text of the source.
        blocks: units are parted by empty lines; else each line is one.
    """

    def __init__(self, raw: str, *, blocks: bool = False) -> None:
        self._runs: list[_Run] = []
        texts: list[str] = []
        self.units: list[Span] = []
        self._at = 0
        for first, last in _stretches(raw, blocks=blocks):
            before, runs = self._at, len(self._runs)
            text = "".join(self._tidied(raw, first, last))
            if not text:
                self._at = before
                del self._runs[runs:]
                continue
            texts.append(text)
            self.units.append(Span(before, self._at))
            self._at += len(BETWEEN)
        self.text = BETWEEN.join(texts)
        self._starts = [run.start for run in self._runs]
        self._ends = [run.end for run in self._runs]

    def place(self, start: int, end: int) -> Span | None:
        """Return where a stretch of the source stands, without space around it; None: nothing is kept."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if first > last:
            return None
        one, other = self._runs[first], self._runs[last]
        out = one.out + max(0, start - one.start) if one.same else one.out
        out_end = other.out_end - max(0, other.end - end) if other.same else other.out_end
        words = self.text[out:out_end]
        bare = words.strip()
        if not bare:
            return None
        out += len(words) - len(words.lstrip())
        return Span(out, out + len(bare))

    def _tidied(self, raw: str, first: int, last: int) -> Iterator[str]:
        """Yield the pieces of a unit and note where each came from."""
        piece = raw[first:last]
        if (
            not _CONTROL.search(piece)
            and not _LINE_END.search(piece)
            and unicodedata.is_normalized("NFC", piece)
        ):
            yield self._ran(piece, first, last, same=True)
            return
        for text, start, end in _clusters(raw, first, last):
            yield self._ran(text, start, end, same=text == raw[start:end])

    def _ran(self, text: str, start: int, end: int, *, same: bool) -> str:
        self._runs.append(_Run(start, end, self._at, self._at + len(text), same))
        self._at += len(text)
        return text


def _stretches(raw: str, *, blocks: bool) -> Iterator[tuple[int, int]]:
    """Yield lines, or runs of lines that are not empty, without space and control characters around them."""
    lines = list(_lines(raw))
    if blocks:
        run: tuple[int, int] | None = None
        for bare in (_bare(raw, *line) for line in lines):
            if bare is not None:
                run = (run[0] if run else bare[0], bare[1])
            elif run:
                yield run
                run = None
        if run:
            yield run
        return
    for line in lines:
        bare = _bare(raw, *line)
        if bare:
            yield bare


def _lines(raw: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in _LINE_END.finditer(raw):
        yield at, end.start()
        at = end.end()
    yield at, len(raw)


def _bare(raw: str, first: int, last: int) -> tuple[int, int] | None:
    while first < last and _is_nothing(raw[first]):
        first += 1
    while last > first and _is_nothing(raw[last - 1]):
        last -= 1
    return (first, last) if first < last else None


def _is_nothing(character: str) -> bool:
    return character.isspace() or bool(_CONTROL.match(character))


def _clusters(raw: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """Yield pieces that are made equal on their own, each with its borders in the source."""
    made, start, end = "", first, first
    at = first
    while at < last:
        ending = _LINE_END.match(raw, at, last)
        if ending:
            character, upto = "\n", ending.end()
        else:
            character, upto = raw[at], at + 1
        if _CONTROL.match(character):
            at = upto
            continue
        joined = unicodedata.normalize("NFC", made + character)
        alone = unicodedata.normalize("NFC", character)
        if made and (joined != made + alone or unicodedata.combining(character)):
            made, end = joined, upto
        else:
            if made:
                yield made, start, end
            made, start, end = alone, at, upto
        at = upto
    if made:
        yield made, start, end
