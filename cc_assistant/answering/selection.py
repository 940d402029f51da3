"""Which passages an answer cites: strong enough, few from one source, none told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cc_assistant.answering.evidence import Evidence

FLOOR = 0.5  # a passage must score at least this share of the best
OFF_THEME = 0.85  # ... and this share where the question is clearly about a theme that it lacks
_FEWEST_OF_PLACE = 3  # passages on a place that the question names, from which on those on others may go
_CLEAR_THEME = 0.08  # weighed part of a score from which on the question is clearly about a theme
PER_SOURCE = 4
_FEWEST_WORDS = 8  # of a passage, from which on the same words are the same passage
TWIN = 0.9  # claims this alike say the same thing


def select(
    evidence: Sequence[Evidence],
    alike: Sequence[Sequence[float]],
    *,
    most: int,
    words: int,
    per_source: int = PER_SOURCE,
) -> list[int]:
    """Choose the passages to cite.

    Args:
        evidence: ranked passages, best first; same findings already joined.
        alike: how alike their claims are, pair by pair.
        most: how many at the most.
        words: how many words their sentences may have together; the first is taken whatever it has.
        per_source: how many of one source at the most.

    Returns:
        Indices into ``evidence``, best first. A passage is passed over when it scores too far below the
        best, when it is about another place than the question, when its source has had its share, or when
        a chosen one of the same source says the same.
    """
    chosen: list[int] = []
    taken: Counter[str] = Counter()
    said = 0
    themed = max((piece.ranked.parts.get("theme", 0.0) for piece in evidence), default=0.0) >= _CLEAR_THEME
    least = FLOOR * evidence[0].ranked.score if evidence else 0.0
    of_place = sum(piece.ranked.score >= least and _placed(piece) for piece in evidence) >= _FEWEST_OF_PLACE
    for at, piece in enumerate(evidence):
        if len(chosen) >= most or piece.ranked.score < least:
            break
        coded = bool(piece.passage.claim)  # of the bare words of a document no theme can be expected
        off_theme = themed and coded and piece.ranked.parts.get("theme", 0.0) == 0
        if of_place and not _placed(piece):
            continue
        if off_theme and piece.ranked.score < OFF_THEME * evidence[0].ranked.score:
            continue
        told = any(evidence[other].study == piece.study and alike[at][other] >= TWIN for other in chosen)
        # A document that is there twice, as Word and as PDF, is told once.
        told = told or (not coded and any(_same_words(piece, evidence[other]) for other in chosen))
        field, start, end = piece.sentence()
        length = len(piece.passage.field(field)[start:end].split())
        fits = not chosen or said + length <= words
        if not told and fits and taken[piece.study] < per_source:
            chosen.append(at)
            taken[piece.study] += 1
            said += length
    return chosen


def _placed(piece: Evidence) -> bool:
    """Tell whether a passage is about the place that the question names, or one around it."""
    return piece.ranked.parts.get("place", 0.0) > 0


def _same_words(piece: Evidence, other: Evidence) -> bool:
    """Tell the same passage of a document that is there twice; short words may well be said by two."""
    text = piece.passage.text
    return text == other.passage.text and len(text.split()) >= _FEWEST_WORDS
