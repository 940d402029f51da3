"""Numbers as people say them: "about 2 years", "1.5 fte", "two and a half", "eighteen months"."""

from __future__ import annotations

import re

from cc_assistant.interview.fitting import ValueFault
from cc_assistant.text.phrases import NUMBER_WORDS

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+(?:-[a-z]+)*|\S")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MONEY = re.compile(r"[£$€]|\b(?:pounds?|euros?|dollars?|quid|gbp)\b|\d\s*k\b")
_RANGE = re.compile(
    r"\d\s*(?:-|–|to|or)\s*\d|\bbetween\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:to|or)\s"
)
_HALF = re.compile(r"\b(?:an? half|half an?|half)\b(?!-)")
_PER_UNIT = {
    **dict.fromkeys(("year", "yr", "y"), 12.0),
    **dict.fromkeys(("month", "mth", "m"), 1.0),
    **dict.fromkeys(("week", "wk"), 12 / 52),
}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NUMBERS = {
    **{word: number for word, number in NUMBER_WORDS.items() if word not in {"a", "an"}},
    "no": 0,
    "none": 0,
    "nothing": 0,
    "nobody": 0,
    "nil": 0,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
    "quarter": 0.25,
    "single": 1,
}
_FILLERS = frozenset(
    "about around roughly approximately approx maybe perhaps probably some circa nearly almost just over"
    " only exactly we we've have has got there there's is are will be it it's the of for us agreed funded"
    " funding money secured so far currently now right at in total altogether yet hopefully say up least"
    " most worth post posts person people worker workers staff member members link connector connectors"
    " navigator navigators coach coaches fte wte full-time fulltime full time equivalent equivalents i think"
    " s . , ~ more than employ employed left still a an".split()
)
_HALF_TIME = frozenset({"half-time", "halftime", "part-time", "parttime"})


def read_number(typed: str, *, months: bool, remedy: str = "") -> int | float:
    """Return the number that is meant.

    Args:
        typed: what was typed.
        months: whether months are asked for; years and weeks are then turned into months.
        remedy: what to do where it is no number: the help of the question.

    Raises:
        ValueFault: it is no number, more than one, an amount of money, or less than nothing.
    """
    text = " ".join(typed.casefold().replace("’", "'").split())
    _refuse_others(text, remedy)
    tokens = [_join_thousands(token) for token in _TOKEN.findall(_HALF.sub("½", text))]
    total, last_unit, seen = 0.0, 1.0, False
    pending: float | None = None
    for token in tokens:
        value = _value_of(token)
        unit = _PER_UNIT.get(token.removesuffix("s"))
        if value is not None:
            pending = _combined(pending, value)
            seen = True
        elif unit is not None:
            if not months:
                raise ValueFault("That is a length of time, and a number is asked for.", remedy=remedy)
            total += (1.0 if pending is None else pending) * unit
            pending, last_unit = None, unit
            seen = True
        elif token in _HALF_TIME:
            raise ValueFault("Count what the posts make together in full-time posts.", remedy=remedy)
        elif token not in _FILLERS and token != "and":
            raise ValueFault(f"'{typed}' is not a number that we can read.", remedy=remedy)
    if not seen:
        raise ValueFault(f"There is no number in '{typed}'.", remedy=remedy)
    if pending is not None:
        # "a year and a half": what comes after a length of time is part of another of its kind.
        total += pending * (last_unit if pending < 1 else 1.0)
    return _tidy(total)


def _refuse_others(text: str, remedy: str) -> None:
    if _MONEY.search(text):
        raise ValueFault(
            "That looks like an amount of money, and a plain number is asked for.", remedy=remedy
        )
    if "%" in text or "per cent" in text:
        raise ValueFault("That is a share, and a plain number is asked for.", remedy=remedy)
    if re.search(r"(?:^|\s)(?:-|−|minus )\s*\d", text):
        raise ValueFault("The number cannot be less than 0.", remedy=remedy)
    if _RANGE.search(text):
        raise ValueFault(
            "One number is needed, and that may be several.", remedy="Give the likeliest. " + remedy
        )


def _join_thousands(token: str) -> str:
    return token.replace(",", "") if _THOUSANDS.fullmatch(token) else token


def _value_of(token: str) -> float | None:
    if token in _FRACTIONS:
        return _FRACTIONS[token]
    if token[0].isdigit():
        if re.fullmatch(r"\d+(?:\.\d+)?", token):
            return float(token)
        raise ValueFault(f"'{token}' may be read in two ways.", remedy="Write it with a point: 1.5")
    if token in _NUMBERS:
        return float(_NUMBERS[token])
    tens, _, units = token.partition("-")
    if units and _NUMBERS.get(tens, 0) >= 20 and 0 < _NUMBERS.get(units, 0) < 10:
        return float(_NUMBERS[tens] + _NUMBERS[units])
    return None


def _combined(before: float | None, value: float) -> float:
    """Join number words: "twenty four", "two and a half", "half a dozen"."""
    if before is None:
        return value
    if value == 12 and before < 20:
        return before * value
    if value < 1 or (before >= 20 and before % 10 == 0 and value < 10):
        return before + value
    raise ValueFault("There are several numbers in it.", remedy="Give one number.")


def _tidy(number: float) -> int | float:
    rounded = round(number, 2)
    return int(rounded) if rounded.is_integer() else rounded
