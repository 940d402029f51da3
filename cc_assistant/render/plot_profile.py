"""A profile of readiness: for each CFIR domain and NPT construct what is in place and what is to do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from cc_assistant.domain.checklist import Readiness
from cc_assistant.domain.paper import Picture
from cc_assistant.render.plot_frame import FONT, UNITS_PER_MM, WIDTH, fitted, wide
from cc_assistant.render.templating import fill_template

_LABELS, _BESIDE = 170, 8
_ROW, _TOP, _BOTTOM = 16, 0, 22
_FRAMES = {
    "cfir": "What helps or hinders (CFIR domains)",
    "npt": "The work that people do (NPT constructs)",
}


def profile(readiness: Sequence[Readiness]) -> Picture | None:
    """Draw how ready a service is; None where nothing was counted. An item may count for several bars."""
    counted = [one for one in readiness if one.in_place + one.to_do]
    if not counted:
        return None
    most = max(one.in_place + one.to_do for one in counted)
    numbers = max(wide(_says(one), 9) for one in counted) + _BESIDE
    scale = (WIDTH - _LABELS - numbers) / most
    y, groups = float(_TOP), []
    for frame, held in groupby(counted, key=lambda one: one.frame):
        y += _ROW
        group: dict[str, Any] = {"name": _FRAMES[frame], "y": y, "rows": []}
        for one in held:
            y += _ROW
            group["rows"].append(_row(one, y, scale))
        groups.append(group)
        y += 6
    height = y + _BOTTOM
    title = "How ready the service is"
    description = _description(counted)
    svg = fill_template(
        "profile.svg.j2",
        font=FONT,
        width=WIDTH,
        height=height,
        labels=_LABELS,
        title=title,
        description=description,
        groups=groups,
    )
    return Picture(
        name="profile",
        svg=svg,
        title=title,
        description=description,
        width=WIDTH / UNITS_PER_MM,
        height=height / UNITS_PER_MM,
    )


def _row(one: Readiness, y: float, scale: float) -> dict[str, Any]:
    known = one.to_do - one.unknown
    in_place = round(one.in_place * scale, 1)
    to_do = round(known * scale, 1)
    return {
        "name": fitted(one.name, _LABELS - 8, 10),
        "y": y,
        "in_place": in_place,
        "to_do": to_do,
        "unknown": round(one.unknown * scale, 1),
        "says": _says(one),
    }


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
