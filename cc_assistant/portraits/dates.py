"""Dates as sources give them ("first two years", "April 2012 to March 2014"), placed on a line of years.

Only what the words say is placed. A date that counts from the start of the service needs that start.
"""

from __future__ import annotations

import re
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
_WHEN = rf"(?:(?P<month>{'|'.join(_MONTHS)}|{'|'.join(_SEASONS)}) )?(?P<year>(?:19|20)\d\d)"
_POINT = re.compile(rf"^(?:since |from |in |by )?{_WHEN}$")
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


def place(written: str, started: int | None) -> Placed | None:
    """Return where a date lies; None where its words do not tell.

    A month is a point; a year alone is as long as a year, since nothing tells where in it.

    Args:
        written: as the source gives it.
        started: year in which the service started, for dates that count from there.
    """
    text = " ".join(written.casefold().split()).rstrip(".")
    if point := _point(text):
        return Placed(*point, "dated")
    if found := _YEARS.search(text):
        first = int(found["year"])
        last = int(found["to"]) if len(found["to"]) == 4 else first // 100 * 100 + int(found["to"])
        return Placed(first, last + 1, "dated") if last > first else None
    if found := _BEFORE.match(text):
        when = _point(found["when"])
        before = 1 if found["unit"] == "year" else 1 / 12
        return Placed(when[0] - before, when[0], "dated") if when else None
    if found := _SPAN.match(text):
        begin, end = _point(found["first"]), _point(found["last"])
        if begin and end and end[1] > begin[0]:
            return Placed(begin[0], end[1], "dated")
    return _reckoned(text, started)


def _point(text: str) -> tuple[float, float] | None:
    found = _POINT.match(text)
    if not found:
        return None
    year, named = int(found["year"]), found["month"]
    if not named:
        return year, year + 1
    at = year + _MONTHS.get(named, _SEASONS.get(named, 0)) / 12
    return at, at


def _reckoned(text: str, started: int | None) -> Placed | None:
    if found := _FIRST.match(text):
        years = _long(found["many"] or ("one" if found["unit"] in {"year", "month"} else ""), found["unit"])
        if years and started is not None:
            return Placed(started, started + years, "reckoned")
    elif found := _AFTER.match(text):
        years, since = _long(found["many"], found["unit"]), found["from"]
        year = int(since) if since else started
        if years and year is not None:
            at = year + years + (_SEASONS[found["season"]] / 12 if found["season"] else 0)
            return Placed(at, at, "reckoned")
    return None


def _long(many: str, unit: str) -> float | None:
    word = many.strip()
    number = int(word) if word.isdecimal() else _NUMBERS.get(word)
    return None if number is None else number / (1 if unit.startswith("year") else 12)
