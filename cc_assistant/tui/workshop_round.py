"""Where a group is with one question: gathering answers, talking, deciding, giving its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cc_assistant.domain.session import Record
from cc_assistant.interview.fitting import is_dont_know
from cc_assistant.interview.spread import Spread, spread_of
from cc_assistant.interview.workshop import Together
from cc_assistant.tui.workshop_words import is_decided

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Session, Value

Stage = Literal["gather", "talk", "decide", "how", "why", "decided"]
Way = Literal["people", "hands"]

WAYS: tuple[Together, ...] = ("agreed", "majority", "open")
"""How a question can be decided, in the order in which they are offered."""


@dataclass
class Round:
    """One question before the group.

    Attributes:
        question: what is asked.
        stage: how far the group is.
        way: how answers are gathered at the screen; phones answer beside it.
        at: place of the row that is pointed at: an answer, or a way to decide.
        turn: id of the person whose turn it is.
        ticks: places of the answers that are chosen.
        prompt: number of the facilitator's prompt that is shown.
        value: what is about to be decided.
    """

    question: Question
    stage: Stage
    way: Way
    at: int = 0
    turn: str | None = None
    ticks: set[int] = field(default_factory=set)
    prompt: int = 0
    value: Value | None = None


def begun(question: Question, session: Session, way: Way) -> Round:
    """Return the round of a question as it comes before the group; what is decided already is shown."""
    record = session.records.get(question.id)
    stage: Stage = "decided" if is_decided(record) else "gather"
    if not question.options and not (record and record.hands):
        way = "people"
    return Round(question, stage, way)


def spread(now: Round, session: Session) -> Spread:
    """Return how the answers lie."""
    return spread_of(now.question, record_of(now, session), len(session.people))


def record_of(now: Round, session: Session) -> Record:
    """Return what is known of the question."""
    return session.records.get(now.question.id) or Record(question=now.question.id)


def answers(now: Round, session: Session) -> tuple[Value, ...]:
    """Return the answers that have a row of their own, in order."""
    if now.question.options:
        return tuple(option.id for option in now.question.options)
    return tuple(value for value, _ in spread(now, session).counts)


def to_decide(now: Round, session: Session) -> None:
    """Go on to the decision, with what most people said pointed at."""
    now.stage = "decide"
    record, found = record_of(now, session), spread(now, session)
    proposed = record.value if record.value is not None else found.suggested
    if proposed is None and now.question.kind != "multi":
        proposed = next(iter(found.leading), None)
    wanted = proposed if isinstance(proposed, tuple) else (proposed,)
    now.ticks = {place for place, value in enumerate(answers(now, session)) if value in wanted}
    now.at = min(now.ticks, default=0)


def chosen(now: Round, session: Session) -> Value | None:
    """Return what is pointed at or ticked; None where nothing is."""
    offered = answers(now, session)
    if now.question.kind == "multi":
        ids = [option.id for option in now.question.options]
        return tuple(ids[place] for place in sorted(now.ticks)) or None
    return offered[now.at] if now.at < len(offered) else None


def to_how(now: Round, session: Session, value: Value) -> None:
    """Go on to how it is decided; the likelier way is pointed at."""
    found = spread(now, session)
    now.value, now.stage = value, "how"
    by_majority = found.differ and found.suggested == value and not is_dont_know(value)
    now.at = WAYS.index("majority" if by_majority else "agreed")
