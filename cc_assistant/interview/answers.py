"""Which answers count, and what follows from them; the rules stand at the top of `questionnaire.yaml`."""

from __future__ import annotations

import calendar
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.session import Record, Value
from cc_assistant.domain.truth import truth
from cc_assistant.interview.fitting import fits
from cc_assistant.interview.rules import FUNDING_MONTHS, OPEN_STAGES, OPENING, SERVICE_STAGE, Rules

NO_END = 99
"""So many months of money mean that it has no end: the question asks for this number."""

_DAYS_OF_MONTH = 365.2425 / 12
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a session that count on a day.

    Attributes:
        today: the day.
        values: for conditions: the answer to each question that can be reached and has one, and the
            derived values that can be worked out.
        reachable: ids of the questions that can be reached, in order, answered or not.
        unknown: names without an answer that could have one, if everything open or skipped were told: for
            conditions with unknowns.
        opening: the date of the first person, None if not known.
        funding_end: None if not known, or if the money has no end.
    """

    today: date
    values: Mapping[str, Value]
    reachable: tuple[str, ...]
    unknown: frozenset[str]
    opening: date | None
    funding_end: date | None

    @property
    def running(self) -> bool:
        """Whether the service is open, by what was said of its stage."""
        return self.values.get(SERVICE_STAGE) in OPEN_STAGES

    @property
    def weeks_to_launch(self) -> int | None:
        """Whole weeks from today to opening, negative after it; None if no date is known."""
        return _weeks_between(self.today, self.opening) if self.opening else None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is settled while some questions are open.

    Attributes:
        values: answers and derived values that count, as far as questions are known to be asked.
        asked: for each question whether it is asked: True, False, or None where open ones decide.
        unknown: names whose value open questions decide.
    """

    values: dict[str, Value]
    asked: dict[str, bool | None]
    unknown: frozenset[str]


def count_answers(rules: Rules, records: Mapping[str, Record], today: date) -> Answers:
    """Return the answers that count.

    A question counts if its condition holds of the answers that count before it. A record without a
    value, of a question that is not known, or with a value that is no answer to it, counts as none.

    Args:
        rules: the questions and their conditions.
        records: what a session holds, by question id.
        today: the day from which weeks are counted.
    """
    settled = look_ahead(rules, records, today, open_questions=_NOBODY)
    everything = look_ahead(rules, records, today, open_questions=rules.questions)
    return Answers(
        today=today,
        values=settled.values,
        reachable=tuple(name for name, asked in settled.asked.items() if asked),
        unknown=everything.unknown,
        opening=_day(settled.values.get(OPENING)),
        funding_end=_day(settled.values.get("funding_end")),
    )


def look_ahead(
    rules: Rules, records: Mapping[str, Record], today: date, open_questions: Container[str]
) -> Outlook:
    """Tell what is sure whatever is answered to the open questions.

    Args:
        rules: the questions and their conditions.
        records: what a session holds, by question id.
        today: the day from which weeks are counted.
        open_questions: ids; those that have an answer already are not open all the same.
    """
    values: dict[str, Value] = {}
    asked: dict[str, bool | None] = {}
    unknown: set[str] = set()
    for name, condition in rules.ask_when.items():
        asked[name] = truth(condition, values, unknown)
        if asked[name] is False:
            continue
        record = records.get(name)
        value = record.value if record else None
        if value is not None and fits(rules.questions[name], value):
            values[name] = value
            if asked[name] is None:
                unknown.add(name)
        elif name in open_questions:
            unknown.add(name)
        if name == OPENING:
            _add_weeks(values, unknown, today)
    _add_funding_end(values, unknown, records, today)
    return Outlook(values, asked, frozenset(unknown))


def _add_weeks(values: dict[str, Value], unknown: set[str], today: date) -> None:
    opening = _day(values.get(OPENING))
    if opening is not None:
        values["weeks_to_launch"] = _weeks_between(today, opening)
    if OPENING in unknown:
        unknown.add("weeks_to_launch")


def _add_funding_end(
    values: dict[str, Value], unknown: set[str], records: Mapping[str, Record], today: date
) -> None:
    if {FUNDING_MONTHS, OPENING, SERVICE_STAGE} & unknown:
        unknown.add("funding_end")
    months = values.get(FUNDING_MONTHS)
    if not isinstance(months, int | float) or not 0 < months < NO_END:
        return
    opening = _day(values.get(OPENING))
    told = records[FUNDING_MONTHS].on or today
    open_then = values.get(SERVICE_STAGE) in OPEN_STAGES or (opening is not None and opening <= told)
    counted_from = told if open_then else opening
    if counted_from is not None:
        values["funding_end"] = months_later(counted_from, months).isoformat()


def months_later(day: date, months: float) -> date:
    """Return the day some months later: the last of the month where it is shorter.

    Part of a month counts in days. Stops at the last date there is.
    """
    whole = int(months)
    year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    later = date(year, month + 1, min(day.day, last))
    part = timedelta(days=round((months - whole) * _DAYS_OF_MONTH))
    return min(later, date.max - part) + part


def _weeks_between(today: date, opening: date) -> int:
    """Whole weeks, rounded down: a day after opening is a week after it, never "this week"."""
    return (opening - today).days // 7


def _day(value: Value | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value != DONT_KNOW else None
