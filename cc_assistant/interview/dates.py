"""Days as people say them: "next April", "in 6 weeks", "1/4/27", "since 2019", "early June", "at Easter".

What is rough counts as its first day: a month as its first, spring as 1 March, a year as 1 January.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cc_assistant.interview.answers import months_later
from cc_assistant.interview.feasts import find_feasts
from cc_assistant.text.phrases import NUMBER_WORDS

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH_NUMBER |= {name[:3]: number for name, number in _MONTH_NUMBER.items()} | {"sept": 9}
_SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTH = (
    "(?:"
    + "|".join(
        [*_MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"]
    )
    + r")\b\.?"
)
_SEASON = "(?:" + "|".join(_SEASON_MONTH) + ")"
_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r"|few)"
_YEAR = r"(?:(?:19|20)\d\d)"
_PART = (
    r"(?:(?P<part>early|mid|late|the\s+(?:start|beginning|middle)\s+of|(?:the\s+)?end\s+of)[\s-]+(?:in\s+)?)?"
)
_OTHER_YEAR = r"(?:next|this|last)\s+year"
_FORMS = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso>{_YEAR}-\d\d?-\d\d?)
    | (?P<slashed>\d\d?[/.]\d\d?[/.](?:{_YEAR}|\d\d))
    | (?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<day_month>{_MONTH})
      (?:,?\s+(?P<day_year>{_YEAR}|{_OTHER_YEAR}))?
    | (?P<month_before>{_MONTH})\s+(?:the\s+)?(?P<day_after>\d\d?)(?:st|nd|rd|th)?\b
      (?!\s*(?:weeks?|months?|years?|workers?|%)) (?:,?\s+(?P<year_after>{_YEAR}))?
    | {_PART}(?:
        (?P<which>next|this|last|coming)?\s*(?P<month>{_MONTH}|{_SEASON})
          (?:,?\s+(?:of\s+)?(?P<month_year>{_YEAR}|'\d\d|{_OTHER_YEAR}))?
        | (?P<year>{_YEAR}))
    | (?:in\s+|within\s+)?(?:about\s+|around\s+|roughly\s+|just\s+)?
      (?P<count>{_COUNT})(?:\s+of)?\s+(?P<half>and\s+a\s+half\s+)?(?:(?:more|short|full)\s+)?
      (?P<unit>days?|weeks?|fortnights?|months?|years?|yrs?)['’]?(?P<and_half>\s+and\s+a\s+half)?
      (?:\s+(?P<when>from\s+(?:now|today)|away|time|hence|ago|back))?
    | (?P<near>tomorrow|today|next\s+(?:week|month|year)|(?:the\s+)?new\s+year)
    | (?:q(?P<quarter>[1-4])|(?P<nth>first|second|third|fourth|last)\s+quarter)
      (?:\s+(?:of\s+)?(?P<quarter_year>{_YEAR}|next\s+year))?
    )(?![\w/-]|\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_AHEAD = re.compile(r"(?:in|within)\s", re.IGNORECASE)
_NAMES_THAT_ARE_WORDS = frozenset({"may", "march", "mar", "jan", "dec", "spring", "fall"})
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


class Said(NamedTuple):
    """A day in a text: where its words stand (half-open, code points), and which day it is.

    ``exact``: the day itself was said, not only its month, season or year, or a number of weeks.
    """

    start: int
    end: int
    day: date
    exact: bool


def find_dates(text: str, *, today: date, past: bool = False) -> Iterator[Said]:
    """Yield the days that a text names.

    Args:
        text: any text.
        today: relative days and months without a year count from it.
        past: a month without a year is the last one, not the next.
    """
    found = [Said(*feast, exact=False) for feast in find_feasts(text, today=today, past=past)]
    for match in _FORMS.finditer(text):
        if any(match.start() < feast.end and feast.start < match.end() for feast in found):
            continue  # "2027" in "Easter 2027"
        try:
            day = _day(match, today, past=past)
        except (ValueError, OverflowError):  # 31 June, or a year that no calendar has
            continue
        exact = any(match[name] for name in ("iso", "slashed", "day", "month_before"))
        if day is not None:
            found.append(Said(match.start(), match.end(), day, exact))
    yield from sorted(found)


def _day(match: re.Match[str], today: date, *, past: bool) -> date | None:
    if match["iso"] or match["slashed"]:
        return _in_figures(match)
    if match["day"]:
        month, day, year = match["day_month"], int(match["day"]), match["day_year"]
        return _in_year(_number_of(month), day, year, today, past=past)
    if match["month_before"]:
        month, day, year = match["month_before"], int(match["day_after"]), match["year_after"]
        return _in_year(_number_of(month), day, year, today, past=past)
    if match["count"]:
        return _counted(match, today)
    return _rough(match, today, past=past)


def _in_figures(match: re.Match[str]) -> date:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    else:
        day, month, year = map(int, re.split(r"[/.]", match["slashed"]))
    return date(year + 2000 if year < 100 else year, month, day)


def _rough(match: re.Match[str], today: date, *, past: bool) -> date | None:
    if match["near"]:
        return _near(match["near"].lower(), today)
    if match["quarter"] or match["nth"]:
        number = int(match["quarter"] or _NTH[match["nth"].lower()])
        return _in_year(3 * number - 2, 1, match["quarter_year"], today, past=past)
    if match["month"]:
        return _month(match, today, past=past)
    year = int(match["year"])
    return _part(match["part"], date(year, 1, 1), date(year, 7, 1), date(year, 12, 31), date(year, 10, 1))


def _month(match: re.Match[str], today: date, *, past: bool) -> date | None:
    name = match["month"].lower().rstrip(".")
    which, said_year = (match["which"] or "").lower(), match["month_year"]
    alone = not (which or said_year or match["part"])
    # "we may open", "march": only a capital, or something beside it, makes it the name of a month.
    if alone and name in _NAMES_THAT_ARE_WORDS and not match["month"][0].isupper():
        before = match.string[max(0, match.start() - 6) : match.start()].lower().split()
        if not before or before[-1] not in {"in", "by", "from", "until", "since", "till", "of", "the"}:
            return None
    first = _in_year(_number_of(name), 1, said_year, today, past=past or which == "last")
    if which == "this" and name in _SEASON_MONTH:
        first = first.replace(year=today.year)
    if which == "next" and not said_year and (first.year, first.month) == (today.year, today.month):
        first = first.replace(year=today.year + 1)
    last = date(first.year, first.month, monthrange(first.year, first.month)[1])
    return _part(match["part"], first, first.replace(day=15), last, first.replace(day=20))


def _part(part: str | None, first: date, middle: date, last: date, late: date) -> date:
    said = (part or "").lower()
    if "end" in said:
        return last
    if "late" in said:
        return late
    return middle if "mid" in said else first


def _number_of(name: str) -> int:
    name = name.lower().rstrip(".")
    return _SEASON_MONTH.get(name) or _MONTH_NUMBER[name]


def _in_year(month: int, day: int, year: str | None, today: date, *, past: bool) -> date:
    if year:
        said = year.lower()
        if said[-4:] == "year":
            step = {"next": 1, "this": 0, "last": -1}[said.split()[0]]
            return date(today.year + step, month, day)
        return date(2000 + int(said[1:]) if said.startswith("'") else int(said), month, day)
    found = date(today.year, month, day)
    if past:
        return found if found <= today else found.replace(year=today.year - 1)
    return found if found >= today.replace(day=1) else found.replace(year=today.year + 1)


def _counted(match: re.Match[str], today: date) -> date | None:
    said = match["count"].lower()
    number = 3.0 if said == "few" else float(said if said.isdigit() else NUMBER_WORDS[said])
    if match["half"] or match["and_half"]:
        number += 0.5
    unit = match["unit"].lower().rstrip("s'’").replace("yr", "year")
    when = (match["when"] or "").lower().split()
    back = bool(when) and when[0] in {"ago", "back"}
    if not when and not _AHEAD.match(match.group()):
        return None
    number = -number if back else number
    if unit in _DAYS:
        return today + timedelta(days=round(number * _DAYS[unit]))
    return months_later(today, number * (12 if unit == "year" else 1))


def _near(said: str, today: date) -> date:
    words = said.split()
    if words[0] in {"today", "tomorrow"}:
        return today + timedelta(days=words[0] == "tomorrow")
    if words[-1] == "week":
        return today + timedelta(days=7 - today.weekday())
    if words[-1] == "month":
        return months_later(today.replace(day=1), 1)
    return date(today.year + 1, 1, 1)
