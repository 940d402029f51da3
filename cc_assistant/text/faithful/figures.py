"""The figures of a sentence: amounts, shares, spans of time, years; in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import form
from cc_assistant.text.faithful.reading import Word, read

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_ONES = {word: number for number, word in enumerate((_UNITS + " seventeen eighteen nineteen").split())}
_TENS = {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
NUMBERS = frozenset({*_ONES, *_TENS, *map(str, range(200))})
"""Words for numbers, and short ones in digits."""
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1e6, "billion": 1e9, "dozen": 12}
_SHORT_SCALES = {"k": 1_000, "m": 1e6, "bn": 1e9}
_PARTS = {name + plural: parts for name, parts in (("third", 3), ("quarter", 4), ("fifth", 5), ("tenth", 10))
          for plural in ("", "s")}  # fmt: skip
_TIMES = {"twice": 2.0, "double": 2.0, "doubled": 2.0, "doubling": 2.0, "tripled": 3.0, "triple": 3.0}
_SPANS = {
    name + plural: name
    for name in "second minute hour day week fortnight month year decade".split()
    for plural in ("", "s")
} | {
    "weekly": "week",
    "wk": "week",
    "wks": "week",
    "hrs": "hour",
    "mins": "minute",
    "min": "minute",
    "yrs": "year",
}
_CURRENCIES = {
    name: sign for sign, names in (("£", "£ pound pounds gbp"), ("$", "$ dollar dollars usd aud cad"),
                                   ("€", "€ euro euros eur")) for name in names.split()
}  # fmt: skip
_FIGURE = re.compile(
    r"(?:(?P<money>[£$€]|\b(?:GBP|USD|EUR)\b)\s?)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<percent>%|per\s?cent\b|percent\b)|(?P<short>bn|[km])\b)?",
    re.IGNORECASE,
)
_CLOSE = 4.0
"""A share in words ("a third") may lie so many points beside one in figures."""
_COUNTED = 10
"""A teller may count so far alone: "two programmes", of one passage each."""
_WHOLE = 100  # "one in five": of more it is no share ("seven in 2014")
_JUST = 4  # words before: "7.9 admissions a quarter"
_YEAR = re.compile(r"(?:19|20)\d\d")
_AROUND = 6  # words on either side of a figure that tell what it is of


class Figure(NamedTuple):
    """A figure: its value, what it measures, where it stands, and the words around it.

    ``unit`` is "%", a currency, a span of time, "times", "year-date", or "" for a count. ``around`` gives
    each stem its weight: 1 for the nearest word of content, less for those further off.
    ``loose``: said in a way that allows some points beside it. ``teller``: a small count in words.
    """

    value: float
    unit: str
    start: int
    end: int
    around: tuple[tuple[str, float], ...]
    loose: bool = False
    teller: bool = False


@lru_cache(maxsize=4_096)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order."""
    words = read(text)
    found = sorted([*_in_digits(text, words), *_in_words(text, words)], key=lambda figure: figure.start)
    return tuple(_with_shared_units(text, found))


def missing_figure(said: str, held: Sequence[str], dates: frozenset[int] = frozenset()) -> str:
    """Return the first figure of a sentence that does not stand in what it cites, as it is written; or "".

    Args:
        said: the sentence.
        held: the texts that it cites.
        dates: years that may be named besides (when a source appeared).
    """
    there = [figure for text in held for figure in figures(text)]
    for figure in figures(said):
        dated = figure.unit in {"year-date", ""} and figure.value in dates
        if not dated and not figure.teller and not any(same(figure, other) for other in there):
            return said[figure.start : figure.end].strip()
    return ""


def same(said: Figure, held: Figure) -> bool:
    """Whether two figures say the same: their values, and their units where both have one."""
    if said.unit != held.unit:
        plain = {said.unit, held.unit} <= {"", "year-date"} or (
            said.unit == "" and held.unit in set(_SPANS.values())
        )
        if not plain:
            return False
    if said.loose or held.loose:
        return abs(said.value - held.value) <= _CLOSE
    return said.value == held.value


def _in_digits(text: str, words: Sequence[Word]) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if before[-1:].isalpha() or re.search(r"covid[\s-]*$", before, re.IGNORECASE):
            continue  # part of a name: COVID-19, B12
        if after[:1].isalpha() and not match["short"] and not re.match(r"(?:st|nd|rd|th|s)\b", after):
            continue
        value = float(match["number"].replace(",", ""))
        end = match.end()
        if match["short"]:
            value *= _SHORT_SCALES[match["short"].lower()]
        elif scale := re.match(r"\s(hundred|thousand|million|billion)\b", after, re.IGNORECASE):
            value *= _SCALES[scale[1].lower()]
            end += scale.end()
        money = (match["money"] or "").lower()
        unit = "%" if match["percent"] else _CURRENCIES.get(money, money)
        plain = match["number"].isdigit() and len(match["number"]) == 4
        if not unit:
            unit = _unit_after(text[end:])
        if not unit and plain and 1900 <= value <= 2099:
            unit = "year-date"
        yield Figure(value, unit, match.start(), end, _around(words, match.start(), end))


