"""An answer as people read it."""

from __future__ import annotations

from datetime import date

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Value
from cc_assistant.text.saying import day_words


def in_words(question: Question, value: Value) -> str:
    """Return an answer in the words of the question: labels, not ids; several parted by semicolons."""
    return "; ".join(labels(question, value))


def labels(question: Question, value: Value) -> list[str]:
    """Return each ticked option, or the only answer, as people read it."""
    if value == DONT_KNOW:
        return ["I don't know"]
    if isinstance(value, tuple):
        return [_label(question, part) for part in value]
    if question.kind == "date" and isinstance(value, str):
        return [day_words(date.fromisoformat(value))]
    if question.kind == "scale":
        return [f"{value} ({_label(question, value)})"]
    if isinstance(value, float):
        return [f"{value:g}"]
    return [_label(question, value)]


def _label(question: Question, value: object) -> str:
    return next((option.label for option in question.options if option.id == value), str(value))
