"""Answers in people's own words: read beside the screen, put into the session when they are confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from cc_assistant.domain.session import Session, Value
    from cc_assistant.domain.understood import Proposal, Understanding
    from cc_assistant.interview.rules import Rules
    from cc_assistant.tasks.interviewing import Interviewing

A_STORY = 6
"""Words from which a line may well answer more than the question that is asked."""
A_PHRASE = 3
"""Words from which a line that is no answer may be one to another question."""


def understand(interviewing: Interviewing, session: Session, text: str) -> Understanding:
    """Read a text against all questions; nothing is understood where no pack says how people put things."""
    from cc_assistant.domain.understood import Understanding
    from cc_assistant.interview.asking import count

    if interviewing.reader is None:
        return Understanding()
    known = count(session, interviewing.rules, interviewing.now()).values
    return interviewing.reader.understand(text, today=interviewing.today, asked=session.at, known=known)


def put_confirmed(
    session: Session, rules: Rules, confirmed: Sequence[Proposal], unplaced: Sequence[str], now: datetime
) -> Session:
    """Return the session with the answers that were confirmed, and with notes of what had no place.

    Goes on where the question that was asked is answered by it. Options are added to those ticked before.

    Raises:
        ValueFault: a text is too long to be kept.
    """
    from cc_assistant.domain.understood import answers_of
    from cc_assistant.interview.asking import add_note, move_on, put, settle

    asked = session.at
    answers = answers_of(confirmed)
    for question, value in answers.items():
        words = "; ".join(one.words for one in confirmed if one.question == question)
        both = _with_before(session, question, value)
        session = put(session, rules, question, both, now, origin="own-words", words=words)
    for text in unplaced:
        session = add_note(session, text, now, asked)
    return (move_on if asked in answers else settle)(session, rules, now)


def _with_before(session: Session, question: str, value: Value) -> Value:
    from cc_assistant.interview.fitting import is_dont_know

    before = session.records.get(question)
    if before is None or not isinstance(before.value, tuple) or not isinstance(value, tuple):
        return value
    if is_dont_know(before.value) or is_dont_know(value):
        return value
    return tuple(dict.fromkeys((*before.value, *value)))
