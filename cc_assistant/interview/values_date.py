"""The one day that an answer to a date question names; where it may be another, the question goes back."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name, monthrange
from datetime import date, timedelta

from cc_assistant.interview.answers import months_later
from cc_assistant.interview.dates import find_dates
from cc_assistant.interview.feasts import find_feasts
from cc_assistant.interview.fitting import ValueFault

EXAMPLES = "Type it like 1 April 2027, April 2027, 1/4/27, next April, or in 6 weeks."
MOST_YEARS_AHEAD, MOST_YEARS_BACK = 10, 60
"""What lies further off is a slip of the finger more often than a plan."""

_MONTHS = {name.casefold(): number for names in (month_name, month_abbr) for number, name in enumerate(names)}
_MONTHS = {name: number for name, number in _MONTHS.items() if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SPAN = re.compile(
    r"\b((?:easter|christmas|xmas|summer|school|whitsun)(?: (?:holidays?|hols|break|vacation|term|time))?"
    r"|ramadan|eid|diwali|passover|hanukkah|half[- ]term"
    r"|(?:michaelmas|hilary|trinity|lent|autumn|spring) term)\b"
)
"""What lasts some weeks, or has a day that this program does not work out."""
_DENIED = re.compile(r"\b(?:not|never|before|after|unless|isn't|won't)\b")
_PAST = re.compile(r"\b(?:since|opened|started|began|ago|last|been|already|were|was)\b")
_LASTING = re.compile(r"\b(?:for|been)\b")
_SOME_TIME = re.compile(
    r"\b((?:\w+|\d+(?:\.\d+)?) (?:and a half )?(?:days?|weeks?|months?|years?)(?: and a half)?)\b"
)
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d/-]|\.\d)")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b\.?(?:,? (\d{{4}}))?")
_MONTH_DAY = re.compile(rf"\b({_MONTH})\b\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?")
_MONTH_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{4})(?![\d/-])")
_ISO_MONTH = re.compile(r"(?<![\d/.-])(\d{4})[/.-](\d{1,2})(?![\d/.-])")
_ISO = re.compile(r"(?<![\d/.-])(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/-])")
_SHORT_YEAR = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b\.?,? '?(\d\d)$")
_OTHER_YEAR = re.compile(r"(?<![\d/.-])(?!19|20)\d{4}(?![\d/.-])")
_WEEKDAY = re.compile(rf"\b(?:next |this |on )?({'|'.join(name.casefold() for name in day_name)})\b")


def read_date(typed: str, today: date) -> date:
    """Return the day that is meant; what is rough counts as its first day. The day stands before the month.

    Args:
        typed: what was typed.
        today: the day from which "in 6 weeks" counts.

    Raises:
        ValueFault: no day is named, several are, it does not exist, or it lies very far off.
    """
    text = " ".join(typed.casefold().replace("’", "'").split()).strip(" .!")
    text = _in_one_form(text)
    _refuse_impossible(text)
    text = _relative_in_words(text, today)
    _refuse_spans(text, today)
    past = bool(_PAST.search(text))
    found = list(dict.fromkeys(said.day for said in find_dates(_capitals(text), today=today, past=past)))
    if not found and _LASTING.search(text):
        ago = _SOME_TIME.sub(r"\1 ago", text, count=1)
        found = [said.day for said in find_dates(_capitals(ago), today=today)]
    if not found:
        raise ValueFault(f"No date was found in '{_short(typed)}'.", remedy=EXAMPLES)
    if len(found) > 1 or _DENIED.search(text):
        days = " or ".join(in_words(day) for day in found)
        raise ValueFault(f"Is it {days}?", remedy="Type the one date that you mean.")
    return _near_enough(found[0], today)


def in_words(day: date) -> str:
    """Write a day as people read it: 1 April 2027."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def _in_one_form(text: str) -> str:
    """Write days in figures with the name of their month and the whole year."""
    text = _ISO.sub(lambda match: _named(match[3], match[2], match[1]), text)
    text = _ISO_MONTH.sub(lambda match: _named("", match[2], match[1]), text)
    text = _MONTH_YEAR.sub(lambda match: _named("", match[1], match[2]), text)
    text = _FIGURES.sub(_day_first, text)
    return _SHORT_YEAR.sub(lambda match: f"{match[1]} {match[2]} {_whole_year(match[3])}", text)


