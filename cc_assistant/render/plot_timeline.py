"""A timeline (Gantt chart) of a checklist: from when to when each item is worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from cc_assistant.domain.paper import EFFORT_WEEKS, ChecklistPaper, PaperItem, Picture
from cc_assistant.domain.passage import Phase
from cc_assistant.render.plot_frame import FONT, SHADES, UNITS_PER_MM, WIDTH, fitted
from cc_assistant.render.templating import fill_template
from cc_assistant.text.checklist_words import PHASE, phase_words

_LABELS = 292
"""Units for the titles, left of the bars."""
_TOP, _BOTTOM = 34, 30
_ROW, _TALLEST = 15.0, 234 * UNITS_PER_MM
_SIZE = 8.6
_SHORTEST_BAR = 3.0
_MOST_TICKS = 9
_TICK = 34
"""Units that the label of a tick takes."""
_MONTHS = (1, 2, 3, 6, 12, 24)
_WEEKS = (4, 8, 13, 26, 52)


class _Bar(NamedTuple):
    """``start`` and ``end`` in days from the origin: today, or opening where no date is known."""

    item: PaperItem
    start: float
    end: float


class _Line(NamedTuple):
    at: float
    label: str


def timeline(paper: ChecklistPaper) -> Picture | None:
    """Draw when the open items of a checklist are worked on; None where nothing can be drawn.

    Where no opening date is known, the axis shows weeks from opening, and items that count from another
    day are left out. Bars end on the due date and begin by the rule of thumb for their effort; overdue
    ones begin today.
    """
    open_ = [item for item in paper.items if item.status in {"to-do", "in-progress"}]
    bars = _by_weeks(open_) if paper.opening is None else _by_days(open_, paper.made)
    if not bars:
        return None
    start, end = min(bar.start for bar in bars), max(bar.end for bar in bars)
    lines = [line for line in _lines(paper) if start <= line.at <= end]
    scale = (WIDTH - _LABELS - 8) / max(end - start, 7)

    def across(day: float) -> float:
        return round(_LABELS + (day - start) * scale, 1)

    groups = [(phase, list(held)) for phase, held in groupby(_sorted(bars), key=lambda bar: bar.item.phase)]
    row = min(_ROW, (_TALLEST - _TOP - _BOTTOM) / (len(bars) + 1.3 * len(groups)))
    placed, bottom = _placed(groups, row, across, phase_words(running=paper.running))
    height = round(bottom + _BOTTOM, 1)
    title = "When each item is worked on"
    description = _description(paper, bars, len(open_) - len(bars))
    ticks = _week_ticks(start, end) if paper.opening is None else _month_ticks(paper.made, start, end)
    svg = fill_template(
        "timeline.svg.j2",
        font=FONT,
        size=min(_SIZE, row * 0.62),
        width=WIDTH,
        height=height,
        top=_TOP,
        bottom=bottom,
        row=row,
        labels=_LABELS - 6,
        title=title,
        description=description,
        groups=placed,
        ticks=[
            {"x": across(tick.at), "label": tick.label} for tick in ticks if across(tick.at) < WIDTH - _TICK
        ],
        lines=_spread([{"x": across(line.at), "label": line.label} for line in lines]),
        key=[{"x": _LABELS + 88 * at, "shade": shade} for at, shade in enumerate(SHADES.values())],
    )
    return Picture(
        name="timeline",
        svg=svg,
        title=title,
        description=description,
        width=WIDTH / UNITS_PER_MM,
        height=height / UNITS_PER_MM,
    )


def _by_days(items: Sequence[PaperItem], today: date) -> list[_Bar]:
    bars = []
    for item in items:
        if item.day is None or item.starts is None:
            continue
        end = (item.day - today).days
        start = (item.starts - today).days
        if end < 0:  # overdue: from today, for as long as it takes
            start, end = 0, end - start
        bars.append(_Bar(item, max(start, 0) if end > 0 else 0, max(end, 1)))
    return bars


def _by_weeks(items: Sequence[PaperItem]) -> list[_Bar]:
    return [
        _Bar(item, 7 * (item.weeks - EFFORT_WEEKS[item.effort]), 7 * item.weeks)
        for item in items
        if item.weeks is not None
    ]


def _sorted(bars: Sequence[_Bar]) -> list[_Bar]:
    return sorted(bars, key=lambda bar: list(PHASE).index(bar.item.phase))


def _lines(paper: ChecklistPaper) -> list[_Line]:
    if paper.opening is None:
        return [_Line(0, "opening")]
    lines = [_Line(0, "today")]
    if paper.opening > paper.made:
        lines.append(_Line((paper.opening - paper.made).days, "opening"))
    if paper.funding_end and paper.funding_end > paper.made:
        lines.append(_Line((paper.funding_end - paper.made).days, "funding ends"))
    return lines


def _spread(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put labels on two levels where they would run into one another."""
    for before, line in pairwise(lines):
        line["raised"] = line["x"] - before["x"] < 46 and not before.get("raised", False)
    return [{"raised": False, **line} for line in lines]


def _placed(
    groups: Sequence[tuple[Phase, list[_Bar]]],
    row: float,
    across: Callable[[float], float],
    headings: Mapping[Phase, str],
) -> tuple[list[dict[str, Any]], float]:
    y = float(_TOP)
    placed = []
    for phase, bars in groups:
        heading = y = y + row * 1.1
        rows = []
        for bar in bars:
            y += row
            left, right = across(bar.start), across(bar.end)
            right = max(right, left + _SHORTEST_BAR)
            rows.append(
                {
                    "y": round(y, 1),
                    "x": round(left, 1),
                    "width": round(right - left, 1),
                    "number": bar.item.number,
                    "title": fitted(bar.item.title, _LABELS - 26, min(_SIZE, row * 0.62)),
                    "tip": f"{bar.item.number}. {bar.item.title}: {bar.item.when}",
                    "shade": SHADES[bar.item.priority],
                    "now": bar.item.now,
                }
            )
        placed.append({"name": headings[phase], "y": round(heading, 1), "rows": rows})
        y += row * 0.2
    return placed, round(y + 8, 1)


def _month_ticks(today: date, start: float, end: float) -> Iterator[_Line]:
    first, last = today + timedelta(days=start), today + timedelta(days=end)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in _MONTHS if months / step <= _MOST_TICKS), _MONTHS[-1])
    at = first.year * 12 + first.month - 1 + (0 if first.day == 1 else 1)
    while at % step:
        at += 1
    while (day := date(at // 12, at % 12 + 1, 1)) <= last:
        yield _Line((day - today).days, f"{day:%b %Y}")
        at += step


def _week_ticks(start: float, end: float) -> Iterator[_Line]:
    weeks = (end - start) / 7
    step = next((step for step in _WEEKS if weeks / step <= _MOST_TICKS), _WEEKS[-1])
    at = step * -int(-start // 7 // step)
    while 7 * at <= end:
        yield _Line(7 * at, f"{at:+d} weeks".replace("-", "−") if at else "")
        at += step


def _description(paper: ChecklistPaper, bars: Sequence[_Bar], not_drawn: int) -> str:
    """Say in words what the picture shows."""
    now = sum(bar.item.now for bar in bars)
    told = [f"{len(bars)} open items as bars that end when the item is due, by phase."]
    if now:
        told.append(f"{now} of them are overdue and begin today.")
    if not_drawn:
        told.append(f"{not_drawn} without a date on this axis are not drawn.")
    if paper.opening is None:
        told.append("No opening date is known, so weeks are counted from opening.")
    told.append("The dates stand with each item.")
    return " ".join(told)
