"""When each open item is worked on, in cells of a terminal: months across, items down, by phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from cc_assistant.text.checklist_words import phase_words
from cc_assistant.tui.interview_words import day
from cc_assistant.tui.widgets.plain_text import fitted, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist, Item

SHADES = {"must": "█", "should": "▓", "could": "░"}
_NOW = "now"
_LEAST_LABEL, _MOST_LABEL = 24, 62
_LEAST_MONTH = 9
"""Cells of a month below which only every second, third, sixth or twelfth is named."""
_STEPS = (1, 2, 3, 6, 12)
_MONTH_DAYS = 30.4
_FAR = 3 * 366
"""Days beyond which the axis ends: what is later stands at its edge."""


@dataclass(frozen=True)
class Bar:
    """An item and the days from the origin on which it is worked on."""

    item: Item
    start: int
    end: int


@dataclass(frozen=True)
class Scale:
    """The days of the axis, and the cells that they have."""

    first: int
    last: int
    width: int

    def at(self, day: float) -> int:
        """Return the cell of a day."""
        share = (day - self.first) / max(1, self.last - self.first)
        return max(0, min(self.width - 1, round(share * (self.width - 1))))


def gantt(checklist: Checklist, width: int) -> list[Content]:
    """Return the picture line by line.

    Bars end when an item is due and begin by the rule of thumb for its effort; what is overdue begins
    today. Where no opening date is known, weeks are counted from opening.

    Args:
        checklist: whose open items are drawn.
        width: cells across.
    """
    bars = list(_bars(checklist))
    if not bars:
        return [
            Content("Nothing that is open has a date yet. Tell us when you open, and a timeline appears.")
        ]
    label = max(_LEAST_LABEL, min(_MOST_LABEL, width * 2 // 5))
    lines_at = _lines(checklist)
    ends = [bar.end for bar in bars] + [at for at, _ in lines_at]
    first = min([bar.start for bar in bars] + [at for at, _ in lines_at])
    scale = Scale(first, min(max(ends), first + _FAR), max(10, width - label - 1))
    marks = {scale.at(at): name for at, name in lines_at}
    return [
        *_head(checklist, scale, label, lines_at),
        *_rows(bars, scale, label, marks, running=checklist.running),
        Content(""),
        plain("".join(f"{shade * 2} {name}   " for name, shade in SHADES.items()) + "┊ today and opening"),
        plain("Bars end when an item is due; their length is a rule of thumb for the effort."),
    ]


def _bars(checklist: Checklist) -> Iterator[Bar]:
    from cc_assistant.domain.paper import EFFORT_WEEKS

    for item in checklist.items:
        if item.mark.status not in {"to-do", "in-progress"}:
            continue
        length = 7 * EFFORT_WEEKS[item.effort]
        if checklist.opening is None:
            if item.due.counted_from == "opening":
                yield Bar(item, 7 * item.due.weeks - length, 7 * item.due.weeks)
        elif item.due.day is not None:
            end = (item.due.day - checklist.made).days
            yield Bar(item, 0, length) if end < 0 else Bar(item, max(0, end - length), max(end, 1))


def _lines(checklist: Checklist) -> list[tuple[int, str]]:
    if checklist.opening is None:
        return [(0, "opening")]
    found = [(0, "today")]
    if checklist.opening > checklist.made:
        found.append(((checklist.opening - checklist.made).days, "opening"))
    return found


def _head(
    checklist: Checklist, scale: Scale, label: int, lines_at: Sequence[tuple[int, str]]
) -> Iterator[Content]:
    names = [" "] * scale.width
    if checklist.opening is None:
        _put(names, scale.at(0), "opening")
        weeks = 4 * max(1, round((scale.last - scale.first) / 7 / 4 / 8))
        for at in range(scale.first // 7 // weeks * weeks, scale.last // 7 + 1, weeks):
            if at and 7 * at >= scale.first:
                _put(names, scale.at(7 * at), f"{at:+d} w")
    else:
        for at, name in _months(checklist.made, scale):
            _put(names, at, name)
    yield Content.styled(" " * label + "".join(names).rstrip(), "bold")
    marks = [" "] * scale.width
    for at, name in lines_at:
        told = f"{name} {day(checklist.opening)}" if name == "opening" and checklist.opening else name
        _put(marks, scale.at(at), f"┊{told}")
    yield Content(" " * label + "".join(marks).rstrip())


def _months(today: date, scale: Scale) -> Iterator[tuple[int, str]]:
    cells = scale.width / max(1.0, (scale.last - scale.first) / _MONTH_DAYS)
    step = next((step for step in _STEPS if step * cells >= _LEAST_MONTH), _STEPS[-1])
    begin = today + timedelta(days=scale.first)
    month = begin.year * 12 + begin.month - (1 if begin.day == 1 else 0)
    while True:
        if month % step == 0:
            at = (date(month // 12, month % 12 + 1, 1) - today).days
            if at > scale.last:
                return
            yield scale.at(at), f"{date(month // 12, month % 12 + 1, 1):%b %Y}"
        month += 1


def _put(cells: list[str], at: int, text: str) -> None:
    """Write a text into cells, to the left of its place at the right edge, unless others are there."""
    at = min(at, len(cells) - len(text))
    free = all(cell == " " for cell in cells[max(0, at - 1) : at + len(text) + 1])
    if at >= 0 and free:
        cells[at : at + len(text)] = text


def _rows(
    bars: Sequence[Bar], scale: Scale, label: int, marks: dict[int, str], *, running: bool
) -> Iterator[Content]:
    for phase, title in phase_words(running=running).items():
        held = [bar for bar in bars if bar.item.phase == phase]
        if not held:
            continue
        yield Content("")
        yield Content.styled(title, "bold $primary")
        for bar in held:
            name = fitted(one_line(bar.item.title), label - 1) + " "
            start = scale.at(bar.start)
            end = max(start, scale.at(bar.end))
            shade = SHADES[bar.item.priority]
            cells = ["┊" if at in marks else " " for at in range(scale.width)]
            cells[start : end + 1] = shade * (end + 1 - start)
            if bar.item.due.now:  # said in a word, too: colour alone tells too little
                cells[end + 2 : end + 2 + len(_NOW)] = _NOW
            before, drawn, after = cells[:start], cells[start : end + 1], cells[end + 1 :]
            yield Content.assemble(
                plain(name),
                "".join(before),
                ("".join(drawn), "$warning" if bar.item.due.now else "$primary"),
                "".join(after[: scale.width - end - 1]).rstrip(),
            )
