"""What a condition says of some answers: true, false or, where something is unknown, neither.

The rules stand at the top of `questionnaire.yaml`; with unknown answers they are those of Kleene's strong
three-valued logic (Kleene 1952, section 64).
"""

from __future__ import annotations

import operator
from collections.abc import Container, Iterable, Mapping

from cc_assistant.domain.condition import (
    Always,
    And,
    Answered,
    Compares,
    Condition,
    Not,
    Or,
    Ticked,
)
from cc_assistant.domain.session import Value

_ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def holds(condition: Condition, answers: Mapping[str, Value]) -> bool:
    """Tell whether a condition is true of these answers.

    Args:
        condition: what is asked.
        answers: by name of the question or derived value. A name that is missing has no answer: every
            test on it is false.
    """
    return truth(condition, answers) is True


def truth(condition: Condition, answers: Mapping[str, Value], unknown: Container[str] = ()) -> bool | None:
    """Return True or False where the answers settle the condition, None where they do not.

    Args:
        condition: what is asked.
        answers: as for `holds`.
        unknown: names that could have any answer, or none; what ``answers`` holds for them is ignored.
    """
    match condition:
        case Not(part):
            inner = truth(part, answers, unknown)
            return None if inner is None else not inner
        case And(parts):
            return _settled(parts, answers, unknown, by=False)
        case Or(parts):
            return _settled(parts, answers, unknown, by=True)
        case Always():
            return True
        case leaf:
            return None if leaf.name in unknown else _leaf(leaf, answers.get(leaf.name))


def _settled(
    parts: Iterable[Condition], answers: Mapping[str, Value], unknown: Container[str], *, by: bool
) -> bool | None:
    """Return ``by`` where one part is so; None where one might be; else the opposite."""
    found: bool | None = not by
    for part in parts:
        value = truth(part, answers, unknown)
        if value is by:
            return by
        if value is None:
            found = None
    return found


def _leaf(leaf: Compares | Ticked | Answered, answer: Value | None) -> bool:
    match leaf:
        case _ if answer is None:
            return False
        case Answered():
            return True
        case Ticked():
            return isinstance(answer, tuple) and leaf.value in answer
        case Compares(_, "==", value):
            return answer == value
        case Compares(_, "!=", value):
            return answer != value
    return _in_order(leaf, answer)


def _in_order(leaf: Compares, answer: Value | None) -> bool:
    """Compare numbers; "I don't know" and other texts are in no order."""
    if not isinstance(answer, int | float) or isinstance(leaf.value, str):
        return False
    return bool(_ORDER[leaf.operator](answer, leaf.value))
