"""The events of a service on a line of years, and how long its phases lasted by them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import get_args

from cc_assistant.domain.passage import Phase
from cc_assistant.domain.portrait_paper import PANDEMIC, Moment, Stretch, Timeline


def timeline_of(moments: Sequence[Moment]) -> Timeline | None:
    """Return the timeline of these events; None where there are none.

    A phase lasts from its first dated event to its last, or on to the first of the next phase where that is
    later, so that phases may overlap where accounts do.
    """
    if not moments:
        return None
    stretches = _stretches(moments)
    ends = [at for one in moments if one.start is not None for at in (one.start, one.end or one.start)]
    if not ends:
        return Timeline(start=0, end=0, moments=tuple(moments), stretches=(), pandemic=None)
    start, end = math.floor(min(ends)), math.ceil(max(ends) + 0.05)
    shown = max(start, PANDEMIC[0]), min(end, PANDEMIC[1])
    return Timeline(
        start=start,
        end=end,
        moments=tuple(moments),
        stretches=stretches,
        pandemic=shown if shown[0] < shown[1] else None,
    )


def _stretches(moments: Sequence[Moment]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    phases = get_args(Phase)
    held = {
        phase: [
            (one.start, one.end or one.start)
            for one in moments
            if one.phase == phase and one.start is not None
        ]
        for phase in phases
    }
    for at, phase in enumerate(phases):
        if not held[phase]:
            continue
        start, last = min(begin for begin, _ in held[phase]), max(end for _, end in held[phase])
        following = [begin for later in phases[at + 1 :] for begin, _ in held[later]]
        end = max(last, min(following)) if following else last
        found.append(Stretch(phase=phase, start=start, end=end))
    return tuple(found)
