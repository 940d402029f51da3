"""Who works with whom: the service in the middle with its host, its partners around it by kind."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from cc_assistant.domain.portrait_paper import Drawn, Partner, PartnerMap, PictureTable
from cc_assistant.render.lines import filled
from cc_assistant.render.pen import PLAIN, Pen
from cc_assistant.render.plot_frame import WIDTH, broken
from cc_assistant.render.plot_paint import draw
from cc_assistant.text.portrait_words import PARTNERS

_TITLE = "Who works with whom"
_SIDE, _HUB = 226, 176
_LINE, _HEAD, _GAP = 12.2, 16, 6
_MOST_LINES = 6
"""Of a name; what is more is cut, and stands in the table."""
_ORDER = list(PARTNERS)


def partners_picture(found: PartnerMap, key: str = "partners") -> Drawn:
    """Draw the partners of a service in two columns; every one is tied to the service alone."""
    groups = [(PARTNERS[kind], list(held)) for kind, held in groupby(_sorted(found), lambda one: one.kind)]
    columns = _two(groups)
    heights = [sum(_high(group) for group in column) for column in columns]
    hub = _hub(found)
    height = max(*heights, hub["height"] + 4)
    hub |= {"x": (WIDTH - _HUB) / 2, "y": round((height - hub["height"]) / 2, 1), "width": _HUB}
    heads: list[dict[str, Any]] = []
    boxes: list[dict[str, Any]] = []
    for side, column in enumerate(columns):
        x = 0 if side == 0 else WIDTH - _SIDE
        y = (height - heights[side]) / 2
        for name, held in column:
            heads.append({"x": x, "y": round(y + 11, 1), "name": name})
            y += _HEAD
            for one in held:
                boxes.append(_box(one, x, y, side=side, hub=hub, height=height))
                y += boxes[-1]["height"] + _GAP
    return draw(
        "portrait/partners.svg.j2",
        key=key,
        title=_TITLE,
        description=_description(found),
        height=height,
        table=PictureTable(
            title=_TITLE,
            head=("Partner", "Kind, by the words of its name"),
            rows=tuple((one.name, PARTNERS[one.kind]) for one in _sorted(found)),
        ),
        hub=hub,
        heads=heads,
        boxes=boxes,
    )


def partners_lines(found: PartnerMap, width: int = 80, pen: Pen = PLAIN) -> list[str]:
    """Draw the same in characters, as a tree."""
    trunk, branch = pen.upright, pen.branch
    lines = filled(found.service, width).split("\n")
    if found.host:
        lines += filled(f"host: {found.host}", width, f"{trunk}  ").split("\n")
    for kind, held in groupby(_sorted(found), lambda one: one.kind):
        lines += [trunk, f"{branch} {PARTNERS[kind]}"]
        for one in held:
            lines += filled(_capital(one.name), width, f"{trunk}   {branch} ", f"{trunk}      ").split("\n")
    return lines


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sorted(found: PartnerMap) -> list[Partner]:
    return sorted(found.partners, key=lambda one: _ORDER.index(one.kind))


def _high(group: tuple[str, list[Partner]]) -> float:
    return _HEAD + sum(_box_high(one) + _GAP for one in group[1])


def _box_lines(one: Partner) -> list[str]:
    return broken(_capital(one.name), _SIDE - 14, 10.2, most=_MOST_LINES)


def _box_high(one: Partner) -> float:
    return round(len(_box_lines(one)) * _LINE + 9, 1)


def _two(groups: list[tuple[str, list[Partner]]]) -> tuple[list[Any], list[Any]]:
    """Return the groups in two columns of much the same height, in their order."""
    best, least = 0, float("inf")
    for cut in range(len(groups) + 1):
        apart = abs(sum(map(_high, groups[:cut])) - sum(map(_high, groups[cut:])))
        if apart < least:
            best, least = cut, apart
    return groups[:best], groups[best:]


def _hub(found: PartnerMap) -> dict[str, Any]:
    lines = [
        {"text": line, "strong": True} for line in broken(found.service, _HUB - 16, 12.2, most=_MOST_LINES)
    ]
    if found.host:
        lines += [
            {"text": line, "strong": False} for line in broken(f"Host: {found.host}", _HUB - 16, 10, most=7)
        ]
    return {"lines": lines, "height": round(len(lines) * 13.5 + 16, 1)}


def _box(
    one: Partner, x: float, y: float, *, side: int, hub: dict[str, Any], height: float
) -> dict[str, Any]:
    high = _box_high(one)
    middle = y + high / 2
    share = middle / height
    inner = hub["y"] + 8 + share * (hub["height"] - 16)
    begin = hub["x"] if side == 0 else hub["x"] + hub["width"]
    end = x + _SIDE if side == 0 else x
    return {
        "x": x,
        "y": round(y, 1),
        "width": _SIDE,
        "height": high,
        "lines": _box_lines(one),
        "from_x": begin,
        "from_y": round(inner, 1),
        "to_x": end,
        "to_y": round(middle, 1),
        "bend_x": round((begin + end) / 2, 1),
    }


def _description(found: PartnerMap) -> str:
    told = "; ".join(
        f"{PARTNERS[kind]}: {', '.join(one.name for one in held)}"
        for kind, held in groupby(_sorted(found), lambda one: one.kind)
    )
    host = f", hosted by {found.host}" if found.host else ""
    return (
        f"{found.service}{host}, tied to {len(found.partners)} partners. {told}. Kinds are read from the "
        "words of the names; the files do not tell which partners work with one another."
    )