def _in_words(text: str, words: Sequence[Word]) -> Iterator[Figure]:
    at = 0
    while at < len(words):
        used, value, unit, loose = _number_at(words, at)
        if used:
            start, end = words[at].start, words[at + used - 1].end
            unit = unit or _unit_after(text[end:])
            alone = used == 1 and words[at].word == "one"
            if not (alone and not unit):  # "one" is mostly no number
                # "one year" may be "a single year", and a small count the teller's own.
                teller = not loose and (value <= _COUNTED if not unit else value == 1)
                yield Figure(value, unit, start, end, _around(words, start, end), loose, teller)
        at += max(1, used)


def _number_at(words: Sequence[Word], at: int) -> tuple[int, float, str, bool]:
    """Return how many words make a number here, its value, its unit if they hold it, and if it is loose."""
    word = words[at].word
    following = words[at + 1].word if at + 1 < len(words) else ""
    many = _ONES.get(word, _TENS.get(word))
    if part := _part_at(words, at, following, many):
        return part
    if many is None:
        return 0, 0.0, "", False
    if following == "in" and many < (whole := _whole_at(words, at + 2)) <= _WHOLE:
        return 3, 100 * many / whole, "%", True
    used, value = 1, float(many)
    if word in _TENS and 0 < _ONES.get(following, 0) < 10:
        used, value = 2, value + _ONES[following]
    while at + used < len(words) and words[at + used].word in _SCALES:
        value *= _SCALES[words[at + used].word]
        used += 1
    return used, value, "", False


def _part_at(
    words: Sequence[Word], at: int, following: str, many: int | None
) -> tuple[int, float, str, bool] | None:
    """Return what `_number_at` does for a part or a multiple ("half", "a third", "twice"); None elsewhere."""
    word = words[at].word
    if word in _TIMES:
        return 1, _TIMES[word], "times", False
    if word == "half" and following not in {"term", "day", "hour", "way"}:
        return 1, 50.0, "%", True
    each = following == "quarter" and any(_in_figures(one) for one in words[max(0, at - _JUST) : at])
    if following in _PARTS and (many or word == "a") and not each:  # 7.9 a quarter
        return 2, 100 * (many or 1) / _PARTS[following], "%", True
    return None


def _whole_at(words: Sequence[Word], at: int) -> float:
    """Return the number of "in five" or "in 5"; 0 where there is none."""
    word = words[at].word if at < len(words) else ""
    return float(_ONES.get(word, 0)) or (float(word) if word.isdigit() else 0.0)


def _unit_after(text: str) -> str:
    match = re.match(
        r"(?:st|nd|rd|th)?[\s-]*(?:or (?:more|fewer|less) )?(percentage points?|points?|times|fold|[a-z]+)",
        text,
        re.IGNORECASE,
    )
    if not match:
        return ""
    word = match[1].lower()
    if word in {"times", "fold"}:
        return "times"
    if word.startswith(("percentage", "percent")):
        return "%"
    if re.match(r"[\s-]*per\s?cent\b", text, re.IGNORECASE):
        return "%"
    return _SPANS.get(word) or _CURRENCIES.get(word) or ""


def _with_shared_units(text: str, found: Sequence[Figure]) -> Iterator[Figure]:
    """Give the first figure of a range the unit of its second: "6 to 12 months", "£2-3 million"."""
    for number, figure in enumerate(found):
        if number + 1 < len(found):
            following = found[number + 1]
            between = text[figure.end : following.start]
            joined = re.fullmatch(r"\s*(?:to|and|or|-|–|—)\s*", between)
            if joined and figure.unit == "" and following.unit not in {"", "year-date"}:
                yield figure._replace(unit=following.unit)
                continue
        yield figure


def _around(words: Sequence[Word], start: int, end: int) -> tuple[tuple[str, float], ...]:
    inside = [number for number, word in enumerate(words) if word.start < end and start < word.end]
    if not inside:
        return ()
    first, last = inside[0], inside[-1]
    own = words[first].clause
    tells = [word for word in words if word.clause == own and word.has_content and not _in_figures(word)]
    weights: dict[str, float] = {}
    # A figure that is alone in brackets is that of the words before them.
    for side in (reversed(words[:first]), words[last + 1 :] if tells else ()):
        distance = 1.0
        clause = own if tells else None
        taken = 0
        for word in side:
            if word.sentence != words[first].sentence or taken == _AROUND:
                break
            if _in_figures(word) and not _YEAR.fullmatch(word.word):
                continue
            if not word.has_content:
                continue
            if clause is None:
                clause = word.clause
            if word.clause != clause:
                distance, clause = distance + 1.5, word.clause
            name = form(word)
            weights[name] = max(weights.get(name, 0.0), 1 / distance)
            distance, taken = distance + 1, taken + 1
    return tuple(weights.items())


def _in_figures(word: Word) -> bool:
    return any(mark.isdigit() for mark in word.word)
