"""Which way passages point, and whether they disagree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cc_assistant.answering.evidence import Evidence

_EFFECT = {"innovation.evidence-base", "innovation.relative-advantage", "innovation.cost"}
_ASKS_EFFECT = re.compile(
    r"\b(?:work|works|worked|help|helps|helped|save|saves|saved|cut|cuts|reduce\w*|improve\w*|lower\w*|benefit\w*"
    r"|effective\w*|effects?|worth|value|pays?|use|difference|better|lifts?|good|impact|success\w*|proof)\b",
    re.IGNORECASE,
)
_BEARS = 0.68  # share of the best score from which on evidence of effect bears on the question
_NEAREST = 0.75  # the same for a question of another kind, where no code tells what bears on it

Stance = Literal["for", "against", "open"]

_NO_EFFECT = re.compile(
    r"\b(?:no (?:significant |clear |robust |sure |reliable )?"
    r"(?:difference|effect|change|evidence|gain|fall|saving)"
    r"|did not|does not|do not|didn't|not (?:significantly|clearly|yet)|without (?:a )?significant"
    r"|almost certainly did not|could not (?:show|support)|cannot (?:show|say)"
    r"|less (?:well|effective)|worse)\b",
    re.IGNORECASE,
)
_GAIN = re.compile(
    r"\b(?:sav(?:ed|es?|ings?)|fell|falls?|reduc\w+|cut|lower\w*|fewer|improv\w+|gain\w*|better|benefit\w*"
    r"|return\w*)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:unclear|uncertain|mixed|inconclusive|may (?:have|be)|might|not known|unknown|high risk of bias"
    r"|awaits|warn that|weak evidence|too (?:small|few)|limited evidence)\b",
    re.IGNORECASE,
)


class Sides(NamedTuple):
    """Evidence by the way it points; ``of_effect``: on whether something works."""

    of_effect: bool
    speaks_for: list[Evidence]
    against: list[Evidence]
    unclear: list[Evidence]

    @property
    def contested(self) -> bool:
        """Whether something stands on both sides."""
        return bool(self.speaks_for) and bool(self.against)


def stance(evidence: Evidence) -> Stance:
    """Return which way a passage points: as coded, unless its claim says plainly otherwise.

    A passage coded as facilitator speaks for what it is about, a barrier against it. A claim of no
    effect never speaks for; one that is unsure of itself is open; a mixed one that reports a gain without
    reserve speaks for.
    """
    claim = evidence.passage.claim or evidence.passage.text
    denies, unsure = bool(_NO_EFFECT.search(claim)), bool(_UNSURE.search(claim))
    match evidence.passage.direction:
        case "facilitator":
            return "open" if unsure or denies else "for"
        case "barrier":
            return "against"
        case "mixed" | "neutral" if denies and not unsure:
            return "against"
        case "mixed" if _GAIN.search(claim) and not unsure:
            return "for"
        case _:
            return "open"


def effect_of(text: str) -> Stance | None:
    """Return which way words of an effect point, by themselves: none, unsure, a gain; None for others."""
    if _NO_EFFECT.search(text):
        return "against"
    if _UNSURE.search(text):
        return "open"
    return "for" if _GAIN.search(text) else None


def sides(question: str, evidence: Sequence[Evidence]) -> Sides:
    """Sort what bears directly on a yes-or-no question by the way it points, keeping its order.

    For a question of effect that is evidence of effect, by its codes; for another, the evidence nearest
    to the question. All else is left out.

    Args:
        question: as asked.
        evidence: what was chosen, best first.
    """
    of_effect = bool(_ASKS_EFFECT.search(question))
    least = (_BEARS if of_effect else _NEAREST) * evidence[0].ranked.score if evidence else 0.0
    found = Sides(of_effect, [], [], [])
    shelves = {"for": found.speaks_for, "against": found.against, "open": found.unclear}
    for piece in evidence:
        coded = bool(_EFFECT & set(piece.passage.cfir))
        if piece.ranked.score >= least and (coded or not of_effect):
            shelves[stance(piece)].append(piece)
    return found
