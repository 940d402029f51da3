"""What helped and what got in the way: bars to two sides, for each CFIR domain in each phase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from cc_assistant.domain.passage import Phase
from cc_assistant.domain.portrait_paper import Balance, Drawn, PictureTable
from cc_assistant.render.pen import PLAIN, Pen
from cc_assistant.render.plot_frame import WIDTH, cut, wide
from cc_assistant.render.plot_paint import draw
from cc_assistant.text.portrait_words import PHASES

_TITLE = "What helped, and what got in the way"
_NAMES, _TOP, _ROW = 136, 34, 20
_PANEL = (WIDTH - _NAMES) / 3
_BESIDE = 10
"""Units between a bar, its number and the next panel."""


def balance_picture(rows: Sequence[Balance], key: str = "balance") -> Drawn:
    """Draw helps and hindrances; ``rows`` as `PortraitPaper.balance` holds them."""
    most = max((max(one.helped, one.hindered) + one.mixed for one in rows), default=0)
    numbers = max((wide(text, 9.6) for one in rows for text in _numbers(one)), default=0) + _BESIDE
    scale = (_PANEL / 2 - numbers) / max(most, 1)
    phases = get_args(Phase)
    drawn = []
    for at, domain in enumerate(_domains(rows)):
        held = {one.phase: one for one in rows if one.domain == domain.domain}
        drawn.append(
            {
                "name": cut(domain.name, _NAMES - 6, 10.5),
                "y": _TOP + at * _ROW + _ROW / 2,
                "cells": [_cell(held[phase], _middle(place), scale) for place, phase in enumerate(phases)],
            }
        )
    bottom = _TOP + len(drawn) * _ROW
    return draw(
        "portrait/balance.svg.j2",
        key=key,
        title=_TITLE,
        description=_description(rows),
        height=bottom + 24,
        table=_table(rows),
        panels=[{"name": PHASES[phase], "middle": _middle(at)} for at, phase in enumerate(phases)],
        rows=drawn,
        row_height=_ROW,
        bottom=bottom,
    )


def balance_lines(rows: Sequence[Balance], width: int = 80, pen: Pen = PLAIN) -> list[str]:
    """Draw the same in characters: one for a passage, another for one that tells of both."""
    names = 26
    most = max((max(one.helped, one.hindered) + one.mixed for one in rows), default=0)
    number = max((len(text) for one in rows for text in _numbers(one)), default=0) + 1
    half = max(8, (width - names - 5 - 2 * number) // 2)
    scale = min(1.0, half / max(most, 1))

    def bar(one: int, mixed: int) -> tuple[str, str]:
        both = round(mixed * scale) or (1 if mixed else 0)
        many = min(round(one * scale) or (1 if one else 0), half - both)
        return pen.one * many, pen.both * both

    lines = [f"{'':<{names}}{'got in the way':>{half + number + 1}} {pen.upright} helped"]
    for phase in get_args(Phase):
        lines.append(PHASES[phase])
        for one in (row for row in rows if row.phase == phase):
            left, right = bar(one.hindered, one.mixed), bar(one.helped, one.mixed)
            before = f"{_number(one.hindered, one.mixed):>{number}} {left[1] + left[0]:>{half}}"
            after = f"{right[0] + right[1]:<{half}} {_number(one.helped, one.mixed)}"
            lines.append(
                f"  {fitted_to(one.name, names - 3):<{names - 2}}{before} {pen.upright} {after}".rstrip()
            )
    lines.append(
        f"{pen.one} tells of one side, {pen.both} of both (on both sides; 2+1 is two and one of both)"
    )
    return lines


def fitted_to(text: str, width: int) -> str:
    """Return a text in at most so many columns; an ellipsis tells what is cut."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _domains(rows: Sequence[Balance]) -> list[Balance]:
    return list({one.domain: one for one in reversed(rows)}.values())[::-1]


def _middle(place: int) -> float:
    return round(_NAMES + _PANEL * (place + 0.5), 1)


def _cell(one: Balance, middle: float, scale: float) -> dict[str, Any]:
    bars, right, left = [], middle, middle
    for side, mixed, count in (
        ("helped", False, one.helped),
        ("helped", True, one.mixed),
        ("hindered", False, one.hindered),
        ("hindered", True, one.mixed),
    ):
        length = round(count * scale, 1)
        if not count:
            continue
        if side == "helped":
            bars.append({"side": side, "mixed": mixed, "x": round(right, 1), "width": length})
            right += length
        else:
            left -= length
            bars.append({"side": side, "mixed": mixed, "x": round(left, 1), "width": length})
    told = f"{PHASES[one.phase]}, {one.name}: {_says(one)}"
    return {
        "bars": bars,
        "middle": middle,
        "left": _number(one.hindered, one.mixed),
        "left_x": round(left - 4, 1),
        "right": _number(one.helped, one.mixed),
        "right_x": round(right + 4, 1),
        "tip": told,
    }


def _number(one: int, mixed: int) -> str:
    return f"{one}+{mixed}" if mixed else str(one) if one else ""


def _numbers(one: Balance) -> tuple[str, str]:
    return _number(one.hindered, one.mixed), _number(one.helped, one.mixed)


def _says(one: Balance) -> str:
    neutral = f", {one.neutral} neither" if one.neutral else ""
    return f"{one.helped} helped, {one.hindered} got in the way, {one.mixed} both{neutral}"


def _description(rows: Sequence[Balance]) -> str:
    told = []
    for phase in get_args(Phase):
        held = "; ".join(f"{one.name} {_says(one)}" for one in rows if one.phase == phase and one.passages)
        told.append(f"{PHASES[phase]}: {held or 'nothing coded'}.")
    return (
        "Coded passages by CFIR domain and phase, bars to the right for what helped and to the left for what "
        f"got in the way. {' '.join(told)}"
    )


def _table(rows: Sequence[Balance]) -> PictureTable:
    return PictureTable(
        title=_TITLE,
        head=("Phase", "CFIR domain", "Helped", "In the way", "Both", "Neither", "Passages"),
        rows=tuple(
            (
                PHASES[one.phase],
                one.name,
                str(one.helped),
                str(one.hindered),
                str(one.mixed),
                str(one.neutral),
                ", ".join(one.passages) or "–",
            )
            for one in rows
        ),
    )
