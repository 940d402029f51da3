"""The steps of an interview. Each returns a new session; none drops what somebody said.

Times come from outside: ``now`` is when the step is taken.
"""

from __future__ import annotations

from datetime import date, datetime

from cc_assistant.domain.session import (
    ALONE,
    Note,
    Origin,
    Parked,
    Person,
    Record,
    Route,
    Session,
    SessionKind,
    Value,
)
from cc_assistant.errors import NotFound, UsageError
from cc_assistant.interview.answers import Answers, count_answers
from cc_assistant.interview.fitting import LONGEST_TEXT, ValueFault, misfit
from cc_assistant.interview.route import next_question, path_back, questions_to_review
from cc_assistant.interview.rules import Rules


def start(
    rules: Rules,
    session_id: str,
    title: str,
    now: datetime,
    *,
    kind: SessionKind = "solo",
    route: Route = "quick",
) -> Session:
    """Begin a session at its first question.

    A workshop begins with nobody in it: see `workshop.add_person`.
    """
    people = (Person(id=ALONE, initials="me"),) if kind == "solo" else ()
    session = Session(
        id=session_id,
        title=title,
        kind=kind,
        route=route,
        questionnaire=rules.questionnaire.version,
        made=now,
        changed=now,
        people=people,
    )
    return move_on(session, rules, now)


def answer(
    session: Session,
    rules: Rules,
    question: str,
    value: Value,
    now: datetime,
    *,
    origin: Origin = "asked",
    words: str = "",
    on: date | None = None,
) -> Session:
    """Put an answer and go on to the next question. Arguments and errors as for `put`."""
    session = put(session, rules, question, value, now, origin=origin, words=words, on=on)
    return move_on(_shown(session, question), rules, now)


def put(
    session: Session,
    rules: Rules,
    question: str,
    value: Value,
    now: datetime,
    *,
    origin: Origin = "asked",
    words: str = "",
    on: date | None = None,
) -> Session:
    """Put an answer and stay where the interview is.

    A question that is hidden at present takes one too; it counts when the question shows.

    Args:
        session: to change.
        rules: the questions.
        question: its id.
        value: the answer; several choices are put in the order of the options.
        now: the time of the step.
        origin: how the answer came.
        words: the free text from which it was understood.
        on: the day of the answer, if not today.

    Raises:
        NotFound: there is no such question.
        ValueFault: the value is no answer to it.
    """
    update = {
        "value": checked(rules, question, value),
        "skipped": False,
        "on": on or now.date(),
        "how": "own",
        "reason": "",
        "origin": origin,
        "words": words,
    }
    return change_record(session, rules, question, now, **update)


def skip(session: Session, rules: Rules, question: str, now: datetime) -> Session:
    """Pass over a question and go on; an answer that it has already stays.

    Raises:
        NotFound: there is no such question.
    """
    record = record_of(session, rules, question)
    if record.value is None:
        session = change_record(session, rules, question, now, skipped=True)
    return move_on(_shown(session, question), rules, now)


def move_on(session: Session, rules: Rules, now: datetime) -> Session:
    """Go to the next open question, or to the end."""
    onward = next_question(rules, session, count(session, rules, now))
    return _changed(_shown(session, onward), now)


def back(session: Session, rules: Rules, now: datetime) -> Session:
    """Go to the question that was shown before; at the first one, stay."""
    path = path_back(session, count(session, rules, now))
    return _changed(session, now, path=path, at=path[-1]) if path else session


def jump(session: Session, rules: Rules, question: str, now: datetime) -> Session:
    """Go to a question, from the review for example.

    Raises:
        NotFound: there is no such question.
        UsageError: an earlier answer hides it at present.
    """
    known(rules, question)
    if question not in count(session, rules, now).reachable:
        raise UsageError(
            f'"{rules.questions[question].text}" is not asked with the answers so far.',
            remedy="It shows, with its answer, when an earlier answer calls for it.",
        )
    return _changed(_shown(session, question), now)


def choose_route(session: Session, rules: Rules, route: Route, now: datetime) -> Session:
    """Change between the quick and the full route; all answers stay."""
    return settle(_changed(session, now, route=route), rules, now)


def settle(session: Session, rules: Rules, now: datetime) -> Session:
    """Stay at the question that is shown if it can be asked, else go to the next.

    For a session that is opened again: the questionnaire may have changed.
    """
    answers = count(session, rules, now)
    if session.at in questions_to_review(rules, session, answers):
        return session
    return move_on(session, rules, now)


def add_note(session: Session, text: str, now: datetime, question: str | None = None) -> Session:
    """Keep something that no question has a place for, with the question that was asked.

    Raises:
        ValueFault: it is empty or too long.
    """
    note = Note(text=some_words(text), question=question or session.at, on=now.date())
    return _changed(session, now, notes=(*session.notes, note))


def park(session: Session, text: str, now: datetime, by: str = "") -> Session:
    """Put a topic aside for later.

    Raises:
        ValueFault: it is empty or too long.
    """
    topic = Parked(text=some_words(text), by=by, question=session.at)
    return _changed(session, now, parked=(*session.parked, topic))


def count(session: Session, rules: Rules, now: datetime) -> Answers:
    """Return the answers of a session that count today."""
    return count_answers(rules, session.records, now.date())


def known(rules: Rules, question: str) -> None:
    """See that there is such a question.

    Raises:
        NotFound: there is none; the nearest is named.
    """
    if question in rules.questions:
        return
    from rapidfuzz import process

    near = process.extractOne(question, list(rules.questions), score_cutoff=60)
    remedy = f"Did you mean '{near[0]}'?" if near else ""
    raise NotFound(f"There is no question '{question}'.", remedy=remedy)


def checked(rules: Rules, question: str, value: Value) -> Value:
    """Return an answer in the form in which it is kept.

    Raises:
        NotFound: there is no such question.
        ValueFault: the value is no answer to it.
    """
    known(rules, question)
    asked = rules.questions[question]
    if wrong := misfit(asked, value):
        options = ", ".join(str(option.id) for option in asked.options)
        remedy = f"The answers to '{question}' are: {options}." if options else ""
        raise ValueFault(wrong, remedy=remedy)
    if isinstance(value, tuple):
        return tuple(option.id for option in asked.options if option.id in value)
    return value


def record_of(session: Session, rules: Rules, question: str) -> Record:
    """Return what is known of a question, an empty record if that is nothing.

    Raises:
        NotFound: there is no such question.
    """
    known(rules, question)
    return session.records.get(question) or Record(question=question)


def change_record(session: Session, rules: Rules, question: str, now: datetime, **update: object) -> Session:
    """Return the session with some fields of a record changed.

    Raises:
        NotFound: there is no such question.
    """
    record = record_of(session, rules, question).model_copy(update=update)
    return _changed(session, now, records={**session.records, question: record})


def some_words(text: str) -> str:
    """Return a text without space around it.

    Raises:
        ValueFault: it is empty or too long.
    """
    text = text.strip()
    if not text:
        raise ValueFault("There are no words in it.", remedy="Type a few.")
    if len(text) > LONGEST_TEXT:
        raise ValueFault(
            f"That has {len(text):,} characters; {LONGEST_TEXT:,} is the most that is kept.",
            remedy="Make two of it.",
        )
    return text


def _shown(session: Session, question: str | None) -> Session:
    if question is None or session.path[-1:] == (question,):
        return session.model_copy(update={"at": question})
    return session.model_copy(update={"at": question, "path": (*session.path, question)})


def _changed(session: Session, now: datetime, **update: object) -> Session:
    return session.model_copy(update={**update, "changed": now})
