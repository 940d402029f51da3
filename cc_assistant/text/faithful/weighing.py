"""Weighs signs: how likely a sentence is false in one way, by a logistic score that was learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Fault: TypeAlias = Literal["support", "denial", "lost denial", "direction", "figure", "claim"]

USED: dict[Fault, tuple[str, ...]] = {
    "support": (
        "share", "worth", "alone", "alone, all", "ahead", "best clause", "clause ahead", "figures", "names",
        "figures alone", "names alone", "several", "several, share", "several, ahead", "like", "like ahead",
        "like others", "several, like", "several, like ahead",
    ),
    "denial": (
        "new denial", "unlike denial", "denied way", "denials", "denials over", "denials over nearest",
        "uncovered", "nearer undenied",
    ),
    "lost denial": (
        "lost denial", "gone denial", "turned word", "denied way", "denials short of nearest", "uncovered",
        "nearer denied",
    ),
    "direction": (
        "opposite", "absent", "opposite head", "compared", "unlike", "nearer turned",
        "unheld way",
    ),
    "figure": ("swapped", "taken", "turned figures", "counted", "mixed"),
    "claim": (
        "strong", "quantity", "caution", "uncovered", "clause", "missing", "mixed", "unlike", "several",
        "unheld claim", "unheld share",
    ),
}  # fmt: skip
"""The signs that tell of each fault."""

FREE = frozenset({"denials", "several"})
"""Signs that may count for a sentence: they only say what the others are worth."""


class Weighing(NamedTuple):
    """What each sign counts, what is added, and the score from which a sentence counts as false.

    Of "support" a high score speaks for a sentence: below ``limit`` a passage does not say it.
    """

    weights: Mapping[str, float]
    constant: float
    limit: float

    def score(self, values: Mapping[str, float]) -> float:
        """Return the score of some signs, less the limit."""
        return self.constant - self.limit + sum(w * values[name] for name, w in self.weights.items())
