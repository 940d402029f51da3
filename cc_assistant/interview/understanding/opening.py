"""When the service opens or opened, how far along it is by that, and until when there is money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from cc_assistant.domain.session import Value
from cc_assistant.interview.answers import months_later
from cc_assistant.interview.dates import Said, find_dates
from cc_assistant.interview.understanding.heard import ANSWERED, SAID, SUGGESTED, Heard
from cc_assistant.interview.understanding.marks import Marks

LAUNCH, STAGE, FUNDING = "launch_date", "stage", "funding_months"
_YEAR = 365
_MONTH = 365.2425 / 12
_PAST = re.compile(
    r"\b(?:opened|started|began|begun|launched|since|set\s+up|ago|went\s+live|saw\s+(?:our|the|its)|been|last|back\s+in"
    r"|took|established)\b",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"\b(?:(?:been\s+)?(?:open|going|running|up\s+and\s+running|live|operating|operational|doing\s+(?:this|it)|at\s+it)"
    r"|it'?s\s+been|we'?ve\s+been|in\s+our|now\s+in\s+our)\s+(?:for\s+)?(?:about\s+|around\s+|just\s+|over\s+|nearly\s+"
    r"|almost\s+|some\s+|more\s+than\s+|going\s+on\s+)?(?P<count>\d{1,2}|[a-z]+)\s+(?P<half>and\s+a\s+half\s+)?"
    r"(?P<unit>weeks?|months?|years?|yrs?)\b(?!['’]?\s+(?:funding|money|grant))"
    r"|\b(?P<count2>\d{1,2}|[a-z]+)\s+(?P<unit2>weeks?|months?|years?|yrs?)\s+(?:in\b(?!\s+(?:a|the|one)\b)|old\b|into\b)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|til|up\s+to|to|through\s+to|ends?(?:\s+(?:in|on))?|stops?(?:\s+(?:in|on))?|runs?\s+out(?:\s+(?:in|on))?"
    r"|expires?(?:\s+(?:in|on))?|finish(?:es)?(?:\s+(?:in|on))?|by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def openings_in(text: str, marks: Marks, *, today: date, asked: bool, carried: bool) -> Iterator[Heard]:
    """Yield the day of opening that a sentence tells, and the stage that follows from one in the past.

    Args:
        text: the whole text.
        marks: of the sentence.
        today: relative days count from it.
        asked: whether the day of opening was asked for.
        carried: whether the sentence before spoke of it, so that a correction needs no "open".
    """
    abouts = [cue for cue in marks.cues if cue.means == (LAUNCH, "about", None)]
    spans = [marks.chars(cue.start, cue.end) for cue in abouts if not marks.taken_back(cue, hopes=True)]
    sentence = marks.sentence
    told = False
    for said, past in _days(text, marks, today):
        near = [span for span in spans if _near(marks, span, said)]
        if not near and not asked and not ((carried or told) and said.exact):
            continue
        if _of_money(marks, said) and not asked:
            continue
        start = min([said.start, *(span[0] for span in near if span[0] >= sentence.start)])
        end = max([said.end, *(span[1] for span in near)])
        if end - start > 80:  # far apart: the day alone says enough
            start, end = said.start, said.end
        told = True
        yield Heard(LAUNCH, said.day.isoformat(), start, end, SAID)
        if past and said.day <= today:
            yield Heard(STAGE, _stage(said.day, today), start, end, ANSWERED)
    yield from _lasting(text, marks, today)


def _days(text: str, marks: Marks, today: date) -> Iterator[tuple[Said, bool]]:
    sentence = marks.sentence
    piece = text[sentence.start : sentence.end]
    back = {said.start: said for said in find_dates(piece, today=today, past=True)}
    for said in find_dates(piece, today=today):
        before = piece[max(0, said.start - 40) : said.end]
        past = bool(_PAST.search(before)) and said.day != said.day.max
        chosen = back.get(said.start, said) if past else said
        if chosen.day > today:
            past = False
        yield chosen._replace(start=said.start + sentence.start, end=said.end + sentence.start), past


def _near(marks: Marks, span: tuple[int, int], said: Said) -> bool:
    """Tell whether a phrase of opening and a day stand in the same clause, or in a list with it."""
    clauses = {token.clause for token in marks.sentence.tokens if span[0] <= token.start < span[1]}
    days = {token.clause for token in marks.sentence.tokens if said.start <= token.start < said.end}
    reach = {clause for day in days for clause in marks.goes_back(day)} | days
    return bool(clauses & reach)


def _of_money(marks: Marks, said: Said) -> bool:
    """Tell whether the clause of a day speaks of money or a deadline more closely than of opening."""
    clauses = {token.clause for token in marks.sentence.tokens if said.start <= token.start < said.end}
    for cue in marks.cues:
        if cue.means == (LAUNCH, "blocks", None):
            return True
    money = [c for c in marks.cues if c.means == (FUNDING, "about", None) and marks.clause_of(c) in clauses]
    own = [c for c in marks.cues if c.means == (LAUNCH, "about", None) and marks.clause_of(c) in clauses]
    return bool(money) and not own


def _lasting(text: str, marks: Marks, today: date) -> Iterator[Heard]:
    """Yield what "running for two years" and "three months in" say."""
    from cc_assistant.text.phrases import NUMBER_WORDS

    sentence = marks.sentence
    for match in _LASTED.finditer(text, sentence.start, sentence.end):
        word = (match["count"] or match["count2"]).lower()
        number = float(word) if word.isdigit() else NUMBER_WORDS.get(word)
        if number is None or any(
            turn.means.turn in {"elsewhere", "past", "not"}
            and marks.chars(turn.start, turn.end)[1] <= match.start() + 1
            and marks.clause_of(turn) == _clause_at(marks, match.start())
            for turn in marks.turns
        ):
            continue
        unit = (match["unit"] or match["unit2"]).lower()
        number += 0.5 if match["half"] else 0
        if unit.startswith("w"):
            day = today - timedelta(days=round(7 * number))
        else:
            day = months_later(today, -number * (1 if unit.startswith("m") else 12))
        yield Heard(LAUNCH, day.isoformat(), match.start(), match.end(), SUGGESTED)
        yield Heard(STAGE, _stage(day, today), match.start(), match.end(), SAID)


def _clause_at(marks: Marks, at: int) -> int:
    return next((token.clause for token in marks.sentence.tokens if token.end > at), 0)


def _stage(day: date, today: date) -> str:
    return "running" if (today - day).days < _YEAR else "established"


def money_until(
    text: str, marks: Marks, *, today: date, known: Mapping[str, Value], asked: bool
) -> Iterator[Heard]:
    """Yield the months of money that "the grant runs until March 2028" tells."""
    sentence = marks.sentence
    abouts = [cue for cue in marks.cues if cue.means == (FUNDING, "about", None)]
    if not abouts and not asked:
        return
    opening = known.get(LAUNCH)
    from_day = today
    if isinstance(opening, str) and opening[:1].isdigit():
        from_day = max(today, date.fromisoformat(opening))
    piece = text[sentence.start : sentence.end]
    for said in find_dates(piece, today=today):
        before = _UNTIL.search(piece, max(0, said.start - 24), said.start)
        if before is None or said.day <= from_day:
            continue
        day = said.day
        months = round((day - from_day).days / _MONTH)
        start = sentence.start + before.start()
        yield Heard(FUNDING, months, start, sentence.start + said.end, ANSWERED)
