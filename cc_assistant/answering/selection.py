"""Which passages an answer cites: strong enough, few from one source, none told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cc_assistant.answering.evidence import Evidence

FLOOR = 0.62  # a passage must score at least this share of the best; found by cross-validation
PER_SOURCE = 3
TWIN = 0.9  # claims this alike say the same thing


def select(
    evidence: Sequence[Evidence], alike: Sequence[Sequence[float]], *, most: int, per_source: int = PER_SOURCE
) -> list[int]:
    """Choose the passages to cite.

    Args:
        evidence: ranked passages, best first; same findings already joined.
        alike: how alike their claims are, pair by pair.
        most: how many at the most.
        per_source: how many of one source at the most.

    Returns:
        Indices into ``evidence``, best first. A passage is passed over when it scores too far below the
        best, when its source has had its share, or when a chosen one of the same source says the same.
    """
    chosen: list[int] = []
    taken: Counter[str] = Counter()
    for at, piece in enumerate(evidence):
        if len(chosen) >= most or piece.ranked.score < FLOOR * evidence[0].ranked.score:
            break
        told = any(
            evidence[other].source.id == piece.source.id and alike[at][other] >= TWIN for other in chosen
        )
        if not told and taken[piece.source.id] < per_source:
            chosen.append(at)
            taken[piece.source.id] += 1
    return chosen
