"""What a workshop says of people, of how their answers lie, and of what they decided, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cc_assistant.interview.said import in_words
from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import HowDecided, Person, Record, Session
    from cc_assistant.interview.spread import Spread

MOSTLY, BARELY = 0.75, 0.5
"""From the first share on agreement is called strong; up to the second the answers are called divided."""

HOW: dict[HowDecided, str] = {
    "agreed": "Agreed by all",
    "majority": "Decided by majority",
    "open": "Left open",
    "own": "Decided",
}
"""In which way a question was decided."""


def called(session: Session) -> dict[str, str]:
    """Return how each person is called, by id: their initials, with a number where two share them."""
    seen: Counter[str] = Counter()
    names: dict[str, str] = {}
    for person in session.people:
        key = person.initials.casefold()
        seen[key] += 1
        names[person.id] = person.initials if seen[key] == 1 else f"{person.initials}{seen[key]}"
    return names


def initials_of(person: str, names: Mapping[str, str]) -> str:
    """Return how a person is called, also where they are no longer on the list."""
    return names.get(person, person.upper())


def answered_words(silent: Sequence[Person], session: Session) -> str:
    """Return how many have answered: 5 of 6 answered."""
    return f"{len(session.people) - len(silent)} of {len(session.people)} answered"


def agreement_words(question: Question, spread: Spread) -> str:
    """Return how far people agree, in words and as a number."""
    if not spread.people:
        return "Nobody has answered yet."
    if spread.people == 1:
        return "One person has answered."
    if spread.agreement is None:
        return f"{counted(spread.people, 'person', 'people')} answered in their own words."
    if not spread.differ:
        return f"All {spread.people} agree (100 %)."
    return _differ(question, spread, spread.agreement)


def _differ(question: Question, spread: Spread, agreement: float) -> str:
    share = f"{agreement:.0%}".replace("%", " %")
    level = "divided"
    if agreement > BARELY:
        level = "most agree" if agreement >= MOSTLY else "more than half agree"
    if question.kind == "multi":
        return f"{spread.people} answered; over all options they agree to {share}: {level}."
    most = round(agreement * spread.people)
    if most == 1:
        return f"{spread.people} answered, each something else ({share}): divided."
    if len(spread.leading) > 1:
        return f"{len(spread.leading)} answers lead with {most} each of {spread.people} ({share}): divided."
    return f"{most} of {spread.people} gave the same answer ({share}): {level}."


def middle_words(question: Question, spread: Spread) -> str:
    """Return the median and the range of a scale or number, or the range of dates; "" for other answers."""
    if spread.lowest is None or spread.highest is None or spread.people < 2:
        return ""
    low, high = in_words(question, spread.lowest), in_words(question, spread.highest)
    if low == high:
        return ""
    span = f"rom {low} to {high}."
    return f"Median {spread.middle:g}, f{span}" if spread.middle is not None else f"F{span}"


def remarks(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what people said beside their answers: AB: They pay us."""
    for given in record.given:
        if given.remark:
            yield f"{initials_of(given.person, names)}: {given.remark}"


def decision_words(question: Question, record: Record) -> str:
    """Return what was decided and in which way; "" where nothing is."""
    if record.how == "open":
        task = "; it is a task to find out" if question.find_out else ""
        return f"Left open{task}."
    if record.value is None:
        return ""
    return f"{HOW[record.how]}: {in_words(question, record.value)}."


def is_decided(record: Record | None) -> bool:
    """Tell whether a question has its decision, left open included."""
    return record is not None and (record.how == "open" or record.value is not None)
