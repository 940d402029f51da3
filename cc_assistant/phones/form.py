"""From what a phone sends to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Value
from cc_assistant.interview.fitting import ValueFault, dont_know_value, misfit
from cc_assistant.interview.values import read_value

DONT_KNOW_FIELD = "not-known"
"""The box "I don't know" beside a number, a date or a text."""


def sent_value(
    question: Question, chosen: Sequence[str], typed: str, today: date, *, not_known: bool
) -> Value:
    """Return the answer that a phone sent.

    Args:
        question: what was asked.
        chosen: ids of the options that were ticked.
        typed: what was written where there are no options.
        today: relative dates are counted from it.
        not_known: whether "I don't know" was ticked beside a field.

    Raises:
        ValueFault: it is no answer.
    """
    if not question.options:
        if not_known and question.dont_know:
            return dont_know_value(question)
        return read_value(question, typed, today)
    if DONT_KNOW in chosen and question.dont_know:
        return dont_know_value(question)
    ids = {str(option.id): option.id for option in question.options}
    values = tuple(ids[name] for name in chosen if name in ids)
    if not values:
        raise ValueFault("Nothing was chosen.", remedy="Tick an answer.")
    value: Value = values if question.kind == "multi" else values[0]
    if wrong := misfit(question, value):
        raise ValueFault(wrong, remedy=question.help)
    return value
