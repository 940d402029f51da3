"""What is recorded of one question, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from cc_assistant.domain.paper import RecordedQuestion, Share, Voice
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Record, Session, Value
from cc_assistant.export.paper.resolving import Known

_SHOWN_HANDS = "Show of hands"


class Spread(Protocol):
    """How the answers of several people lie."""

    @property
    def counts(self) -> tuple[tuple[Value, int], ...]:
        """Each answer and how many gave it."""
        ...

    @property
    def agreement(self) -> float | None:
        """From 0 to 1."""
        ...


def recorded(
    session: Session,
    known: Known,
    in_words: Callable[[Question, Value], str],
    spread_of: Callable[[Question, Record, int], Spread],
) -> Callable[[str], RecordedQuestion]:
    """Return what tells of a question by its id what a session recorded.

    Args:
        session: what was said.
        known: texts of questions.
        in_words: tells an answer as people read it.
        spread_of: counts the answers of a group; the number is how many are present.
    """
    initials = {person.id: person.initials for person in session.people}

    def of(name: str) -> RecordedQuestion:
        question = known.questions[name]
        record = session.records.get(name, Record(question=name))
        spread = spread_of(question, record, len(session.people))
        voices = [
            Voice(
                who=initials.get(given.person, given.person),
                answer=in_words(question, given.value),
                remark=given.remark,
            )
            for given in record.given
        ]
        voices += [
            Voice(
                who=_SHOWN_HANDS,
                answer=f"{hands.count} for “{in_words(question, hands.value)}”",
                count=hands.count,
            )
            for hands in record.hands
        ]
        return RecordedQuestion(
            id=name,
            section=known.sections[question.section].title,
            text=question.text,
            answer="" if record.value is None else in_words(question, record.value),
            skipped=record.skipped,
            on=record.on,
            how=record.how,
            reason=record.reason,
            origin=record.origin,
            words=record.words,
            voices=tuple(voices),
            spread=tuple(
                Share(answer=in_words(question, value), count=count)
                for value, count in spread.counts
                if count
            ),
            agreement=spread.agreement,
            notes=tuple(note.text for note in session.notes if note.question == name),
        )

    return of
