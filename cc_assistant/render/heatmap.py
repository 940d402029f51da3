"""A picture of coverage: CFIR and NPT codes by time point, on one A4 page.

Every cell holds its number, so the picture reads without colour. The colours are one blue that darkens
evenly, which every kind of colour vision sees as an order; letters on it keep a contrast of 4.5 to 1. On a
screen that is shown dark the blue grows lighter instead; paper is always light.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from cc_assistant.domain.coverage import Amount, CodeCoverage, Coverage
from cc_assistant.render.plot_frame import cut, wide
from cc_assistant.render.templating import fill_template

# The columns of the table: the field of the amount and its short heading, explained under the picture.
_AMOUNTS = (("initiation", "Init."), ("operation", "Oper."), ("maintenance", "Maint."), ("total", "Total"))

# Measures in user units, 96 to the inch: A4 lying on its side.
_WIDTH, _HEIGHT, _MARGIN = 1123, 794, 34
_COLUMNS = 3
_GAP = 18
_COLUMN_WIDTH = (_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
_CELL_WIDTH, _CELL_HEIGHT = 46, 16
_ROW = 21
_TOP = 82
_CELLS_X = _COLUMN_WIDTH - len(_AMOUNTS) * _CELL_WIDTH
_NAMES = _CELLS_X - 3
_NAME_SIZES = (11, 10, 9.25, 8.5)
_GROUP_SIZE, _NUMBER_SIZE, _SOURCES_SIZE = 11, 11, 9
_LEGEND = 36
"""Units that the legend takes below the columns."""

# From how many findings on, the fill, and the ink on it.
_SCALE = (
    (0, "#ffffff", "#595959"),
    (1, "#e8f0fa", "#1a1a1a"),
    (5, "#bfd5ec", "#1a1a1a"),
    (15, "#86b4dc", "#1a1a1a"),
    (30, "#2f6fad", "#ffffff"),
    (60, "#0b3c74", "#ffffff"),
)
_DARK_SCALE = (
    ("#14181d", "#b8b8b8"),
    ("#1c2b3b", "#ececec"),
    ("#234464", "#f2f2f2"),
    ("#2f6193", "#ffffff"),
    ("#7fb3e6", "#0c1116"),
    ("#cfe4fa", "#0c1116"),
)
"""The same steps on a dark page."""

_NOTE = (
    "Init. = initiation, up to opening; Oper. = operation; Maint. = maintenance. "
    "A finding told more than once counts once."
)
_NO_FRAME = "No pack that is switched on has a coding frame, so there is nothing to show."


def heatmap_svg(coverage: Coverage) -> str:
    """Return the coverage of CFIR constructs and NPT components by time point as an SVG picture.

    Sub-constructs are shown with their construct. A library without a frame gives a picture that says so.
    """
    frames = (("CFIR", [code for code in coverage.cfir if code.level == "construct"]), ("NPT", coverage.npt))
    columns: list[dict[str, Any]] = [
        {"x": _MARGIN + index * (_COLUMN_WIDTH + _GAP), "heading": heading, "groups": list(_groups(codes))}
        for index, (heading, codes) in enumerate(_columns(frames))
    ]
    lowest = max(
        (row["y"] for column in columns for group in column["groups"] for row in group["rows"]), default=0
    )
    height = max(_HEIGHT, _TOP + lowest + 2 * _LEGEND)  # a longer one is shown smaller, on one page still
    total = coverage.total
    rows = [code for _, codes in frames for code in codes]
    return fill_template(
        "heatmap.svg.j2",
        width=_WIDTH,
        height=height,
        margin=_MARGIN,
        top=_TOP,
        column_width=_COLUMN_WIDTH,
        cell_width=_CELL_WIDTH,
        cell_height=_CELL_HEIGHT,
        title="Where the evidence is, by code and time point",
        subtitle=f"{total.findings} findings from {total.sources} sources. "
        "In each cell the number of findings, in brackets that of sources.",
        description=_description(coverage, rows),
        columns=columns,
        headings=[
            {"x": _CELLS_X + (index + 0.5) * _CELL_WIDTH, "text": text}
            for index, (_, text) in enumerate(_AMOUNTS)
        ],
        legend_y=height - _LEGEND,
        legend=_legend(),
        legend_note_x=70 + len(_SCALE) * 46 + 16,
        note=_NOTE if rows else _NO_FRAME,
        dark=_DARK_SCALE,
    )


def _description(coverage: Coverage, rows: Sequence[CodeCoverage]) -> str:
    """Say in words what the picture shows, for those who do not see it."""
    if not rows:
        return _NO_FRAME
    most = max(rows, key=lambda code: code.total.findings)
    unseen = [code.name for code in rows if code.total.findings == 0]
    return (
        f"A table of {len(rows)} codes by initiation, operation and maintenance. "
        f"{coverage.total.findings} findings from {coverage.total.sources} sources. "
        f"Most are coded {most.name} ({most.total.findings}). Never seen: {', '.join(unseen) or 'none'}."
    )


def _columns(
    frames: Sequence[tuple[str, Sequence[CodeCoverage]]],
) -> list[tuple[str, list[CodeCoverage]]]:
    """Spread the groups over columns, none split, each frame from the top of a column of its own."""
    groups = [
        (name, list(codes))
        for name, held in frames
        for _, codes in groupby(held, key=lambda code: code.group)
    ]
    for limit in range(1, 1 + sum(len(codes) + 1 for _, codes in groups)):
        columns = _filled(groups, limit)
        if len(columns) <= _COLUMNS and all(_height(codes) <= limit for _, codes in columns):
            return columns
    return []


def _filled(
    groups: Sequence[tuple[str, list[CodeCoverage]]], limit: int
) -> list[tuple[str, list[CodeCoverage]]]:
    columns: list[tuple[str, list[CodeCoverage]]] = []
    for frame, codes in groups:
        if columns and columns[-1][0] == frame and _height([*columns[-1][1], *codes]) <= limit:
            columns[-1][1].extend(codes)
        else:
            columns.append((frame, list(codes)))
    return columns


def _height(codes: Sequence[CodeCoverage]) -> int:
    """Return the rows that codes take, with one for the heading of each group."""
    return len(codes) + len({code.group for code in codes})


def _groups(codes: Sequence[CodeCoverage]) -> Iterator[dict[str, Any]]:
    y = 14
    for name, held in groupby(codes, key=lambda code: code.group):
        heading, rows = y, []
        for code in held:
            y += _ROW
            shown, size = _short(code)
            rows.append({"name": shown, "size": size, "y": y, "cells": list(_cells(code))})
        yield {"name": cut(name, _COLUMN_WIDTH - 24, _GROUP_SIZE), "y": heading, "rows": rows}
        y += _ROW + 2


def _short(code: CodeCoverage) -> tuple[str, float]:
    """Return the name without the word that repeats the heading, and how large it fits; cut if it must be."""
    name = code.name.removeprefix(f"{code.group} ")
    fitting = (size for size in _NAME_SIZES if wide(name, size) <= _NAMES)
    size = next(fitting, _NAME_SIZES[-1])
    return cut(name, _NAMES, size), size


def _cells(code: CodeCoverage) -> Iterator[dict[str, Any]]:
    for index, (field, _) in enumerate(_AMOUNTS):
        amount: Amount = getattr(code, field)
        step = _step(amount.findings)
        _, fill, ink = _SCALE[step]
        long = wide(f"{amount.findings}", _NUMBER_SIZE) + wide(f"({amount.sources})", _SOURCES_SIZE) + 2
        shrunk = min(1.0, (_CELL_WIDTH - 3) / long)
        yield {
            "x": _CELLS_X + index * _CELL_WIDTH,
            "size": round(_NUMBER_SIZE * shrunk, 1),
            "small": round(_SOURCES_SIZE * shrunk, 1),
            "findings": amount.findings,
            "sources": amount.sources,
            "step": step,
            "fill": fill,
            "ink": ink,
            "empty": amount.findings == 0,
            "bold": field == "total",
            "tip": f"{code.name}, {field}: {amount.findings} findings from {amount.sources} sources",
        }


def _step(findings: int) -> int:
    return max(step for step, (start, _, _) in enumerate(_SCALE) if findings >= start)


def _legend() -> list[dict[str, Any]]:
    steps = []
    for index, (start, fill, ink) in enumerate(_SCALE):
        following = _SCALE[index + 1][0] if index + 1 < len(_SCALE) else None
        text = (
            f"{start}+"
            if following is None
            else f"{start}-{following - 1}"
            if following - start > 1
            else f"{start}"
        )
        steps.append(
            {"x": 70 + index * 46, "step": index, "fill": fill, "ink": ink, "text": text, "empty": start == 0}
        )
    return steps
