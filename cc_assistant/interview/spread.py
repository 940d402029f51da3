"""How the answers of several people to one question lie: how many for each, how far they agree.

Agreement is the share of the answer that most gave, so one minus the variation ratio (Freeman 1965,
Elementary Applied Statistics). Where several may be ticked, it is the mean, over the options that anyone
ticked, of the share of the larger side: those who ticked it, or those who did not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Record, Value


@dataclass(frozen=True, slots=True)
class Spread:
    """The answers of a group.

    Attributes:
        counts: each answer, or each option where several may be ticked, and how many gave it: options in
            their order and with their zeros, numbers and dates from small to large.
        people: how many answered.
        agreement: 0 to 1; None where fewer than two answered, or the answers are texts.
        differ: whether they gave different answers.
        leading: the answers that most gave; several in a tie.
        suggested: what more than half gave; None where there is no such answer. Where several may be
            ticked: the options that more than half ticked.
        middle: the median of a scale or number; "I don't know" is left out.
        lowest: the smallest, or earliest, answer of a scale, number or date.
        highest: the largest, or latest.
    """

    counts: tuple[tuple[Value, int], ...]
    people: int
    agreement: float | None
    differ: bool
    leading: tuple[Value, ...]
    suggested: Value | None
    middle: float | None
    lowest: Value | None
    highest: Value | None


def spread_of(question: Question, record: Record, present: int = 0) -> Spread:
    """Count what people gave and what hands were shown for.

    Args:
        question: what was asked.
        record: what is known of it.
        present: how many people are in the room; where hands are shown for one option after another,
            nobody knows otherwise how many did not raise theirs.
    """
    shown: Counter[Value] = Counter()
    for hands in record.hands:
        shown[hands.value] += hands.count
    given: Counter[Value] = Counter(answer.value for answer in record.given)
    if question.kind != "multi":
        return _of_one(question, +(given + shown))
    raised = _ticks(shown)
    people = given.total() + max(raised.values(), default=0)
    return _of_several(question, +(_ticks(given) + raised), max(people, present if raised else 0))


def _of_one(question: Question, votes: Counter[Value]) -> Spread:
    people = votes.total()
    most = max(votes.values(), default=0)
    leading = tuple(value for value, count in _in_order(question, votes) if count == most > 0)
    text = question.kind == "text"
    low_to_high = _measured(question, votes)
    numbers = [value for value in low_to_high if isinstance(value, int | float) for _ in range(votes[value])]
    return Spread(
        counts=_in_order(question, votes),
        people=people,
        agreement=most / people if people > 1 and not text else None,
        differ=len(votes) > 1,
        leading=leading,
        suggested=leading[0] if leading and 2 * most > people else None,
        middle=median(numbers) if numbers else None,
        lowest=low_to_high[0] if low_to_high else None,
        highest=low_to_high[-1] if low_to_high else None,
    )


def _of_several(question: Question, ticks: Counter[Value], people: int) -> Spread:
    counts = _in_order(question, ticks)
    most = max(ticks.values(), default=0)
    chosen = tuple(str(value) for value, count in counts if 2 * count > people)
    sides = [max(count, people - count) / people for count in ticks.values()]
    return Spread(
        counts=counts,
        people=people,
        agreement=sum(sides) / len(sides) if people > 1 else None,
        differ=any(count < people for count in ticks.values()),
        leading=tuple(value for value, count in counts if count == most > 0),
        suggested=chosen or None,
        middle=None,
        lowest=None,
        highest=None,
    )


def _ticks(votes: Counter[Value]) -> Counter[Value]:
    ticks: Counter[Value] = Counter()
    for value, count in votes.items():
        for option in value if isinstance(value, tuple) else (value,):
            ticks[option] += count
    return ticks


def _in_order(question: Question, votes: Counter[Value]) -> tuple[tuple[Value, int], ...]:
    """Options in their order, with their zeros; other answers from small to large, what nobody knows last."""
    if question.options:
        steps: list[Value] = [option.id for option in question.options]
        others = [value for value in votes if value not in steps]
        return tuple((value, votes[value]) for value in [*steps, *others])
    measured = _measured(question, votes)
    others = [value for value in votes if value not in measured]
    return tuple((value, votes[value]) for value in [*measured, *others])


def _measured(question: Question, votes: Counter[Value]) -> list[Value]:
    """Return the answers that lie on a line, from small to large."""
    if question.kind == "date":
        return [*sorted(value for value in votes if isinstance(value, str) and value != DONT_KNOW)]
    if question.kind in {"scale", "number"}:
        return [*sorted(value for value in votes if isinstance(value, int | float))]
    return []
