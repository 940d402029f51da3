"""Which way passages point, and whether they disagree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cc_assistant.answering.evidence import Evidence
from cc_assistant.text.tokens import STOP_WORDS, stem, words

_EFFECT = {"innovation.evidence-base", "innovation.relative-advantage", "innovation.cost"}
_CHANGES = (
    r"(?:keep|keeps|kept|stay|stays)(?: \w+){0,2} out of|helps?|helped"
    r"|sav(?:e|es|ed|ing)|cuts?|reduc\w*|improv\w*|lower\w*|benefit\w*|lifts?|lifted|rais\w*|pays?"
    r"|difference|impact|effective\w*|effects?|less(?= (?:lonely|isolated|anxious|depressed|stressed|ill)\b)"
)
_ASKS_CHANGE = re.compile(rf"\b(?:{_CHANGES})\b", re.IGNORECASE)
_ASKS_EFFECT = re.compile(
    rf"\b(?:{_CHANGES}|works?|worked|worth|value|any (?:use|good)|better|success\w*|proof)\b", re.IGNORECASE
)
_ASKS_WHICH_WAY = re.compile(
    r"\b(over|under|more|less|fewer|better|worse|higher|lower)\s+or\s+"
    r"(over|under|more|less|fewer|better|worse|higher|lower)\b",
    re.IGNORECASE,
)
_OF_MONEY = frozenset(map(stem, "save saving money cost spend pound value return pay worth budget".split()))
_OF_ALL = frozenset(map(stem, "people person patient client user anyone really actually actual".split()))
_BEARS = 0.65  # share of the best score from which on evidence of effect bears on the question
_NEAREST = 0.75  # the same for a question of another kind, where no code tells what bears on it

Stance = Literal["for", "against", "open"]

_NO_EFFECT = re.compile(
    r"\b(?:no (?:significant |clear |robust |sure |reliable )?"
    r"(?:difference|effect|change|evidence|gain|fall|saving)"
    r"|no better|little or no(?: \w+)? (?:difference|effect|change)|(?:could|did) not detect|not detectable"
    r"|disput\w+ that|did not|does not|do not|didn't|not (?:significantly|clearly|yet)"
    r"|without (?:a )?significant"
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
        """Whether studies stand on both sides; within a single one there are only nuances."""
        studies = {piece.study for piece in self.speaks_for}, {piece.study for piece in self.against}
        return all(studies) and len(studies[0] | studies[1]) > 1


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

    For a question of effect that is evidence of effect, by its codes, on the very thing that is to change;
    what is coded a barrier speaks against an effect only where it denies one. For a question which of two
    ways something goes ("over or under") it is the evidence nearest to the question. In any other question
    help and hindrance tell nothing of a yes or no: nothing is sorted.

    Args:
        question: as asked.
        evidence: what was chosen, best first.
    """
    of_effect = bool(_ASKS_EFFECT.search(question))
    found = Sides(of_effect, [], [], [])
    if not evidence or not (of_effect or _ASKS_WHICH_WAY.search(question)):
        return found
    least = (_BEARS if of_effect else _NEAREST) * evidence[0].ranked.score
    asked_of = _what_changes(question) if of_effect else frozenset()
    shelves = {"for": found.speaks_for, "against": found.against, "open": found.unclear}
    for piece in evidence:
        if piece.ranked.score < least:
            continue
        if not of_effect:
            shelves[stance(piece)].append(piece)
        elif _EFFECT & set(piece.passage.cfir) and _tells_of(piece, asked_of):
            shelves[_on_effect(piece)].append(piece)
    return found


def _on_effect(piece: Evidence) -> Stance:
    """Return which way a passage points on an effect; a plan has found none, and a worry denies none."""
    points = stance(piece)
    if piece.source.kind == "protocol":
        return "open"
    denies = _NO_EFFECT.search(piece.passage.claim or piece.passage.text)
    return "open" if points == "against" and not denies else points


def _what_changes(question: str) -> frozenset[str]:
    """Return the stems of what is to change, "admissions" of "does it cut admissions?"; empty for none."""
    changes = list(_ASKS_CHANGE.finditer(question))
    if not changes:
        return frozenset()
    after = {
        stem(word)
        for word in words(question[changes[-1].end() :])
        if word not in STOP_WORDS and not _ASKS_EFFECT.fullmatch(word)
    }
    verb = stem(changes[-1].group().lower())
    return frozenset(after - _OF_ALL | (_OF_MONEY if verb in _OF_MONEY or after & _OF_MONEY else set()))


def _tells_of(piece: Evidence, asked_of: frozenset[str]) -> bool:
    """Tell whether a passage, or a question that it answers, speaks of any of these stems."""
    if not asked_of:
        return True
    told = {
        stem(word)
        for said in (piece.passage.claim or piece.passage.text, *piece.passage.asks)
        for word in words(said)
    }
    return any(_same_stem(one, other) for one in asked_of for other in told)


def _same_stem(one: str, other: str) -> bool:
    """Tell whether two stems are of one family: "lone" of "lonely" is the beginning of "loneli"."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (
        len(shorter) >= 4 and longer.startswith(shorter) and len(longer) - len(shorter) <= 3
    )
