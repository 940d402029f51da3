"""The signals of a search: each a small pure function from a question's parts to scores of passages.

Every function returns an array with one score for each passage (or candidate), in the order of the
positions given. Nothing here knows how signals are weighed; `fusion` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Positions = npt.NDArray[np.intp]

K1 = 1.2
B = 0.6
_ABSENT = -1.0  # the cosine of something that is not there: below any that is


class WordField(Protocol):
    """Postings of one field of the passages (claim and text; asks; source; concepts)."""

    @property
    def lengths(self) -> Floats:
        """Number of terms of each passage in this field."""
        ...

    @property
    def mean_length(self) -> float:
        """Mean of ``lengths``; 1 for an empty field."""
        ...

    def postings(self, term: str) -> tuple[Positions, Floats]:
        """Return the positions of the passages with ``term``, and how often each has it."""
        ...


def inverse_frequency(holding: int, total: int) -> float:
    """Return how much a term says that ``holding`` of ``total`` passages have.

    The form of BM25 that stays positive (Lucene's): log(1 + (N - n + 0.5) / (n + 0.5)).
    """
    return float(np.log1p((total - holding + 0.5) / (holding + 0.5)))


def bm25(field: WordField, terms: Mapping[str, float]) -> Floats:
    """Score all passages by words (Robertson and Zaragoza 2009, doi 10.1561/1500000019).

    Args:
        field: the field to search.
        terms: term -> weight.

    Returns:
        Sum over the terms of weight x inverse frequency x saturated term frequency, with k1 = 1.2 and
        b = 0.6, which did best on six public sets.
    """
    total = len(field.lengths)
    scores = np.zeros(total, dtype=np.float32)
    for term, weight in terms.items():
        positions, counts = field.postings(term)
        if len(positions):
            norm = K1 * (1 - B + B * field.lengths[positions] / field.mean_length)
            gain = weight * inverse_frequency(len(positions), total) * (K1 + 1)
            scores[positions] += gain * counts / (counts + norm)
    return scores


def share_of_best(scores: Floats) -> Floats:
    """Divide scores by the best of them, so that the best is 1 (all zero stays zero)."""
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else scores


def cosine(vectors: Floats, question: Floats) -> Floats:
    """Return the cosine of each row of ``vectors`` (n, d) with ``question`` (d,); all of length 1."""
    return vectors @ question


def best_of_group(scores: Floats, groups: Positions, count: int) -> tuple[Floats, Positions]:
    """Return for each of ``count`` groups the best score of its members and which member has it.

    Args:
        scores: score of each member.
        groups: group of each member, rising.
        count: number of groups.

    Returns:
        Best scores (a group without members has -1), and index into ``scores`` (-1 likewise).
    """
    best = np.full(count, _ABSENT, dtype=np.float32)
    which = np.full(count, -1, dtype=np.intp)
    if len(scores):
        order = np.lexsort((-scores, groups))
        heads = order[np.r_[True, np.diff(groups[order]) > 0]]
        best[groups[heads]] = scores[heads]
        which[groups[heads]] = heads
    return best, which


def theme_match(held: Sequence[npt.NDArray[np.bool_]], nearness: Floats) -> Floats:
    """Return for each passage how near the nearest of its themes is to the question.

    Args:
        held: for each theme, which passages have it.
        nearness: cosine of each theme's best phrase with the question.

    Returns:
        Cosine of the nearest theme; 0 for a passage without themes.
    """
    match = np.zeros(len(held[0]) if held else 0, dtype=np.float32)
    for has, near in zip(held, nearness, strict=True):
        np.maximum(match, np.where(has, near, 0.0), out=match)
    return match


def lift(sets: Sequence[npt.NDArray[np.bool_]], count: int) -> Floats:
    """Return for each of ``count`` passages how many of the noticed facets it has, at most 2."""
    total = np.zeros(count, dtype=np.float32)
    for has in sets:
        total += has
    return np.minimum(total, 2.0)


def lean_on_source(scores: Floats, sources: Positions, share: float) -> Floats:
    """Let a passage share in the best score of its source: one good passage vouches for the others.

    Args:
        scores: score of each candidate.
        sources: number of the source of each candidate.
        share: how much of the score comes from the source's best (0 to 1).
    """
    if not len(scores):
        return scores
    best = np.full(int(sources.max()) + 1, -np.inf, dtype=np.float32)
    np.maximum.at(best, sources, scores)
    return (1 - share) * scores + share * best[sources]
