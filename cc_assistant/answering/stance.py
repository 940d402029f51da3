"""Which way passages point, and whether they disagree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cc_assistant.answering.evidence import Evidence

Stance = Literal["for", "against", "open"]

_NO_EFFECT = re.compile(
    r"\b(?:no (?:significant |clear |robust |sure |reliable )?(?:difference|effect|change|evidence|gain|fall|saving)"
    r"|did not|does not|do not|didn't|not (?:significantly|clearly|yet)|without (?:a )?significant"
    r"|almost certainly did not|could not (?:show|support)|cannot (?:show|say)|less (?:well|effective)|worse)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:unclear|uncertain|mixed|inconclusive|may (?:have|be)|might|not known|unknown|high risk of bias"
    r"|awaits|warn that|weak evidence|too (?:small|few)|limited evidence)\b",
    re.IGNORECASE,
)


class Sides(NamedTuple):
    """Evidence by the way it points."""

    speaks_for: list[Evidence]
    against: list[Evidence]
    unclear: list[Evidence]

    @property
    def contested(self) -> bool:
        """Whether sources of some weight stand on both sides."""
        weight_for = len({e.source.id for e in self.speaks_for})
        weight_against = len({e.source.id for e in self.against})
        return min(weight_for, weight_against) >= 1 and weight_for + weight_against >= 3


def stance(evidence: Evidence) -> Stance:
    """Return which way a passage points: as coded, unless its claim says plainly otherwise.

    A passage coded as facilitator speaks for what it is about, a barrier against it. A claim of no
    effect never speaks for; one that is unsure of itself is open.
    """
    claim = evidence.passage.claim or evidence.passage.text
    denies, unsure = bool(_NO_EFFECT.search(claim)), bool(_UNSURE.search(claim))
    match evidence.passage.direction:
        case "facilitator":
            return "open" if unsure or denies else "for"
        case "barrier":
            return "against"
        case "mixed":
            return "against" if denies and not unsure else "open"
        case _:
            return "against" if denies else "open"


def sides(evidence: Sequence[Evidence]) -> Sides:
    """Sort evidence by the way it points, keeping its order."""
    found = Sides([], [], [])
    shelves = {"for": found.speaks_for, "against": found.against, "open": found.unclear}
    for piece in evidence:
        shelves[stance(piece)].append(piece)
    return found
