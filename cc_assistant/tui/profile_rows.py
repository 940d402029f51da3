"""How ready a service is, as bars: what is in place and what is to do, by CFIR domain and NPT construct."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from cc_assistant.tui.widgets.plain_text import fitted, plain

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist, Readiness

_FRAMES = {"cfir": "What helps or hinders (CFIR)", "npt": "The work that makes it normal (NPT)"}
_LABEL = 30
_NUMBERS = 28
_IN_PLACE, _TO_DO, _UNKNOWN = "█", "░", "·"


def profile(checklist: Checklist, width: int) -> Iterator[Content]:
    """Yield the picture line by line.

    Args:
        checklist: whose readiness is drawn.
        width: cells across.
    """
    most = max((one.in_place + one.to_do for one in checklist.readiness), default=0)
    if not most:
        yield Content("Nothing is counted yet.")
        return
    room = max(8, width - _LABEL - _NUMBERS)
    for frame, title in _FRAMES.items():
        rows = [one for one in checklist.readiness if one.frame == frame]
        if not rows:
            continue
        yield Content.styled(title, "bold $primary")
        for one in rows:
            yield from _row(one, room / most, room)
        yield Content("")
    yield plain(f"{_IN_PLACE} in place   {_TO_DO} to do   {_UNKNOWN} to do unless you tell us more")
    yield plain("An item may count in several rows. The numbers are of items, not a score.")


def _row(one: Readiness, cells: float, room: int) -> Iterator[Content]:
    done = round(one.in_place * cells)
    unknown = round(one.unknown * cells)
    left = max(0, round((one.in_place + one.to_do) * cells) - done - unknown)
    drawn = f"{_TO_DO * left}{_UNKNOWN * unknown}"
    told = f"{one.in_place} in place, {one.to_do} to do"
    yield Content.assemble(
        plain(fitted(one.name, _LABEL - 1)),
        " ",
        (_IN_PLACE * done, "$primary"),
        f"{drawn:<{room - done}}",
        "  ",
        (told, "bold"),
    )
