"""Where codings stand beside the text: brackets in lanes, each with a letter where it begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cc_assistant.domain.coding import Coding
from cc_assistant.tui.coding_lines import Lines

LANES = 4
"""Codings drawn beside one another; where more lie over one another, a sign says so."""

SWATCH = "■ "
"""Stands in the colour of a code before its name: a name in that colour might not be readable."""

_MORE = "+"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


_SPILLS = 4
"""So many lines further down a name may stand, where lines before it have one already."""


class Mark(NamedTuple):
    """What stands in a lane of a line."""

    lane: int
    sign: str
    coding: Coding


def letter(place: int) -> str:
    """Return the letter of the coding at a place in the order of the text."""
    return _LETTERS[place % len(_LETTERS)]


def marks(lines: Lines, codings: Sequence[Coding]) -> Mapping[int, list[Mark]]:
    """Return the marks of each line that has any.

    Args:
        lines: of the document.
        codings: on it, in the order of the text.
    """
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    free = [-1] * LANES  # the last line that each lane is taken on
    for place, coding in enumerate(codings):
        first, last = lines.at(coding.start), lines.at(max(coding.start, coding.end - 1))
        lane = next((lane for lane, taken in enumerate(free) if taken < first), LANES)
        if lane < LANES:
            free[lane] = last
        for number in range(first, last + 1):
            sign = letter(place) if number == first else "└" if number == last else "│"
            found[number].append(Mark(min(lane, LANES - 1), _MORE if lane == LANES else sign, coding))
    return found


def labels(lines: Lines, codings: Sequence[Coding]) -> Mapping[int, list[Coding]]:
    """Return the codings that are named on each line: one to a line, where there is room."""
    found: defaultdict[int, list[Coding]] = defaultdict(list)
    for coding in codings:
        first = lines.at(coding.start)
        near = range(first, min(first + _SPILLS, len(lines)))
        found[next((number for number in near if number not in found), first)].append(coding)
    return found
