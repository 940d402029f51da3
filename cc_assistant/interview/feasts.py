"""Days that go by a name: Christmas, Easter, new year's eve, the end of the financial year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian; the method of Meeus, Jones and Butcher).

    Args:
        year: from 1583 on.
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, rest = divmod(century, 4)
    moon = century - (century + 8) // 25 + 1
    epact = (19 * golden + century - leap_centuries - moon // 3 + 15) % 30
    leaps, after_leap = divmod(in_century, 4)
    weekday = (32 + 2 * rest + 2 * leaps - epact - after_leap) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _by_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


_FEASTS: dict[str, tuple[str, Callable[[int], date]]] = {
    "christmas_eve": (r"christmas\s+eve", _fixed(12, 24)),
    "christmas": (r"(?:christmas|xmas)(?:\s+day)?", _fixed(12, 25)),
    "boxing_day": (r"boxing\s+day", _fixed(12, 26)),
    "last_day": (r"new\s+year['’]?s\s+eve", _fixed(12, 31)),
    "first_day": (r"new\s+year['’]?s(?:\s+day)?(?!\s+(?:eve|resolution))", _fixed(1, 1)),
    "good_friday": (r"good\s+friday", _by_easter(-2)),
    "easter_monday": (r"easter\s+monday", _by_easter(1)),
    "easter": (r"easter(?:\s+(?:sunday|day))?", _by_easter(0)),
    "whitsun": (r"whit(?:sun|\s+sunday)", _by_easter(49)),
    "michaelmas": (r"michaelmas(?:\s+day)?", _fixed(9, 29)),
    "money_ends": (
        r"(?:the\s+)?end\s+of\s+(?:the|this|our)\s+financial\s+year|(?:the\s+)?financial\s+year[\s-]+end",
        _fixed(3, 31),
    ),
    "money_begins": (
        r"(?:the\s+)?(?:start|beginning)\s+of\s+(?:the|our)\s+(?:new\s+|next\s+)?financial\s+year"
        r"|(?:the\s+)?(?:new|next)\s+financial\s+year",
        _fixed(4, 1),
    ),
    "year_ends": (r"(?:the\s+)?end\s+of\s+(?:the|this)\s+(?:calendar\s+)?year", _fixed(12, 31)),
}
_NO_DAY = r"(?!['’]s|[\s-]+(?:holiday|hol|break|vacation|term|time|party|parties|market|fair|dinner|card))"
"""What follows makes a span of some weeks, or something else, of the day."""
_FORMS = re.compile(
    r"(?<![\w-])(?:(?P<which>next|this|last|coming)\s+)?(?:"
    + "|".join(f"(?P<{name}>{form})" for name, (form, _) in _FEASTS.items())
    + rf")\b{_NO_DAY}(?:,?\s+(?:of\s+|in\s+)?(?P<year>(?:19|20)\d\d|(?:next|this|last)\s+year))?(?!\w)",
    re.IGNORECASE,
)


_STEP = {"last": -1, "this": 0, "next": 1}


class Feast(NamedTuple):
    """A day that a text names (half-open, code points)."""

    start: int
    end: int
    day: date


def find_feasts(text: str, *, today: date, past: bool = False) -> Iterator[Feast]:
    """Yield the days that a text names by a name.

    Args:
        text: any text.
        today: without a year, the next such day is meant.
        past: without a year, the last such day is meant.
    """
    for match in _FORMS.finditer(text):
        on = next(of_year for name, (_, of_year) in _FEASTS.items() if match[name])
        yield Feast(match.start(), match.end(), _meant(match, on, today, past=past))


def _meant(match: re.Match[str], on: Callable[[int], date], today: date, *, past: bool) -> date:
    if year := match["year"]:
        return on(int(year) if year.isdigit() else today.year + _STEP[year.split()[0].lower()])
    which = (match["which"] or "").lower()
    day = on(today.year)
    if which == "this":
        return day
    if past or which == "last":
        return day if day <= today else on(today.year - 1)
    return day if day >= today else on(today.year + 1)
