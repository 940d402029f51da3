"""Numbers with their units: months of money, posts of a team."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cc_assistant.interview.understanding.heard import SAID, SUGGESTED, Heard
from cc_assistant.interview.understanding.marks import Marks
from cc_assistant.text.phrases import NUMBER_WORDS, Token

MOST = 1_000
"""A larger number is money or people helped, never months or posts."""

_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_MONTHS = {
    "month": 1.0,
    "mth": 1.0,
    "year": 12.0,
    "yr": 12.0,
    "yrs": 12.0,
    "mths": 1.0,
    "week": 12 / 52,
    "annual": 12.0,
}
_POSTS = frozenset({"fte", "wte"})
_PART = re.compile(r"^(?:half|part)$")
_EACH_HALF = re.compile(r"\b(?:all|both|each)(?: of (?:them|us))?(?: (?:are|is|on|do|work|working))* half\b")
_LONGEST_PERIOD = 4
_BACK = frozenset("since ago every each per old".split())
_NOT_A_COUNT = frozenset({"half"})


def amounts_in(marks: Marks) -> Iterator[Heard]:
    """Yield the numbers that a sentence gives for questions."""
    tokens = marks.sentence.tokens
    for cue in marks.cues:
        if cue.means.role != "amount" or marks.taken_back(cue, hopes=False, after=False):
            continue
        held = tokens[cue.start : cue.end]
        value = amount_of(held)
        if value is not None:
            parts = {token.word for token in held}
            exact = any(token.word.endswith(tuple(_POSTS)) for token in held) or (
                "full" in parts and bool(parts & {"half", "part"})
            )
            yield Heard(
                cue.means.question, value, *marks.chars(cue.start, cue.end), SAID + (1 if exact else 0)
            )


def months_after(marks: Marks, question: str) -> Iterator[Heard]:
    """Yield a period that stands by itself after words of money: "the grant is in, thirty months".

    Args:
        marks: of a sentence.
        question: asks for the months of money.
    """
    tokens, clauses = marks.sentence.tokens, marks.sentence.clauses
    money = {
        marks.clause_of(cue)
        for cue in marks.cues
        if cue.means.question == question and cue.means.role == "about"
    }
    if any(cue.means.question == question and cue.means.role == "amount" for cue in marks.cues):
        return
    for number, clause in enumerate(clauses):
        held = tokens[clause.start : clause.end]
        period = held[-1].stem in _MONTHS or held[-1].word in _MONTHS
        if (
            number - 1 not in money
            or len(held) > _LONGEST_PERIOD
            or not period
            or _BACK & {t.word for t in held}
        ):
            continue
        value = amount_of(held)
        if value is not None:
            yield Heard(question, value, held[0].start, held[-1].end, SUGGESTED)


def number_in(tokens: Sequence[Token]) -> float | None:
    """Return the first number among some words: 18, 1.5, two, two and a half."""
    for at, token in enumerate(tokens):
        number = _number(token.word)
        if number is None:
            continue
        following = [after.word for after in tokens[at + 1 : at + 4]]
        return number + 0.5 if following == ["and", "a", "half"] else number
    return None


def plain(number: float) -> int | float:
    """Return a number without a needless ".0"."""
    return int(number) if number == int(number) else round(number, 2)


def _number(word: str) -> float | None:
    if word in NUMBER_WORDS and word not in _NOT_A_COUNT:
        return float(NUMBER_WORDS[word])
    figures = _FIGURES.match(word)
    return float(figures.group()) if figures else None


def amount_of(tokens: Sequence[Token]) -> int | float | None:
    """Return the number that some words tell: periods in months, posts counted together; None without one."""
    number, unit, whole, both = None, 1.0, 0.0, False
    for at, token in enumerate(tokens):
        if token.stem in _MONTHS or token.word in _MONTHS:
            unit = _MONTHS.get(token.word) or _MONTHS[token.stem]
            if number is None and at and tokens[at - 1].word in {"a", "one"}:
                number = 1.0
        elif number is None and token.word not in {"a", "an"}:
            number = number_in(tokens[at : at + 4]) if _number(token.word) is not None else None
    counts = [(at, found) for at, token in enumerate(tokens) if (found := _number(token.word)) is not None]
    for at, found in counts:
        kind = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if kind in {"full", "half", "part"}:
            both = both or kind == "full"
            whole += found * (0.5 if _PART.match(kind) else 1.0)
    if len(counts) == 1 and counts[0][1] > 1 and _EACH_HALF.search(" ".join(token.word for token in tokens)):
        number = counts[0][1] / 2
    of = [at for at, token in enumerate(tokens) if token.word == "of"]
    if of and len(counts) > 1 and counts[0][0] < of[0] < counts[-1][0]:
        number = counts[-1][1]  # "two of the four workers"
    value = whole if both and len(counts) > 1 else number
    if value is None:
        return None
    value *= unit
    return plain(float(round(value)) if unit != 1.0 else value) if 0 <= value < MOST else None
