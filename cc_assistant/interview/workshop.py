"""What several people add to a session: who they are, what each says, what they decide together."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from cc_assistant.domain.session import Given, Hands, Person, Session, Value
from cc_assistant.errors import NotFound, UsageError
from cc_assistant.interview.asking import change_record, checked, record_of, some_words
from cc_assistant.interview.fitting import ValueFault, dont_know_value
from cc_assistant.interview.rules import Rules

Together = Literal["agreed", "majority", "open"]


def add_person(session: Session, initials: str, now: datetime, role: str = "") -> Session:
    """Let somebody take part. The last of ``people`` of the session returned is that person.

    Raises:
        ValueFault: there are no initials.
    """
    initials = some_words(initials)
    stem = re.sub(r"[^a-z0-9]+", "-", initials.casefold()).strip("-") or "person"
    taken = {person.id for person in session.people}
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    name = next(name for name in (stem, *numbered) if name not in taken)
    person = Person(id=name, initials=initials, role=role)
    return session.model_copy(update={"people": (*session.people, person), "changed": now})


def change_person(session: Session, person: str, initials: str, now: datetime, role: str = "") -> Session:
    """Call somebody by other initials, or give them another role; their answers stay theirs.

    Raises:
        NotFound: nobody here has this id.
        ValueFault: there are no initials.
    """
    _is_here(session, person)
    changed = Person(id=person, initials=some_words(initials), role=role)
    people = tuple(changed if other.id == person else other for other in session.people)
    return session.model_copy(update={"people": people, "changed": now})


def remove_person(session: Session, person: str, now: datetime) -> Session:
    """Take somebody off the list who has said nothing yet.

    Raises:
        NotFound: nobody here has this id.
        UsageError: they have answered; what they said is kept, with their initials.
    """
    _is_here(session, person)
    said = sum(given.person == person for record in session.records.values() for given in record.given)
    if said:
        raise UsageError(
            f"They have answered {said} {'question' if said == 1 else 'questions'}, which stays.",
            remedy="Rename them instead.",
        )
    people = tuple(other for other in session.people if other.id != person)
    return session.model_copy(update={"people": people, "changed": now})


def give(
    session: Session,
    rules: Rules,
    question: str,
    person: str,
    value: Value,
    *,
    now: datetime,
    remark: str = "",
) -> Session:
    """Keep what one person answers; another answer of theirs takes the place of the first.

    Raises:
        NotFound: there is no such question or person.
        ValueFault: the value is no answer.
    """
    _is_here(session, person)
    said = Given(person=person, value=checked(rules, question, value), remark=remark)
    before = record_of(session, rules, question).given
    replaced = tuple(said if other.person == person else other for other in before)
    given = replaced if said in replaced else (*before, said)
    return change_record(session, rules, question, now, given=given)


def show_hands(
    session: Session, rules: Rules, question: str, value: Value, *, count: int, now: datetime
) -> Session:
    """Keep how many hands were shown for an answer; another count takes the place of the first.

    Raises:
        NotFound: there is no such question.
        ValueFault: the value is no answer, or fewer than no hands are counted.
    """
    if count < 0:
        raise ValueFault("Hands cannot be fewer than none.", remedy="Count them again.")
    shown = Hands(value=checked(rules, question, value), count=count)
    before = record_of(session, rules, question).hands
    replaced = tuple(shown if other.value == shown.value else other for other in before)
    hands = replaced if shown in replaced else (*before, shown)
    return change_record(session, rules, question, now, hands=hands)


def decide(
    session: Session,
    rules: Rules,
    question: str,
    value: Value | None,
    *,
    how: Together,
    now: datetime,
    reason: str = "",
) -> Session:
    """Keep what the group decided, and why; stay at the question.

    Left open, a question counts as "I don't know", or as skipped where that is not offered.

    Args:
        session: to change.
        rules: the questions.
        question: its id.
        value: the answer; None where the question is left open.
        how: in which way it was decided.
        now: the time of the step.
        reason: why, in the words of the group.

    Raises:
        NotFound: there is no such question.
        ValueFault: the value is no answer.
        UsageError: a decision without an answer, or an answer left open.
    """
    asked = record_of(session, rules, question).question
    if (value is None) != (how == "open"):
        raise UsageError(
            "A question is decided with an answer, or left open without one.",
            remedy="Choose an answer, or leave it open.",
        )
    offered = rules.questions[asked].dont_know
    if value is not None:
        value = checked(rules, question, value)
    elif offered:
        value = dont_know_value(rules.questions[asked])
    update = {
        "value": value,
        "skipped": value is None,
        "on": now.date(),
        "how": how,
        "reason": reason.strip(),
        "origin": "asked",
    }
    return change_record(session, rules, question, now, **update)


def _is_here(session: Session, person: str) -> None:
    if person not in {other.id for other in session.people}:
        raise NotFound(f"Nobody here is '{person}'.", remedy="Add them to the people of the workshop first.")
