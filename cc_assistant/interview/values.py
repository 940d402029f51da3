"""From what somebody typed for one question to its answer, or to a fault that helps."""

from __future__ import annotations

import re
from datetime import date

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Value
from cc_assistant.interview.fitting import LONGEST_TEXT, ValueFault, dont_know_value, misfit
from cc_assistant.interview.values_choice import read_choice, read_choices, read_step
from cc_assistant.interview.values_date import read_date
from cc_assistant.interview.values_number import read_number

_DONT_KNOW = re.compile(
    r"""(?:sorry,?\ )?
    (?: \?+ | dunno | idk | dont-know | unknown | no\ (?:idea|clue) | not\ known
      | (?:(?:i|we)\ )?(?:(?:really|honestly|just)\ )?(?:don'?t|do\ not)\ (?:really\ )?know
      | (?:(?:i\ am|i'm|we\ are|we're)\ )?(?:(?:really|still)\ )?(?:not\ (?:at\ all\ |really\ )?sure|unsure)
      | (?:(?:i|we)\ )?(?:can't|cannot)\ (?:say|tell)
    )(?:\ yet)?[.!\ ]*""",
    re.VERBOSE,
)
_MONTHS = re.compile(r"\bmonths\b")


def read_value(question: Question, text: str, today: date) -> Value:
    """Return the answer that the text gives.

    Args:
        question: what is asked. A choice may be named by its number or letter in the list, by its id or
            by words of its label; several with commas, spaces or "and".
        text: what was typed.
        today: relative dates are counted from it.

    Raises:
        ValueFault: it is no answer, or may be one of several; the message asks back.
    """
    typed = text.strip().replace("’", "'")
    if not typed:
        raise ValueFault("Nothing was typed.", remedy="Answer, or skip the question.")
    if question.kind == "text":
        return _words(text.strip())
    if says_dont_know(typed):
        return _dont_know(question)
    if len(typed) > LONGEST_TEXT:
        raise ValueFault(misfit(question.model_copy(update={"kind": "text"}), typed), remedy=question.help)
    value = _value(question, typed, today)
    if wrong := misfit(question, value):
        raise ValueFault(wrong, remedy=question.help)
    return value


def says_dont_know(text: str) -> bool:
    """Tell whether somebody says that they do not know, and nothing else."""
    return bool(_DONT_KNOW.fullmatch(text.strip().casefold().replace("’", "'")))


def _value(question: Question, typed: str, today: date) -> Value:
    match question.kind:
        case "multi":
            return read_choices(question, typed)
        case "scale":
            return read_step(question, typed)
        case "number":
            return read_number(typed, months=bool(_MONTHS.search(question.text)), remedy=question.help)
        case "date":
            return read_date(typed, today).isoformat()
    return read_choice(question, typed)


def _dont_know(question: Question) -> Value:
    if question.dont_know:
        return dont_know_value(question)
    raise ValueFault(
        '"I don\'t know" is not one of the answers here.',
        remedy="Pick the one that comes closest, or skip the question and come back to it.",
        near=[option.id for option in question.options if option.id != DONT_KNOW],
    )


def _words(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise ValueFault(
            f"That has {len(text):,} characters; {LONGEST_TEXT:,} is the most that is kept.",
            remedy="Keep what matters most, and put the rest into a note.",
        )
    return text
