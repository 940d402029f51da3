"""Dates as sources give them ("first two years", "April 2012 to March 2014"), placed on a line of years.

Only what the words say is placed. A date that counts from the start of the service needs that start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cc_assistant.domain.portrait_paper import Placing

_MONTHS = {
    name: at
    for at, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        )
    )
    for name in names
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 11}
_NUMBERS = {
    word: at
    for at, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_WHEN = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)? )?"
    rf"(?P<month>{'|'.join(_MONTHS)}|{'|'.join(_SEASONS)}),? )?(?P<year>(?:19|20)\d\d)"
)
_ABOUT = r"(?:(?:early|late|mid|the start of|the middle of|the end of|start of|end of)[ -](?:in )?)?"
_POINT = re.compile(rf"^(?:since |from |in |by )?{_ABOUT}{_WHEN}$")
_DAY = re.compile(r"^(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")
_SPAN = re.compile(r"^(?P<first>.+?) (?:to|until|-|–) (?P<last>.+)$")
_YEARS = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[-–/]\s*(?P<to>\d\d(?:\d\d)?)\b")
_BEFORE = re.compile(r"^(?:the )?(?P<unit>year|month) before (?P<when>.+)$")
_FIRST = re.compile(r"^(?:the )?first (?P<many>\w+ )?(?P<unit>years?|months?)$")
_AFTER = re.compile(
    r"^(?:(?P<season>spring|summer|autumn|winter), )?(?P<many>\w+) (?P<unit>years?|months?) "
    r"(?:in|on|after (?:the (?P<from>(?:19|20)\d\d )?start|opening|launch))$"
)


class Placed(NamedTuple):
    """Where a date lies, in years with fractions."""

    start: float
    end: float
    placing: Placing


def place(written: str, started: float | None) -> Placed | None:
    """Return where a date lies; None where its words do not tell.

    A month, or a day in it, is a point; a year alone is as long as a year, since nothing tells where in it.

    Args:
        written: as the source gives it.
        started: when the service started, in years with fractions, for dates that count from there.
    """
    text = _plain(written)
    if point := _point(text):
        return Placed(*point, "dated")
    if found := _YEARS.search(text):
        return _years(int(found["year"]), found["to"])
    if found := _BEFORE.match(text):
        when = _point(found["when"])
        before = 1 if found["unit"] == "year" else 1 / 12
        return Placed(when[0] - before, when[0], "dated") if when else None
    if found := _SPAN.match(text):
        begin, end = _point(found["first"]), _point(found["last"])
        if begin and end and end[1] > begin[0]:
            return Placed(begin[0], end[1], "dated")
    return _reckoned(text, started)


def _years(first: int, to: str) -> Placed | None:
    """Return where years lie; ``2015-16`` is the British financial year, April to March."""
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to) % 100
    if len(to) == 2 and last < first:  # 1999-00
        last += 100
    if len(to) == 2 and last == first + 1:
        return Placed(first + 0.25, last + 0.25, "dated")
    return Placed(first, last + 1, "dated") if first < last < first + 100 else None


def start_of(year: int | None, dates: Sequence[str]) -> float | None:
    """Return when a service started: the first of these dates in its year that names a month, else the year.

    Args:
        year: in which it started; None where that is not known.
        dates: of its events, as sources give them.
    """
    if year is None:
        return None
    points = [point for one in dates if (point := _point(_plain(one)))]
    in_it = [begin for begin, _ in points if year <= begin < year + 1]
    return min(in_it, default=year)


def _plain(written: str) -> str:
    return " ".join(written.casefold().split()).rstrip(".")


def _point(text: str) -> tuple[float, float] | None:
    if day := _DAY.match(text):
        at = int(day["year"]) + (int(day["month"]) - 1) / 12
        return at, at
    found = _POINT.match(text)
    if not found:
        return None
    year, named = int(found["year"]), found["month"]
    if not named:
        return year, year + 1
    at = year + _MONTHS.get(named, _SEASONS.get(named, 0)) / 12
    return at, at


def _reckoned(text: str, started: float | None) -> Placed | None:
    if found := _FIRST.match(text):
        years = _long(found["many"] or ("one" if found["unit"] in {"year", "month"} else ""), found["unit"])
        if years and started is not None:
            return Placed(started, started + years, "reckoned")
    elif found := _AFTER.match(text):
        years, since = _long(found["many"], found["unit"]), found["from"]
        year = int(since) if since else int(started) if found["season"] and started else started
        if years and year is not None:
            at = year + years + (_SEASONS[found["season"]] / 12 if found["season"] else 0)
            return Placed(at, at, "reckoned")
    return None


def _long(many: str, unit: str) -> float | None:
    word = many.strip()
    number = int(word) if word.isdecimal() else _NUMBERS.get(word)
    return None if number is None else number / (1 if unit.startswith("year") else 12)
