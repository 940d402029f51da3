"""A timeline (Gantt chart) of a checklist: from when to when each item is worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from cc_assistant.domain.paper import EFFORT_WEEKS, ChecklistPaper, PaperItem
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.portrait_paper import Drawn, PictureTable
from cc_assistant.render.plot_frame import SHADES, UNITS_PER_MM, WIDTH, fitted, wide
from cc_assistant.render.plot_paint import CHECKLIST_PAINTS, draw
from cc_assistant.text.checklist_words import PHASE, PRIORITY, phase_words
from cc_assistant.text.saying import counted, day_words

_LABELS = 292
"""Units for the titles, left of the bars."""
_TOP, _BOTTOM = 34, 30
_ROW, _TALLEST = 15.0, 234 * UNITS_PER_MM
_SIZE = 8.6
_SHORTEST_BAR = 3.0
_MOST_TICKS = 9
_TICK_SIZE, _LINE_SIZE = 7.6, 8.4
_LEVEL = 9
"""Units from one name of a line to that above it."""
_BOLD = 1.08
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_WEEKS = (4, 8, 13, 26, 52, 104, 260, 520, 1040, 2600, 5200)
_TITLE = "When each item is worked on"


class _Bar(NamedTuple):
    """``start`` and ``end`` in days from the origin: today, or opening where no date is known."""

    item: PaperItem
    start: float
    end: float


class _Line(NamedTuple):
    at: float
    label: str


def timeline(paper: ChecklistPaper) -> Drawn | None:
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
    if paper.opening is not None:
        start = min(start, 0)  # today: without it nobody sees how far off the first bar is
    lines = [line for line in _lines(paper) if start <= line.at <= end]
    row = _row(bars)
    size = min(_SIZE, row * 0.62)
    beside = 8 + (wide("now", size * _BOLD) if any(bar.item.now for bar in bars) else 0)
    scale = (WIDTH - _LABELS - beside) / max(end - start, 7)

    def across(day: float) -> float:
        return round(_LABELS + (day - start) * scale, 1)

    gutter = max(14.0, *(wide(str(bar.item.number), size) for bar in bars))
    headings = phase_words(running=paper.running)
    named = _spread([(across(line.at), line.label) for line in lines])
    top = _TOP + _LEVEL * max((line["level"] - 1 for line in named if line["level"]), default=0)
    placed, bottom = _placed(_groups(bars), row, across, headings, room=_LABELS - 12 - gutter, top=top)
    ticks = _week_ticks(start, end) if paper.opening is None else _month_ticks(paper.made, start, end)
    return draw(
        "timeline.svg.j2",
        key="timeline",
        title=_TITLE,
        description=_description(paper, bars, len(open_) - len(bars)),
        height=round(bottom + _BOTTOM, 1),
        table=_table(paper, bars, headings),
        paints=CHECKLIST_PAINTS,
        size=size,
        tick_size=_TICK_SIZE,
        line_size=_LINE_SIZE,
        top=top,
        bottom=bottom,
        row=row,
        gutter=round(gutter, 1),
        labels=_LABELS - 6,
        groups=placed,
        ticks=_labelled([(across(tick.at), tick.label) for tick in ticks]),
        lines=[{**line, "y": top - 16 - _LEVEL * line["level"]} for line in named],
        legend=[{"x": _LABELS + 88 * at, "shade": shade} for at, shade in enumerate(SHADES.values())],
    )


def _groups(bars: Sequence[_Bar]) -> list[tuple[Phase, list[_Bar]]]:
    return [(phase, list(held)) for phase, held in groupby(_sorted(bars), key=lambda bar: bar.item.phase)]


def _row(bars: Sequence[_Bar]) -> float:
    """Return how far rows are apart, so that all stand on one page."""
    return min(_ROW, (_TALLEST - _TOP - _BOTTOM) / (len(bars) + 1.3 * len(_groups(bars))))


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


def _spread(lines: Sequence[tuple[float, str]]) -> list[dict[str, Any]]:
    """Name lines to the right of each, or to the left or higher where another name stands there."""
    taken: list[tuple[float, float, int]] = []
    named = []
    for x, label in lines:
        long = wide(label, _LINE_SIZE * _BOLD) + 3
        places = [
            (left, left + long, level)
            for level in range(len(lines))
            for left in (x, x - long)
            if left + long <= WIDTH
            and not any(level == other and left < end and start < left + long for start, end, other in taken)
        ]
        place = places[0]  # each may have a level of its own
        taken.append(place)
        named.append({"x": x, "level": place[2], "before": place[0] < x, "label": label})
    return named


def _labelled(ticks: Sequence[tuple[float, str]]) -> list[dict[str, Any]]:
    """Name ticks where there is room for the name."""
    free = 0.0
    named = []
    for x, label in ticks:
        end = x + 2 + wide(label, _TICK_SIZE)
        fits = x >= free and end <= WIDTH
        free = end + 2 if fits else free
        named.append({"x": x, "label": label if fits else ""})
    return named


def _placed(
    groups: Sequence[tuple[Phase, list[_Bar]]],
    row: float,
    across: Callable[[float], float],
    headings: Mapping[Phase, str],
    *,
    room: float,
    top: int,
) -> tuple[list[dict[str, Any]], float]:
    y = float(top)
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
                    "title": fitted(bar.item.title, room, min(_SIZE, row * 0.62)),
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
    for month in range(at + -at % step, last.year * 12 + last.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        yield _Line((day - today).days, f"{day:%b %Y}")


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


def _table(paper: ChecklistPaper, bars: Sequence[_Bar], headings: Mapping[Phase, str]) -> PictureTable:
    weeks = paper.opening is None
    return PictureTable(
        title=_TITLE,
        head=("No.", "What", "Phase", "Worked on from", "Due", "Priority"),
        rows=tuple(
            (
                str(bar.item.number),
                bar.item.title,
                headings[bar.item.phase],
                _weeks_words(bar.start) if weeks else day_words(paper.made + timedelta(days=bar.start)),
                bar.item.when,
                PRIORITY[bar.item.priority],
            )
            for bar in _sorted(bars)
        ),
    )


def _weeks_words(days: float) -> str:
    weeks = round(days / 7)
    return (
        f"{counted(abs(weeks), 'week')} {'before' if weeks < 0 else 'after'} opening" if weeks else "opening"
    )
