"""The timeline of a service: its events to scale, each in the lane of its phase, the pandemic marked."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

from cc_assistant.domain.passage import Phase
from cc_assistant.domain.portrait_paper import Drawn, Moment, PictureTable, Timeline
from cc_assistant.render.lines import filled
from cc_assistant.render.pen import PLAIN, Pen
from cc_assistant.render.plot_frame import WIDTH, broken, cut, wide
from cc_assistant.render.plot_paint import PHASE_PAINT, draw
from cc_assistant.text.portrait_words import PHASES, year_words

_TITLE = "What happened when"
_TOP, _LINE, _GAP = 50, 12.6, 5.0
_LANES, _LANE, _LABELS = 44, 26, 158
_LANES_END = _LANES + 3 * _LANE - 2
_PER_YEAR, _LONGEST = 19.0, 400.0
"""Units that a year takes, as long as all years take no more than the longest."""
_TALLEST, _TIGHT = 820.0, 1.0
"""Units for all labels, so that they fit a page; of more, each is one line and closer to the next."""
_SIZE = 10.5
_MOST_YEARS = 16
"""Years that are named on the line; of more every second is, and so on."""
_MOST_OF_ONE = 5
"""Lines of a label below its first."""
_MOST_LINES = 40
"""Years up to which each has a line across the lanes; of more only those with a name have one."""
_MOST_UNDATED = 4
"""Events without a date that are told below the drawing; how many more there are is said."""
_SIGNS = string.ascii_letters + string.digits
"""What stands for an event in a drawing of characters; events beyond them are stars."""
_AXIS = 13
"""Columns before the line of years, drawn in characters."""


def story_picture(timeline: Timeline, key: str = "timeline") -> Drawn:
    """Draw the events of a service; those without a date stand below the drawing."""
    events = timeline.placed
    labels, gap = [_label(one) for one in events], _GAP
    heights = [len(lines) * _LINE + gap for lines in labels]
    if sum(heights) > _TALLEST:
        labels, gap = [_in_a_line(one) for one in events], _TIGHT
        heights = [_LINE + gap for _ in labels]
    years = max(timeline.end - timeline.start, 1)
    length = max(sum(heights), min(_PER_YEAR * years, _LONGEST))
    bottom = _TOP + length

    def down(at: float) -> float:
        return round(_TOP + (at - timeline.start) * length / years, 1)

    places = _spread([down(one.middle) + 3.5 for one in events], heights, gap, _TOP + 6, bottom)
    undated = [line for text in _undated(timeline) for line in broken(text, WIDTH - _LABELS, 9.4, most=3)]
    key_y = bottom + (16 + len(undated) * _LINE if undated else 4) + 16
    return draw(
        "portrait/timeline.svg.j2",
        key=key,
        title=_TITLE,
        description=_description(timeline),
        height=key_y + 6,
        table=_table(timeline),
        top=_TOP,
        bottom=bottom,
        key_y=key_y,
        line_height=_LINE,
        labels=_LABELS,
        lanes_end=_LANES_END,
        years=list(_years(timeline, down)),
        lanes=list(_lanes(timeline, down)),
        pandemic=_pandemic(timeline, down),
        events=[
            _event(one, lines, round(at, 1), down)
            for one, lines, at in zip(events, labels, places, strict=True)
        ],
        undated=undated,
    )


def story_lines(timeline: Timeline, width: int = 80, pen: Pen = PLAIN) -> list[str]:
    """Draw the same in characters, ``width`` columns: a line of years, then what each letter is."""
    room = max(20, width - _AXIS - 1)
    years = max(timeline.end - timeline.start, 1)

    def across(at: float) -> int:
        return min(room - 1, int((at - timeline.start) * room / years))

    lines = []
    if timeline.placed:
        step = next((step for step in (1, 2, 5, 10, 20, 50) if years / step * 6 <= room), 100)
        names, ticks = [" "] * (room + 5), [pen.line] * room
        for year in range(timeline.start, timeline.end + 1, step):
            at = across(year)
            if at + 4 <= room:
                names[at : at + 4] = str(year)
                ticks[at] = pen.tick
        lines += [" " * _AXIS + "".join(names).rstrip(), " " * _AXIS + "".join(ticks)]
        for phase in get_args(Phase):
            cells = [" "] * room
            for stretch in timeline.stretches:
                if stretch.phase == phase:
                    for at in range(across(stretch.start), across(stretch.end) + 1):
                        cells[at] = pen.stretch
            free = list(range(room))
            for place, one in enumerate(timeline.placed):
                if one.phase == phase and free:
                    want = across(one.middle)
                    # At its place or the next one that is free; at the end of the line, before it.
                    at = next((cell for cell in free if cell >= want), free[-1])
                    free.remove(at)
                    cells[at] = _sign(place)
            lines.append(f"{PHASES[phase]:<{_AXIS}}" + "".join(cells).rstrip())
        if timeline.pandemic:
            begin, end = (across(at) for at in timeline.pandemic)
            lines.append(f"{'Pandemic':<{_AXIS}}{' ' * begin}{pen.pandemic * max(1, end - begin)}")
        lines.append("")
    for place, one in enumerate((*timeline.placed, *timeline.undated)):
        sign = f"{_sign(place)}  " if one.start is not None else "-  "
        reckoned = " (counted from the start)" if one.placing == "reckoned" else ""
        undated = " (not dated, so not drawn)" if one.start is None else ""
        text = f"{one.date}{reckoned}{undated}: {one.event} {_mark(one)}".rstrip()
        lines += filled(text, width, sign, "   ").split("\n")
    return lines


def _sign(place: int) -> str:
    return _SIGNS[place] if place < len(_SIGNS) else "*"


def _mark(one: Moment) -> str:
    return f"[{one.cite.number}]" if one.cite else ""


_ROOM = WIDTH - _LABELS - 26
"""Units for a label; what is left is for the number of its source."""


def _date(one: Moment) -> str:
    return cut(one.date, _ROOM / 2, _SIZE * 1.08)


def _first(one: Moment) -> float:
    """Return how many units are left beside the date."""
    return _ROOM - wide(_date(one), _SIZE * 1.08) - 5


def _in_a_line(one: Moment) -> list[str]:
    return [cut(one.event, _first(one), _SIZE)]


def _label(one: Moment) -> list[str]:
    """Return the lines beside an event; the first begins behind its date."""
    words, first = one.event.split(), _first(one)
    many = next((at for at in range(1, len(words) + 1) if wide(" ".join(words[:at]), _SIZE) > first), None)
    if many is None:
        return [one.event]
    taken = max(many - 1, 1)
    rest = broken(" ".join(words[taken:]), _ROOM, _SIZE, most=_MOST_OF_ONE) if words[taken:] else []
    return [cut(" ".join(words[:taken]), first, _SIZE), *rest]


def _undated(timeline: Timeline) -> Iterator[str]:
    """Say what cannot be drawn."""
    for one in timeline.undated[:_MOST_UNDATED]:
        yield f"Not dated, so not drawn: {one.event} ({one.date})."
    if (more := len(timeline.undated) - _MOST_UNDATED) > 0:
        yield f"Not dated, so not drawn: {more} more."


def _spread(
    wanted: Sequence[float], heights: Sequence[float], gap: float, top: float, bottom: float
) -> list[float]:
    """Return where labels stand: as near to their places as they can without covering one another."""
    places: list[float] = []
    at = top
    for want, height in zip(wanted, heights, strict=True):
        places.append(max(want, at))
        at = places[-1] + height
    limit = bottom + 6
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], limit - heights[index] + gap)
        limit = places[index] - gap
    return places


def _years(timeline: Timeline, down: Callable[[float], float]) -> Iterator[dict[str, Any]]:
    long = timeline.end - timeline.start
    step = next(step for step in (1, 2, 5, 10, 20, 50) if long / step <= _MOST_YEARS)
    begin = -timeline.start % step if step > 2 else 0  # 1930, 1940 read better than 1927, 1937
    for year in range(timeline.start, timeline.end + 1):
        named = (year - timeline.start) % step == begin and year < timeline.end
        if named or long <= _MOST_LINES:
            yield {"y": down(year), "label": str(year) if named else ""}


def _lanes(timeline: Timeline, down: Callable[[float], float]) -> Iterator[dict[str, Any]]:
    for at, phase in enumerate(get_args(Phase)):
        held = next((one for one in timeline.stretches if one.phase == phase), None)
        start, end = (down(held.start), down(held.end)) if held else (0.0, 0.0)
        yield {
            "x": _LANES + at * _LANE,
            "head": 11 + 13 * at,
            "name": PHASES[phase],
            "paint": PHASE_PAINT[phase],
            "y": start - 5,
            "height": round(end - start + 10, 1) if held else 0,
        }


def _pandemic(timeline: Timeline, down: Callable[[float], float]) -> dict[str, Any] | None:
    if timeline.pandemic is None:
        return None
    start, end = (down(at) for at in timeline.pandemic)
    return {
        "y": start,
        "height": round(end - start, 1),
        "says": "The pandemic, March 2020 to the end of 2021",
    }


def _event(
    one: Moment, lines: Sequence[str], label_y: float, down: Callable[[float], float]
) -> dict[str, Any]:
    assert one.start is not None
    lane = get_args(Phase).index(one.phase)
    return {
        "x": _LANES + lane * _LANE + 9,
        "y": down(one.middle),
        "length": round(down(one.end or one.start) - down(one.start), 1),
        "reckoned": one.placing == "reckoned",
        "label_y": label_y,
        "date": _date(one),
        "lines": lines,
        "mark": _apart(_mark(one), one.event),
        "tip": f"{one.date}, {PHASES[one.phase].casefold()}: {one.event}",
    }


def _apart(mark: str, text: str) -> str:
    """Return a mark that keeps its brackets behind a text that runs from right to left."""
    runs_left = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
    return f"\u200e{mark}\u200e" if runs_left and mark else mark


def _description(timeline: Timeline) -> str:
    placed = timeline.placed
    if not placed:
        return "No event has a date that can be drawn."
    told = [f"{len(placed)} events from {timeline.start} to {timeline.end - 1}, in three lanes, one a phase."]
    told += [
        f"{PHASES[one.phase]}: {year_words(one.start)} to {year_words(one.end)}."
        if one.end > one.start
        else f"{PHASES[one.phase]}: {year_words(one.start)}."
        for one in timeline.stretches
    ]
    if timeline.pandemic:
        told.append("The pandemic is marked from March 2020 to the end of 2021.")
    told += [f"{one.date}: {one.event}." for one in placed]
    if timeline.undated:
        told.append(f"{len(timeline.undated)} without a date are told below the drawing.")
    return " ".join(told)


def _table(timeline: Timeline) -> PictureTable:
    return PictureTable(
        title=_TITLE,
        head=("When", "Phase", "What happened", "Source", "Passages"),
        rows=tuple(
            (
                one.date,
                PHASES[one.phase],
                one.event,
                _mark(one),
                ", ".join(one.excerpts) or "–",
            )
            for one in (*timeline.placed, *timeline.undated)
        ),
    )
