"""What a sentence says of a question, before it is weighed against the rest of the text."""

from __future__ import annotations

from typing import NamedTuple

SAID = 3
"""Said in words that are enough by themselves."""
ANSWERED = 2
"""Said in words that count because the sentence is about the question."""
SUGGESTED = 1
"""Said by how the thing stands, or worked out from something else."""


class Heard(NamedTuple):
    """One reading of some words (half-open, code points of the text).

    Attributes:
        question: id of the question.
        value: one option, number, ISO date or text.
        start: where the words begin.
        end: where they end.
        weight: how plainly it was said; the larger wins.
    """

    question: str
    value: str | int | float
    start: int
    end: int
    weight: int