def _day_first(match: re.Match[str]) -> str:
    day, month, year = int(match[1]), int(match[2]), match[3] or ""
    if month > 12 and 1 <= day <= 12:
        other = f"{month} {month_name[day]}" if month <= 31 else ""
        whole = "" if year else f"{month_name[day]} {_whole_year(match[2])}"
        meant = " or ".join(reading for reading in (other, whole) if reading)
        remedy = f"Did you mean {meant}? Type it so." if meant else EXAMPLES
        raise ValueFault(f"There is no month {month}: the day stands before the month.", remedy=remedy)
    return _named(match[1], match[2], year)


def _named(day: str, month: str, year: str) -> str:
    if not 1 <= int(month) <= 12:
        raise ValueFault(f"There is no month {int(month)}.", remedy=EXAMPLES)
    return " ".join(part for part in (day, month_name[int(month)].casefold(), _whole_year(year)) if part)


def _whole_year(year: str) -> str:
    return str(int(year) + (2000 if int(year) < 80 else 1900)) if len(year) == 2 else year


def _refuse_impossible(text: str) -> None:
    if year := _OTHER_YEAR.search(text):
        raise ValueFault(f"Is {year[0]} the right year?", remedy=EXAMPLES)
    for match in _DAY_MONTH.finditer(text):
        _see_that_it_exists(int(match[1]), _MONTHS[match[2]], match[3])
    for match in _MONTH_DAY.finditer(text):
        _see_that_it_exists(int(match[2]), _MONTHS[match[1]], match[3])


def _refuse_spans(text: str, today: date) -> None:
    """Ask back where some weeks are named, and no day: "after the summer holidays"."""
    feasts = list(find_feasts(text, today=today))
    for span in _SPAN.finditer(text):
        named = any(feast.start < span.end() and span.start() < feast.end for feast in feasts)
        if not named and span[1] not in {"summer", "school"}:
            raise ValueFault(f"'{span[1]}' is not one day.", remedy="Give the month or the day.")


def _see_that_it_exists(day: int, month: int, year: str | None) -> None:
    last = monthrange(int(year) if year else 2027, month)[1]
    if not 1 <= day <= last:
        named = f"{month_name[month]} {year}" if year else month_name[month]
        raise ValueFault(
            f"There is no {day} {named}: that month has {last} days.",
            remedy="Type the day again, with its year.",
        )


def _relative_in_words(text: str, today: date) -> str:
    """Write "next year", "yesterday" or "Monday" as a date or a year."""
    for words, step in (("next", 1), ("this", 0), ("last", -1)):
        text = re.sub(rf"\b{words} year\b", str(today.year + step), text)
    last_month = months_later(date(today.year - 1, today.month, 1), 11)
    for words, day in (("last month", last_month), ("this month", today.replace(day=1))):
        text = text.replace(words, f"{month_name[day.month].casefold()} {day.year}")
    exact = {"now": today, "right now": today, "yesterday": today - timedelta(days=1)}
    if text in exact:
        return in_words(exact[text]).casefold()
    if weekday := _WEEKDAY.fullmatch(text):
        place = [name.casefold() for name in day_name].index(weekday[1])
        ahead = (place - today.weekday() - 1) % 7 + 1
        return in_words(today + timedelta(days=ahead)).casefold()
    if match := _MONTH_DAY.search(text):
        _refuse_two_readings(match, today)
    return text


def _refuse_two_readings(match: re.Match[str], today: date) -> None:
    """Ask back where a number may be a day or a year: "April 27"."""
    year = 2000 + int(match[2])
    if not match[3] and today.year - 1 <= year <= today.year + MOST_YEARS_AHEAD // 2:
        month = month_name[_MONTHS[match[1]]]
        raise ValueFault(
            f"Is it {int(match[2])} {month}, or {month} {year}?", remedy="Type it in one of these two ways."
        )


def _near_enough(day: date, today: date) -> date:
    ahead, back = day.year - today.year, today.year - day.year
    if ahead > MOST_YEARS_AHEAD or back > MOST_YEARS_BACK:
        distance = f"{ahead} years ahead" if ahead > 0 else f"{back} years ago"
        raise ValueFault(f"{in_words(day)} is {distance}. Is the year right?", remedy=EXAMPLES)
    return day


def _capitals(text: str) -> str:
    """A month that is also a word ("may", "march") is one here: only a date is asked for."""
    return re.sub(rf"\b({_MONTH}|spring|fall)\b", lambda match: match[1].capitalize(), text)


def _short(typed: str) -> str:
    return typed if len(typed) <= 60 else f"{typed[:59]}…"
