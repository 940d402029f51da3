"""A profile of readiness: for each CFIR domain and NPT construct what is in place and what is to do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from cc_assistant.domain.checklist import Readiness
from cc_assistant.domain.portrait_paper import Drawn, PictureTable
from cc_assistant.render.plot_frame import UNITS_PER_MM, WIDTH, cut, wide
from cc_assistant.render.plot_paint import CHECKLIST_PAINTS, draw

_LABELS, _BESIDE = 170, 8
_ROW, _BOTTOM, _GAP = 16.0, 22, 6
_TALLEST = 234 * UNITS_PER_MM
_SIZE = 10.0
_TITLE = "How ready the service is"
_FRAMES = {
    "cfir": "What helps or hinders (CFIR domains)",
    "npt": "The work that people do (NPT constructs)",
}


def profile(readiness: Sequence[Readiness]) -> Drawn | None:
    """Draw how ready a service is; None where nothing was counted. An item may count for several bars."""
    counted = [one for one in readiness if one.in_place + one.to_do]
    if not counted:
        return None
    frames = [(frame, list(held)) for frame, held in groupby(counted, key=lambda one: one.frame)]
    row = min(_ROW, (_TALLEST - _BOTTOM - _GAP * len(frames)) / (len(counted) + len(frames)))
    size = min(_SIZE, row * 0.62)
    most = max(one.in_place + one.to_do for one in counted)
    numbers = max(wide(_says(one), size * 0.9) for one in counted) + _BESIDE
    scale = max(0.0, WIDTH - _LABELS - numbers) / most
    y, groups = 0.0, []
    for frame, held in frames:
        y += row
        group: dict[str, Any] = {"name": _FRAMES[frame], "y": round(y, 1), "rows": []}
        for one in held:
            y += row
            group["rows"].append(_row(one, y, scale, size))
        groups.append(group)
        y += _GAP
    return draw(
        "profile.svg.j2",
        key="profile",
        title=_TITLE,
        description=_description(counted),
        height=y + _BOTTOM,
        table=_table(counted),
        paints=CHECKLIST_PAINTS,
        labels=_LABELS,
        size=round(size, 2),
        thick=round(size * 1.1, 1),
        groups=groups,
    )


def _row(one: Readiness, y: float, scale: float, size: float) -> dict[str, Any]:
    known = one.to_do - one.unknown
    in_place = round(one.in_place * scale, 1)
    to_do = round(known * scale, 1)
    return {
        "name": cut(one.name, _LABELS - 8, size),
        "y": round(y, 1),
        "top": round(y - size * 0.85, 1),
        "in_place": in_place,
        "to_do": to_do,
        "unknown": round(one.unknown * scale, 1),
        "says": _says(one),
    }


def _table(counted: Sequence[Readiness]) -> PictureTable:
    return PictureTable(
        title=_TITLE,
        head=("Framework", "Part", "In place", "To do", "To do, but not sure"),
        rows=tuple(
            (one.frame.upper(), one.name, str(one.in_place), str(one.to_do), str(one.unknown))
            for one in counted
        ),
    )


def _says(one: Readiness) -> str:
    not_told = f", {one.unknown} of it not sure" if one.unknown else ""
    return f"{one.in_place} in place, {one.to_do} to do{not_told}"


def _description(counted: Sequence[Readiness]) -> str:
    told = "; ".join(
        f"{one.name}: {one.in_place} in place, {one.to_do} to do"
        + (f", {one.unknown} of it only because something was not told" if one.unknown else "")
        for one in counted
    )
    return f"Items that bear on each part of the two frameworks. {told}."
