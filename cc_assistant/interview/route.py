"""The way through the questions: which comes next, which came before, how many are still to come."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cc_assistant.domain.session import Route, Session
from cc_assistant.interview.answers import Answers, look_ahead
from cc_assistant.interview.rules import Rules


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the interview has come.

    Attributes:
        done: questions on the route that are answered or were skipped.
        least: how many are still to be asked at least, whatever the answers will be.
        most: how many at most, while branches are open.
        least_minutes: what ``least`` takes, rounded up.
        most_minutes: what ``most`` takes, rounded up.
    """

    done: int
    least: int
    most: int
    least_minutes: int
    most_minutes: int


def is_on_route(rules: Rules, route: Route, question: str) -> bool:
    """Tell whether a route has the question, if it can be reached."""
    return route == "full" or rules.questions[question].short_route


def open_questions(rules: Rules, session: Session, answers: Answers) -> tuple[str, ...]:
    """Return the questions that are still to be asked on the route, in order; skipped ones are not."""
    return tuple(
        name
        for name in answers.reachable
        if is_on_route(rules, session.route, name)
        and name not in answers.values
        and not _skipped(session, name)
    )


def skipped_questions(session: Session, answers: Answers) -> tuple[str, ...]:
    """Return the questions that were passed over and can be reached, in order, for the review."""
    return tuple(name for name in answers.reachable if name not in answers.values and _skipped(session, name))


def questions_to_review(rules: Rules, session: Session, answers: Answers) -> tuple[str, ...]:
    """Return what the review shows, in order: the route, and what was answered beside it."""
    return tuple(
        name
        for name in answers.reachable
        if is_on_route(rules, session.route, name) or name in answers.values
    )


def next_question(rules: Rules, session: Session, answers: Answers) -> str | None:
    """Return the first open question after the one that is asked, else the first of all; None at the end."""
    still_open = open_questions(rules, session, answers)
    order = list(rules.questions)
    place = order.index(session.at) if session.at in rules.questions else -1
    later = (name for name in still_open if order.index(name) > place)
    return next(later, still_open[0] if still_open else None)


def path_back(session: Session, answers: Answers) -> tuple[str, ...]:
    """Return the path up to the question before; empty if there is none.

    Questions that an answer has hidden since are passed over.
    """
    path = session.path[:-1] if session.path and session.path[-1] == session.at else session.path
    while path and (path[-1] not in answers.reachable or path[-1] == session.at):
        path = path[:-1]
    return path


def progress(rules: Rules, session: Session, today: date) -> Progress:
    """Count what is done and what is to come.

    Sure is a question that is asked whatever is answered to those that are open; possible is one that
    some answers would show. Where two branches rest on the same answer the range may be too wide, never
    too narrow.
    """
    to_ask = {
        name
        for name in rules.questions
        if is_on_route(rules, session.route, name) and not _skipped(session, name)
    }
    outlook = look_ahead(rules, session.records, today, open_questions=to_ask)
    coming = [name for name in rules.questions if name in to_ask and name not in outlook.values]
    sure = [name for name in coming if outlook.asked[name]]
    possible = [name for name in coming if outlook.asked[name] is not False]
    passed = [
        name
        for name, asked in outlook.asked.items()
        if asked
        and is_on_route(rules, session.route, name)
        and (name in outlook.values or _skipped(session, name))
    ]
    return Progress(
        done=len(passed),
        least=len(sure),
        most=len(possible),
        least_minutes=_minutes(rules, sure),
        most_minutes=_minutes(rules, possible),
    )


def _minutes(rules: Rules, questions: list[str]) -> int:
    """A section's minutes are spread evenly over all of its questions."""
    sizes = Counter(question.section for question in rules.questionnaire.questions)
    sections = [rules.questions[name].section for name in questions]
    return math.ceil(sum(Fraction(rules.sections[name].minutes, sizes[name]) for name in sections))


def _skipped(session: Session, question: str) -> bool:
    record = session.records.get(question)
    return record is not None and record.skipped
