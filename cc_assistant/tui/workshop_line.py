"""What a line typed in a workshop is: a command, somebody's answer, hands, a person, an owner with a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cc_assistant.interview.fitting import ValueFault
from cc_assistant.interview.values import read_value
from cc_assistant.interview.values_date import read_date

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Value

COMMANDS = {
    "back": "back",
    "decide": "decide",
    "gather": "gather",
    "handout": "handout",
    "hands": "way",
    "open": "leave_open",
    "owners": "owners",
    "park": "park",
    "people": "people",
    "phones": "phones",
    "review": "review",
    "skip": "skip",
    "timer": "timer",
    "why": "why",
}
"""What can stand after `/`, and the action that it runs."""

MOST_WORDS = 4
"""Of the name of an owner; more are a slip."""

_HANDS = re.compile(r"(?P<value>.+?)\s*(?:[x×*=]|\s)\s*(?P<count>\d{1,3})", re.IGNORECASE)
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_DAYS = "mon|tues?|wed|wednes|thu|thurs|fri|sat|satur|sun"
_DATE_WORD = re.compile(
    rf"""\d | (?:by|in|on|the|next|this|due|until|till|from|within|early|mid|late|end|start|today|tomorrow|new
    |spring|summer|autumn|winter|(?:{_DAYS})(?:day)?|(?:{_MONTHS})\.?)$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a date begins with."""


@dataclass(frozen=True)
class Answered:
    """Somebody's answer. ``value`` is None where only their initials were typed."""

    person: str
    value: Value | None
    remark: str = ""


def read_command(typed: str) -> tuple[str, str] | None:
    """Return the action and the words after it; None where the line is no command."""
    name, _, words = typed.removeprefix("/").partition(" ")
    action = COMMANDS.get(name.casefold())
    return (action, words.strip()) if typed.startswith("/") and action else None


def read_answered(
    question: Question, typed: str, today: date, names: Mapping[str, str], pointed: str | None
) -> Answered:
    """Return whose answer a line is, and what they say.

    Args:
        question: what is asked.
        typed: `AB 3`, `AB 1 4`, `AB 3: they pay us`; without initials it is the answer of ``pointed``.
        today: relative dates are counted from it.
        names: how each person is called, by id.
        pointed: id of the person whose turn it is.

    Raises:
        ValueFault: nobody has these initials, or it is no answer.
    """
    first, _, rest = typed.partition(" ")
    sought = first.rstrip(":").casefold()
    person = next((one for one, name in names.items() if name.casefold() == sought), None)
    said = rest.strip() if person else typed
    if person and not said:
        return Answered(person, None)
    who = person or pointed
    if who is None:
        raise ValueFault(
            "Whose answer is it?", remedy="Put their initials first, such as AB 3; or add people first."
        )
    if question.kind == "text":
        return Answered(who, read_value(question, said, today))
    answer, _, remark = said.partition(":")
    try:
        value = read_value(question, answer, today)
    except ValueFault as fault:
        if person is None and rest and first.isupper() and len(first) <= MOST_WORDS:
            raise ValueFault(
                f"Nobody here is '{first}'.", remedy="Add them on the page of the people, then go on."
            ) from fault
        raise
    return Answered(who, value, remark.strip())


def read_hands(question: Question, typed: str, today: date) -> tuple[Value, int]:
    """Return an answer without options and its hands, from `next April x 4`.

    Raises:
        ValueFault: it is not.
    """
    found = _HANDS.fullmatch(typed)
    if not found:
        raise ValueFault("How many hands?", remedy="Type the answer and the hands, such as 12 x 4.")
    return read_value(question, found["value"], today), int(found["count"])


def read_counts(typed: str) -> tuple[int, ...]:
    """Return the hands for one option after another, from `3 0 2`.

    Raises:
        ValueFault: something else than numbers was typed.
    """
    parts = re.split(r"[\s,;]+", typed.strip())
    if not all(part.isdecimal() and len(part) <= 3 for part in parts):
        raise ValueFault(
            "Type how many hands are up, as a number.",
            remedy="Several numbers, such as 3 0 2, count for one answer after the other.",
        )
    return tuple(int(part) for part in parts)


def read_person(typed: str) -> tuple[str, str]:
    """Return initials and role of `AB practice nurse`."""
    initials, _, role = typed.partition(" ")
    return initials.rstrip(",;:"), role.strip()


def read_owner(typed: str, today: date) -> tuple[str, date | None]:
    """Return an owner and a date of `AB in 6 weeks`; "" and None for what is not named.

    Raises:
        ValueFault: the date cannot be, or the name is a sentence.
    """
    words = typed.replace(",", " ").split()
    start = next((at for at, word in enumerate(words) if _DATE_WORD.match(word)), len(words))
    if start > MOST_WORDS:
        raise ValueFault(
            f"'{typed}' is long for a name.", remedy="Type initials and a date, such as AB 5 Dec."
        )
    return " ".join(words[:start]), read_date(" ".join(words[start:]), today) if words[start:] else None


def read_parked(typed: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Return a topic and who brought it up, from `AB: the car park`; "" where nobody is named."""
    first, colon, rest = typed.partition(":")
    known = {name.casefold(): name for name in names.values()}
    who = known.get(first.strip().casefold(), "") if colon else ""
    return (rest.strip(), who) if who and rest.strip() else (typed.strip(), "")
