"""In what a service that is told of is like the user's own: its host, its kind of help, its area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.domain.case import Case

_SAID = {"host": "the same kind of host", "model": "the same kind of help", "place": "a similar area"}
"""By the question of the interview that tells it."""


def likeness(case: Case, answers: Mapping[str, object]) -> tuple[str, ...]:
    """Return in what a case is like a service.

    Args:
        case: the service that is told of.
        answers: what was answered for the user's own service, by the id of the question.
    """
    found = []
    for question, options in case.like.items():
        answer = answers.get(question)
        given = answer if isinstance(answer, tuple) else (answer,)
        if set(given) & set(options):
            found.append(_SAID[question])
    return tuple(found)
