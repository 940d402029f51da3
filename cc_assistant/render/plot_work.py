"""The work of making a service normal: four NPT constructs by three phases, counted in passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from cc_assistant.domain.passage import Phase
from cc_assistant.domain.portrait_paper import Drawn, PictureTable, WorkCell
from cc_assistant.render.lines import filled
from cc_assistant.render.pen import PLAIN, Pen
from cc_assistant.render.plot_frame import WIDTH, broken, cut
from cc_assistant.render.plot_paint import draw
from cc_assistant.text.portrait_words import PHASES

_TITLE = "The work that people did"
_NAMES, _TOP, _CELL, _GAP = 212, 20, 36, 4
_CELL_WIDTH = (WIDTH - _NAMES - 2 * _GAP) / 3
_STRONG, _MIDDLE = 0.66, 0.3
"""Shares of the highest count from which a cell is darker."""


def work_picture(cells: Sequence[WorkCell], key: str = "work") -> Drawn:
    """Draw the work over time; ``cells`` as `PortraitPaper.work` holds them."""
    most = max((one.count for one in cells), default=0)
    rows = []
    for at, row in enumerate(_rows(cells)):
        first = row[0]
        rows.append(
            {
                "y": _TOP + at * (_CELL + _GAP),
                "name": cut(first.name, _NAMES - 8, 11),
                "plain": broken(first.plain, _NAMES - 8, 9.2, most=2),
                "cells": [_cell(one, place, most) for place, one in enumerate(row)],
            }
        )
    return draw(
        "portrait/work.svg.j2",
        key=key,
        title=_TITLE,
        description=_description(cells),
        height=_TOP + len(rows) * (_CELL + _GAP) + 2,
        table=_table(cells),
        heads=[
            {"x": round(_NAMES + at * (_CELL_WIDTH + _GAP) + 2, 1), "name": PHASES[phase]}
            for at, phase in enumerate(get_args(Phase))
        ],
        rows=rows,
        cell_width=round(_CELL_WIDTH, 1),
        cell_height=_CELL,
    )


def work_lines(cells: Sequence[WorkCell], width: int = 80, pen: Pen = PLAIN) -> list[str]:
    """Draw the same in characters: one for each passage, and their number."""
    names = 25
    room = max(12, (width - names) // 3)
    most = max((one.count for one in cells), default=0)
    scale = min(1.0, (room - 5) / max(most, 1))
    lines = [" " * names + "".join(f"{PHASES[phase]:<{room}}" for phase in get_args(Phase)).rstrip()]
    for row in _rows(cells):
        drawn = (f"{one.count or '-'} {pen.one * round(one.count * scale)}" for one in row)
        lines.append(f"{row[0].name:<{names}}" + "".join(f"{text:<{room}}" for text in drawn).rstrip())
        lines += filled(row[0].plain, width, "  ").split("\n")
    return lines


def _rows(cells: Sequence[WorkCell]) -> list[list[WorkCell]]:
    names = dict.fromkeys(one.mechanism for one in cells)
    return [[one for one in cells if one.mechanism == name] for name in names]


def _cell(one: WorkCell, place: int, most: int) -> dict[str, Any]:
    share = one.count / most if most else 0
    shade = 0 if not one.count else 3 if share >= _STRONG else 2 if share >= _MIDDLE else 1
    return {
        "x": round(_NAMES + place * (_CELL_WIDTH + _GAP), 1),
        "shade": shade,
        "count": one.count,
        "lines": _names(one),
        "tip": f"{one.name}, {PHASES[one.phase].casefold()}: {_says(one)}",
    }


def _names(one: WorkCell) -> list[str]:
    """Return the names of as many components as fit into three lines, the most told first."""
    names = [part.name.casefold() for part in one.components]
    for many in range(len(names), 0, -1):
        more = f", {len(names) - many} more" if many < len(names) else ""
        lines = broken(", ".join(names[:many]) + more, _CELL_WIDTH - 44, 9.2)
        if len(lines) <= 3:
            return lines
    return []


def _says(one: WorkCell) -> str:
    parts = ", ".join(f"{part.name.casefold()} {part.count}" for part in one.components)
    return f"{one.count} ({parts})" if parts else "none"


def _description(cells: Sequence[WorkCell]) -> str:
    rows = [
        f"{row[0].name} ({row[0].plain}): "
        + "; ".join(f"{PHASES[one.phase].casefold()} {_says(one)}" for one in row)
        + "."
        for row in _rows(cells)
    ]
    return (
        "Coded passages by NPT construct and phase, in brackets the components that they tell of. "
        + " ".join(rows)
    )


def _table(cells: Sequence[WorkCell]) -> PictureTable:
    return PictureTable(
        title=_TITLE,
        head=("NPT construct", "Phase", "Count", "Components", "Passages"),
        rows=tuple(
            (
                one.name,
                PHASES[one.phase],
                str(one.count),
                ", ".join(f"{part.name} {part.count}" for part in one.components) or "–",
                ", ".join(one.passages) or "–",
            )
            for one in cells
        ),
    )
