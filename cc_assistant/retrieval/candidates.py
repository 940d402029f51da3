"""Candidates: which passages are worth a closer look, and all their signals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.domain.ranking import Span
from cc_assistant.retrieval import fusion, signals
from cc_assistant.retrieval.index import paging
from cc_assistant.retrieval.index.units import ASK, CLAIM
from cc_assistant.retrieval.reading import quoted_phrases

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.retrieval.asked import Asked
    from cc_assistant.retrieval.index.vectors import Units
    from cc_assistant.retrieval.reading import Reading
    from cc_assistant.retrieval.space import Space

    Floats = npt.NDArray[np.float32]
    Positions = npt.NDArray[np.intp]

POOL = 1_000
"""Candidates that are looked at sentence by sentence; a smaller library is looked at whole."""

AROUND = 0.25
"""What a passage on the whole country around a place counts beside one on the place itself."""

_WHOLE = Span(field="text", start=0, end=0)


@dataclass(frozen=True)
class Candidates:
    """Passages with their signals.

    Attributes:
        pool: their positions, rising.
        parts: signal (a field of `fusion.Weights`) -> score of each.
        nearest: of each, the row of its unit nearest to the question; -1 without one.
    """

    pool: Positions
    parts: dict[str, Floats]
    nearest: Positions

    def span(self, at: int, space: Space) -> Span:
        """Return the sentence of a candidate that is nearest to the question."""
        row = int(self.nearest[at])
        return _WHOLE if row < 0 else _span(space.units, row)


def find_candidates(
    asked: Asked, space: Space, mask: npt.NDArray[np.bool_] | None, weights: fusion.Weights
) -> Candidates:
    """Find the candidates for a question.

    Args:
        asked: the question.
        space: what is searched.
        mask: which passages the filters let through; None for all.
        weights: of the signals, for the first mix that makes the pool.
    """
    broad = _by_words(asked.reading, space)
    if asked.vector is not None:
        broad["passage"] = paging.dot(space.index.vectors.passages, asked.vector)
    pool = _pool(broad, space.count, mask, weights)
    parts = {name: scores[pool] for name, scores in broad.items()}
    parts |= _by_codes(asked.reading, space, pool)
    nearest = np.full(len(pool), -1, np.intp)
    if asked.vector is not None and len(pool):
        near, nearest = _by_meaning(asked, asked.vector, space, pool, parts["passage"])
        parts |= near
    return Candidates(pool, parts, nearest)


def _by_words(reading: Reading, space: Space) -> dict[str, Floats]:
    """Scores of all passages by words; the best of each is 1."""
    field = space.words.field
    widened = dict(reading.terms)
    for term in space.analyser.terms(reading.canonical):
        widened[term] = widened.get(term, 0.0) + 1.0
    concepts = signals.bm25(field("concepts"), reading.concepts)
    scores = {
        "words": signals.bm25(field("passage"), reading.terms) + fusion.CONCEPT_WEIGHT * concepts,
        "asks_words": signals.bm25(field("asks"), widened),
        "about_words": signals.bm25(field("about"), reading.terms),
    }
    return {name: signals.share_of_best(score) for name, score in scores.items()}


def _pool(
    broad: dict[str, Floats], count: int, mask: npt.NDArray[np.bool_] | None, weights: fusion.Weights
) -> Positions:
    """Positions worth a closer look: all in a small library, else the best of a first mix."""
    allowed = np.arange(count) if mask is None else np.flatnonzero(mask)
    if len(allowed) <= POOL:
        return allowed
    rough, _ = fusion.fuse(broad, weights)
    return np.sort(allowed[np.argpartition(-rough[allowed], POOL)[:POOL]])


def _by_codes(reading: Reading, space: Space, pool: Positions) -> dict[str, Floats]:
    """What a coded library knows of its passages: places, facets, words that stand together."""
    index = space.index
    places = [space.place_bits(place)[pool] for place in reading.places]
    around = [space.around_bits(place)[pool] for place in reading.places]
    facets = [index.facet_bits(n.facet, n.value)[pool] for n in reading.noticed if n.facet != "place"]
    parts = {
        "place": np.minimum(signals.lift(places, len(pool)) + AROUND * signals.lift(around, len(pool)), 1.0),
        "facet": signals.lift(facets, len(pool)),
    }
    if phrases := quoted_phrases(reading.standalone.own):
        stands = [np.isin(pool, space.words.phrase(phrase)) for phrase in phrases]
        parts["phrase"] = signals.lift(stands, len(pool))
    return parts


def _by_meaning(
    asked: Asked, vector: Floats, space: Space, pool: Positions, passages: Floats
) -> tuple[dict[str, Floats], Positions]:
    """Cosines of sentences, asks, sources and themes, and the unit of each passage that is nearest."""
    units = space.units
    rows = units.rows_of(pool)
    near = paging.rows(units.vectors, rows).astype(np.float32, copy=False) @ vector
    group = np.searchsorted(pool, units.passages[rows])
    is_ask = units.kinds[rows] == ASK
    ask, _ = signals.best_of_group(near[is_ask], group[is_ask], len(pool))
    told = rows[~is_ask]
    sentence, which = signals.best_of_group(near[~is_ask], group[~is_ask], len(pool))
    parts = {
        "sentence": np.where(which >= 0, sentence, passages),
        "ask": np.maximum(ask, 0.0),
        "about": _about(vector, space, pool),
        "theme": _theme(asked.themes, space, pool),
    }
    nearest = np.where(which >= 0, told[which], -1) if len(told) else np.full(len(pool), -1, np.intp)
    return parts, nearest


def _about(vector: Floats, space: Space, pool: Positions) -> Floats:
    vectors = space.index.vectors.sources
    if not len(vectors):
        return np.zeros(len(pool), np.float32)
    numbers, back = np.unique(space.sources[pool], return_inverse=True)
    nearness: Floats = signals.cosine(vectors[numbers], vector)[back]
    return nearness


def _theme(themes: dict[str, float], space: Space, pool: Positions) -> Floats:
    if not themes:
        return np.zeros(len(pool), np.float32)
    near = np.array(list(themes.values()), np.float32)
    clear = np.clip((near - fusion.THEME_FLOOR) / (1 - fusion.THEME_FLOOR), 0.0, 1.0)
    return signals.theme_match([bits[pool] for bits in space.theme_bits], clear)


def _span(units: Units, row: int) -> Span:
    return Span(
        field="claim" if units.kinds[row] == CLAIM else "text",
        start=int(units.starts[row]),
        end=int(units.ends[row]),
    )
