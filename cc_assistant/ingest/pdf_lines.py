"""The lines on a page of a PDF, in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from cc_assistant.ingest.tidy import one_line, raised

if TYPE_CHECKING:
    from pypdf import PageObject

_BULLET = re.compile("^\\s*[\x7f\uf000-\uf0ff]\\s*")
"""Before items of lists: what the fonts Symbol and Wingdings, and some programs, have for a dot."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NOTE = re.compile(r"\s*\d{1,3}(?:[,–-]\d{1,3}){0,9}\s*")
_NOTE_SIZE, _NOTE_HEIGHT = 0.87, 0.08
"""A raised number is so much smaller than the line, and so much higher (in sizes of the line)."""
_FEWEST_PAIRS, _PAIRED, _WORDY = 8, 0.6, 25
"""So many lines beside others, such a share of a page, and so many letters on either side, are columns."""


@dataclass
class Line:
    """A line, its place on the page, and the size of its letters (points)."""

    text: str
    y: float
    size: float
    x: float = 0.0


def lines_of(page: PageObject) -> list[Line]:
    """Return the lines of a page with their height on it and the size of their letters."""
    chunks: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        if text:
            height = float(tm[5]) * float(cm[3]) + float(cm[5])
            across = float(tm[4]) * float(cm[0]) + float(cm[4])
            letters = abs(float(size) * float(tm[3] or tm[1] or 1) * float(cm[3] or 1))
            chunks.append((text.translate(_LIGATURES), height, letters, across))

    page.extract_text(visitor_text=visit)
    found: list[Line] = []
    ended = True
    for text, height, size, across in chunks:
        for number, part in enumerate(text.split("\n")):
            if number or ended:
                found.append(Line("", height, size, across))
                ended = False
            line = found[-1]
            if part.strip() and not line.text.strip():
                line.y, line.size, line.x = height, size, across
            line.text += raised(part) if _stands_raised(part, height, size, line) else part
        ended = text.endswith("\n")
    for line in found:
        line.text = one_line(_BULLET.sub("• ", line.text))
    return _in_columns([line for line in found if line.text])


def _stands_raised(part: str, height: float, size: float, line: Line) -> bool:
    """Tell the number of a note, or a power, from a number in the line."""
    before = line.text[-1:]
    if not before or not _NOTE.fullmatch(part) or size > _NOTE_SIZE * line.size:
        return False
    above = (height - line.y) / line.size
    # Some programs raise letters in a way that does not tell their height.
    return above > _NOTE_HEIGHT or (abs(above) <= _NOTE_HEIGHT and (before.islower() or before in '.,;:)”’"'))


def _in_columns(lines: list[Line]) -> list[Line]:
    """Put two columns one after the other where a file has them line by line, left and right in turn."""
    pairs = [
        (one, other)
        for one, other in pairwise(lines)
        if abs(one.y - other.y) < 0.3 * one.size and other.x > one.x + 5 * one.size
    ]
    if len(pairs) < _FEWEST_PAIRS or 2 * len(pairs) < _PAIRED * len(lines):
        return lines
    begins = median(other.x for _, other in pairs)
    even = sum(abs(other.x - begins) < other.size for _, other in pairs) >= 0.9 * len(pairs)
    if not even or any(sum(len(pair[side].text) for pair in pairs) < _WORDY * len(pairs) for side in (0, 1)):
        return lines
    second = {id(line) for line in lines if line.x >= begins - line.size}
    first = next(at for at, line in enumerate(lines) if line is pairs[0][0])
    rest = lines[first:]
    return [
        *lines[:first],
        *(line for line in rest if id(line) not in second),
        *(line for line in rest if id(line) in second),
    ]
