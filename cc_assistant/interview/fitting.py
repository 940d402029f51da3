"""Whether a value can be the answer to a question; what it is instead, told to people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Value
from cc_assistant.errors import InputError

LONGEST_TEXT = 5000
LARGEST_NUMBER = 1000
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class ValueFault(InputError):
    """What was given is no answer to the question; ``near`` holds the ids of options that come close."""

    title = "That is not one of the answers"

    def __init__(self, message: str, *, remedy: str = "", near: Sequence[int | str] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.near = tuple(near)


def fits(question: Question, value: Value) -> bool:
    """Tell whether the value can be the answer."""
    return not misfit(question, value)


def misfit(question: Question, value: Value) -> str:
    """Say in a sentence why the value cannot be the answer; empty where it can."""
    if value == DONT_KNOW and question.kind != "multi" and question.dont_know:
        return ""
    if question.kind == "multi":
        return _of_several(question, value)
    if question.kind in _WITHOUT_OPTIONS:
        return _WITHOUT_OPTIONS[question.kind](value)
    known = value in [option.id for option in question.options]
    return "" if known else f"'{value}' is not one of the answers."


def dont_know_value(question: Question) -> Value:
    """Return "I don't know" in the form in which the question holds it."""
    return (DONT_KNOW,) if question.kind == "multi" else DONT_KNOW


def is_dont_know(value: Value | None) -> bool:
    """Tell whether an answer says "I don't know"."""
    return value in {DONT_KNOW, (DONT_KNOW,)}


def _of_several(question: Question, value: Value) -> str:
    if not isinstance(value, tuple):
        return "This question takes a list of answers."
    if not value:
        return "Choose at least one answer."
    known = {option.id for option in question.options}
    wrong = [str(item) for item in value if item not in known]
    if wrong:
        return f"'{wrong[0]}' is not one of the answers."
    if len(set(value)) != len(value):
        return "An answer is given twice."
    if DONT_KNOW in value and len(value) > 1:
        return '"I don\'t know" stands alone, or not at all.'
    return ""


def _of_number(value: Value) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        return "This question takes a number."
    if not 0 <= value <= LARGEST_NUMBER:
        return f"The number has to lie between 0 and {LARGEST_NUMBER}."
    return ""


def _of_date(value: Value) -> str:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or value != day.isoformat():
        found = f"'{value}' is not a day. " if isinstance(value, str) else ""
        return f"{found}This question takes a date, such as 2027-04-01."
    if not EARLIEST <= day <= LATEST:
        return f"The year has to lie between {EARLIEST.year} and {LATEST.year}."
    return ""


def _of_text(value: Value) -> str:
    if not isinstance(value, str) or not value.strip():
        return "This question takes a few words."
    if len(value) > LONGEST_TEXT:
        return f"That has {len(value):,} characters; {LONGEST_TEXT:,} is the most that is kept."
    return ""


_WITHOUT_OPTIONS = {"number": _of_number, "date": _of_date, "text": _of_text}
