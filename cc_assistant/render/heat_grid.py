"""Counts as a picture: rows by columns, every cell with its number, so that it reads without colour.

The colours are one blue that darkens evenly, which every kind of colour vision sees as an order; letters
on it keep a contrast of 4.5 to 1. Nothing at all is an empty cell with a broken outline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cc_assistant.render.plot_frame import FONT, fitted
from cc_assistant.render.templating import fill_template

_SHADES = (("#e8f0fa", "#1a1a1a"), ("#bfd5ec", "#1a1a1a"), ("#86b4dc", "#1a1a1a"), ("#2f6fad", "#ffffff"),
           ("#0b3c74", "#ffffff"))  # fmt: skip
_EMPTY = ("#ffffff", "#595959")
_NAMES, _CELL_WIDTH, _ROW, _HEADS = 230, 46, 20, 150
_MARGIN, _TOP, _LEGEND = 20, 64, 44
_NARROWEST = 640


class HeatGrid(NamedTuple):
    """What is drawn.

    Attributes:
        title: of the picture.
        unit: what is counted, in a sentence.
        rows: names of the rows, each with the heading that it stands below ("" for none).
        columns: names of the columns.
        counts: row by row.
        said: what a cell shows, where that is not its number alone, row by row; empty for the numbers.
    """

    title: str
    unit: str
    rows: Sequence[tuple[str, str]]
    columns: Sequence[str]
    counts: Sequence[Sequence[int]]
    said: Sequence[Sequence[str]] = ()


def steps_of(most: int) -> tuple[int, ...]:
    """Return from which numbers on a cell is darker, for counts of at most ``most``; rising, from 1."""
    shares = (0.0, 0.15, 0.35, 0.6, 0.85)
    return tuple(sorted({max(1, round(share * most)) for share in shares}))


def heat_grid_svg(grid: HeatGrid) -> str:
    """Return counts as an SVG picture with a title, a description and a number in every cell."""
    most = max((count for row in grid.counts for count in row), default=0)
    steps = steps_of(most)
    y, group, rows = _TOP + _HEADS, "", []
    for at, (name, heading) in enumerate(grid.rows):
        if heading != group:
            group = heading
            y += _ROW
            rows.append({"y": y, "name": fitted(heading, _NAMES + 300, 11), "heading": True, "cells": []})
        y += _ROW
        cells = [_cell(grid, at, column, steps) for column in range(len(grid.columns))]
        rows.append({"y": y, "name": fitted(name, _NAMES - 12, 11), "heading": False, "cells": cells})
    width = max(_NARROWEST, 2 * _MARGIN + _NAMES + _CELL_WIDTH * len(grid.columns) + 70)
    return fill_template(
        "heat_grid.svg.j2",
        font=FONT,
        width=width,
        height=y + _LEGEND + _MARGIN,
        margin=_MARGIN,
        title=grid.title,
        unit=fitted(grid.unit, width - 2 * _MARGIN, 10.5),
        description=_description(grid, most),
        heads=[
            {"x": _MARGIN + _NAMES + (at + 0.5) * _CELL_WIDTH, "text": fitted(name, _HEADS - 6, 11)}
            for at, name in enumerate(grid.columns)
        ],
        heads_y=_TOP + _HEADS,
        rows=rows,
        cell_width=_CELL_WIDTH,
        legend=_legend(steps, most),
        legend_y=y + 22,
    )


def _cell(grid: HeatGrid, row: int, column: int, steps: Sequence[int]) -> dict[str, Any]:
    count = grid.counts[row][column]
    fill, ink = _shade(count, steps)
    name, heading = grid.rows[row]
    said = grid.said[row][column] if grid.said else str(count)
    place = f"{heading}, {name}" if heading else name
    return {
        "x": _MARGIN + _NAMES + column * _CELL_WIDTH,
        "fill": fill,
        "ink": ink,
        "empty": count == 0,
        "text": said,
        "tip": f"{place}; {grid.columns[column]}: {said}",
    }


def _shade(count: int, steps: Sequence[int]) -> tuple[str, str]:
    held = sum(count >= step for step in steps)
    return _SHADES[min(held, len(_SHADES)) - 1] if held else _EMPTY


def _legend(steps: Sequence[int], most: int) -> list[dict[str, Any]]:
    told = [{"x": _MARGIN + 60, "fill": _EMPTY[0], "ink": _EMPTY[1], "text": "0", "empty": True}]
    for at, step in enumerate(steps):
        last = steps[at + 1] - 1 if at + 1 < len(steps) else most
        text = f"{step}" if last <= step else f"{step}-{last}"
        fill, ink = _SHADES[at]
        told.append(
            {"x": _MARGIN + 60 + 58 * (at + 1), "fill": fill, "ink": ink, "text": text, "empty": False}
        )
    return told


def _description(grid: HeatGrid, most: int) -> str:
    """Say in words what the picture shows, for those who do not see it."""
    if not most:
        return f"{grid.unit} There is nothing in any cell."
    where = [
        f"{grid.rows[row][0]} by {grid.columns[column]}"
        for row, counts in enumerate(grid.counts)
        for column, count in enumerate(counts)
        if count == most
    ]
    table = "; ".join(
        f"{', '.join(part for part in reversed(grid.rows[row]) if part)}: "
        + (", ".join(f"{grid.columns[at]} {count}" for at, count in enumerate(counts) if count) or "nothing")
        for row, counts in enumerate(grid.counts)
    )
    return (
        f"{grid.unit} A table of {len(grid.rows)} rows by {len(grid.columns)} columns. The most, {most}, "
        f"is at {'; '.join(where[:3])}. Row by row: {table}."
    )
