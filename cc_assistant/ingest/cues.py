"""Cues of subtitles (WebVTT, SRT) with their times, however carelessly they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cc_assistant.ingest.transcript import seconds_of

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{0,6})?"
_TIMING = re.compile(rf"\s*(?P<start>{_TIME}(?=\s|-))?\S*\s*-{{1,2}}>\s*(?P<end>{_TIME}(?=\s|$))?")
_LOOKS_TIMED = re.compile(r"\s*\d[\d:.,\w]{3,15}\s*-{1,2}>")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


class Cue(NamedTuple):
    """What stands on the screen at one time (seconds); its words keep their marks."""

    start: float
    end: float
    words: str


def cues_of(text: str, *, blocks: bool = False) -> tuple[list[Cue], int]:
    """Return the cues of a file and how many times in it cannot be read.

    A cue goes on until the next time: words after an empty line are no less said. One whose own time is
    unreadable begins where the cue before ended.

    Args:
        text: of the file.
        blocks: passes over a head, notes and styles, as WebVTT has them.
    """
    lines = re.split(r"\r\n?|\n", text)
    times = [at for at, line in enumerate(lines) if "->" in line and _LOOKS_TIMED.match(line)]
    found: list[Cue] = []
    unreadable = 0
    ended = 0.0
    for at, following in pairwise([*times, len(lines)]):
        timing = _TIMING.match(lines[at])
        assert timing
        start, end = timing["start"], timing["end"]
        unreadable += not (start and end)
        begins = seconds_of(start) if start else ended
        ended = seconds_of(end) if end else begins
        until = following if following == len(lines) else _before_name(lines, at, following)
        words = "\n".join(_without_blocks(lines[at + 1 : until]) if blocks else lines[at + 1 : until])
        found.append(Cue(begins, ended, words.strip()))
    return found, unreadable


def _before_name(lines: Sequence[str], before: int, timing: int) -> int:
    """Return where a cue's words end: before the number or name of the next one."""
    last = timing - 1
    if last > before and lines[last].strip():
        own = last - 1 > before and not lines[last - 1].strip()
        if own or lines[last].strip().isdecimal():
            return last
    return timing


def _without_blocks(lines: Sequence[str]) -> Iterator[str]:
    skipping, empty = False, False
    for line in lines:
        if not line.strip():
            skipping, empty = False, True
        elif empty and _BLOCK.match(line):
            skipping = True
        if not skipping:
            yield line
        empty = not line.strip()
