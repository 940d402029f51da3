"""The retriever: from a question to ranked passages, each with the parts of its score."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.ranking import Ranked, Ranking, Span, Support
from cc_assistant.retrieval import coverage, fusion, signals
from cc_assistant.retrieval.filtering import allowed
from cc_assistant.retrieval.index.units import ASK, CLAIM
from cc_assistant.retrieval.reading import Reader, Reading, quoted_phrases
from cc_assistant.retrieval.space import Space
from cc_assistant.retrieval.spelling import Speller

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder
    from cc_assistant.retrieval.index.vectors import Units

    Floats = npt.NDArray[np.float32]
    Positions = npt.NDArray[np.intp]

POOL = 1_000
"""Candidates that are looked at sentence by sentence; a smaller library is looked at whole."""

NEAR_ASK = 0.62
"""Cosine from which on a question that a passage answers counts as the one that was asked."""

BY_MEANING = "meaning and words"
BY_WORDS = "words"


class Retriever:
    """Ranks passages by words and, where there is an encoder, by meaning.

    Args:
        space: the index, made ready.
        encoder: the model that the index was built with; None searches by words only.
        clock: seconds, for the timing that a ranking reports.
        weights: of the signals.
    """

    def __init__(
        self,
        space: Space,
        encoder: Encoder | None,
        clock: Callable[[], float],
        weights: fusion.Weights | None = None,
    ) -> None:
        self._space = space
        self._encoder = encoder if space.index.has_vectors else None
        self._clock = clock
        self._weights = weights or fusion.Weights()
        knows = encoder.knows_word if encoder is not None else lambda _word: False
        self._reader = Reader(
            space.lexicon,
            space.analyser,
            space.codes,
            Speller(space.words.known, lambda word: knows(word) or space.knows_stem(word)),
            space.concept_share,
        )

    def search(
        self,
        question: str,
        *,
        conversation: Conversation | None = None,
        filters: Filters | None = None,
        limit: int = 100,
    ) -> Ranking:
        """Rank the passages that the filters let through.

        Args:
            question: as typed.
            conversation: the turns before it.
            filters: set by people; see `Filters`.
            limit: how many passages to return.

        Returns:
            The ranking; passages that tell the same finding are joined to the best of them.
        """
        started = self._clock()
        reading = self._reader.read(question, conversation or Conversation())
        read_at = self._clock()
        vector = self._vector(reading)
        encoded_at = self._clock()
        mask = allowed(self._space.index, filters or Filters())
        themes = self._near_themes(vector)
        ranked, support = self._rank(reading, vector, themes, mask, limit)
        ended = self._clock()
        return Ranking(
            understanding=reading.understanding(question),
            support=support,
            passages=ranked,
            themes={ident: round(float(near), 4) for ident, near in themes.items()},
            searched_by=BY_MEANING if vector is not None else BY_WORDS,
            considered=self._space.count if mask is None else int(mask.sum()),
            timing_ms={
                "read": round((read_at - started) * 1000, 2),
                "encode": round((encoded_at - read_at) * 1000, 2),
                "search": round((ended - encoded_at) * 1000, 2),
            },
        )

    def _vector(self, reading: Reading) -> Floats | None:
        """The question's vector: its canonical form, half of it narrowed to what tells passages apart."""
        if self._encoder is None or not reading.canonical:
            return None
        texts = list(dict.fromkeys((reading.canonical, reading.narrow)))
        vectors = self._encoder.encode(texts, role="question")
        share = fusion.NARROW_SHARE
        vector = vectors[0] if len(texts) == 1 else (1 - share) * vectors[0] + share * vectors[1]
        unit: Floats = (vector / np.linalg.norm(vector)).astype(np.float32)
        return unit

    def _rank(
        self,
        reading: Reading,
        vector: Floats | None,
        themes: dict[str, float],
        mask: npt.NDArray[np.bool_] | None,
        limit: int,
    ) -> tuple[tuple[Ranked, ...], Support]:
        lexical = self._lexical(reading)
        near = None if vector is None else signals.cosine(self._space.index.vectors.passages, vector)
        pool = self._pool(lexical, near, mask)
        if not len(pool) or not (reading.terms or vector is not None):
            return (), Support(nearest=0, asked=0, topical=0, covered=0, strange=1, unmet=0)
        parts, spans, asked = self._parts(reading, vector, themes, lexical, near, pool)
        scores, weighed = fusion.fuse(parts, self._weights)
        scores = signals.lean_on_source(scores, self._space.sources[pool], fusion.SOURCE_SHARE)
        order = np.argsort(-scores, kind="stable")
        topical = max(themes.values(), default=0.0)
        support = self._support(reading, vector, pool[order], parts, asked, topical)
        return self._joined(pool, order, scores, weighed, spans, limit), support

    def _lexical(self, reading: Reading) -> dict[str, Floats]:
        """Scores of all passages by words; the best of each is 1."""
        field = self._space.words.field
        canonical = dict(reading.terms)
        for term in self._space.analyser.terms(reading.canonical):
            canonical[term] = canonical.get(term, 0.0) + 1.0
        own = signals.bm25(field("passage"), reading.terms)
        own = own + fusion.CONCEPT_WEIGHT * signals.bm25(field("concepts"), reading.concepts)
        scores = {
            "words": own,
            "asks_words": signals.bm25(field("asks"), canonical),
            "about_words": signals.bm25(field("about"), reading.terms),
        }
        return {name: signals.share_of_best(score) for name, score in scores.items()}

    def _pool(
        self, lexical: dict[str, Floats], near: Floats | None, mask: npt.NDArray[np.bool_] | None
    ) -> Positions:
        """Positions worth a closer look, rising: all in a small library, else the best of a first mix."""
        allowed_at = np.arange(self._space.count) if mask is None else np.flatnonzero(mask)
        if len(allowed_at) <= POOL:
            return allowed_at
        rough, _ = fusion.fuse(lexical if near is None else {**lexical, "passage": near}, self._weights)
        best = np.argpartition(-rough[allowed_at], POOL)[:POOL]
        return np.sort(allowed_at[best])

    def _parts(
        self,
        reading: Reading,
        vector: Floats | None,
        themes: dict[str, float],
        lexical: dict[str, Floats],
        near: Floats | None,
        pool: Positions,
    ) -> tuple[dict[str, Floats], list[Span], Floats]:
        """All signals of the candidates, the sentence of each nearest to the question, and of asks."""
        space = self._space
        parts = {name: scores[pool] for name, scores in lexical.items()}
        places = [space.place_bits(place)[pool] for place in reading.places]
        facets = [
            space.index.facet_bits(n.facet, n.value)[pool] for n in reading.noticed if n.facet != "place"
        ]
        parts["place"] = np.minimum(signals.lift(places, len(pool)), 1.0)
        parts["facet"] = signals.lift(facets, len(pool))
        if phrases := quoted_phrases(reading.standalone.own):
            stands = [np.isin(pool, space.words.phrase(phrase)) for phrase in phrases]
            parts["phrase"] = signals.lift(stands, len(pool))
        nothing = np.zeros(len(pool), np.float32)
        if vector is None or near is None:
            return parts, [_WHOLE] * len(pool), nothing
        parts["passage"] = near[pool]
        sentence, ask, spans = self._by_unit(vector, pool)
        parts["sentence"] = np.where(sentence > -1, sentence, parts["passage"])
        parts["ask"] = np.maximum(ask, 0.0)
        parts["about"] = self._about(vector, pool)
        parts["theme"] = self._theme(themes, pool)
        return parts, spans, ask

    def _by_unit(self, vector: Floats, pool: Positions) -> tuple[Floats, Floats, list[Span]]:
        units = self._space.units
        rows = units.rows_of(pool)
        near = units.vectors[rows].astype(np.float32) @ vector
        group = np.searchsorted(pool, units.passages[rows])
        is_ask = units.kinds[rows] == ASK
        ask, _ = signals.best_of_group(near[is_ask], group[is_ask], len(pool))
        told = rows[~is_ask]
        sentence, which = signals.best_of_group(near[~is_ask], group[~is_ask], len(pool))
        spans = [_WHOLE if at < 0 else _span(units, int(told[at])) for at in which]
        return sentence, ask, spans

    def _about(self, vector: Floats, pool: Positions) -> Floats:
        numbers, vectors = self._space.about_vectors
        if not len(numbers):
            return np.zeros(len(pool), np.float32)
        nearness = np.zeros(int(self._space.sources.max()) + 1, np.float32)
        nearness[numbers] = signals.cosine(vectors, vector)
        return nearness[self._space.sources[pool]]

    def _near_themes(self, vector: Floats | None) -> dict[str, float]:
        """How near each theme is to the question: the cosine of its nearest phrase."""
        if vector is None or not self._space.themes.ids:
            return {}
        themes = self._space.themes
        near, _ = signals.best_of_group(
            signals.cosine(themes.vectors, vector), themes.theme_of, len(themes.ids)
        )
        return dict(zip(themes.ids, near.tolist(), strict=True))

    def _theme(self, themes: dict[str, float], pool: Positions) -> Floats:
        if not themes:
            return np.zeros(len(pool), np.float32)
        near = np.array(list(themes.values()), np.float32)
        clear = np.clip((near - fusion.THEME_FLOOR) / (1 - fusion.THEME_FLOOR), 0.0, 1.0)
        return signals.theme_match([bits[pool] for bits in self._space.theme_bits], clear)

    def _joined(
        self,
        pool: Positions,
        order: Positions,
        scores: Floats,
        weighed: dict[str, Floats],
        spans: list[Span],
        limit: int,
    ) -> tuple[Ranked, ...]:
        """The first ``limit`` findings, each with the passages that tell it too."""
        first = self._space.index.first_told
        at_of: dict[int, int] = {}
        same: dict[int, list[int]] = {}
        for at in order:
            finding = int(first[pool[at]])
            if finding in at_of:
                same[finding].append(int(pool[at]))
            elif len(at_of) < limit:
                at_of[finding] = int(at)
                same[finding] = []
        shown = list(at_of.values())
        ids = self._space.index.ids([int(pool[at]) for at in shown])
        twins = {finding: self._space.index.ids(others) for finding, others in same.items() if others}
        return tuple(
            Ranked(
                id=ident,
                score=float(scores[at]),
                parts={name: round(float(part[at]), 4) for name, part in weighed.items()},
                best=spans[at],
                same_as=tuple(twins.get(finding, ())),
            )
            for ident, (finding, at) in zip(ids, at_of.items(), strict=True)
        )

    def _support(
        self,
        reading: Reading,
        vector: Floats | None,
        best: Positions,
        parts: dict[str, Floats],
        asked: Floats,
        topical: float,
    ) -> Support:
        space = self._space
        leading = best[: coverage.LEADING]
        asks = space.near_asks(leading, vector, NEAR_ASK)
        found = coverage.cover(reading.units, space.weight, lambda unit: space.holding(unit, leading, asks))
        strange, unmet = self._weigh(reading, found, vector)
        heaviest = sorted({**strange, **unmet}.items(), key=lambda item: -item[1])
        return Support(
            nearest=float(max(parts["passage"].max(), parts["sentence"].max()))
            if "passage" in parts
            else 0.0,
            asked=float(max(0.0, asked.max())) if vector is not None else 0.0,
            topical=max(0.0, topical),
            covered=found.covered,
            strange=sum(strange.values()),
            unmet=sum(unmet.values()),
            place_met=any(space.place_bits(place).any() for place in reading.places),
            unknown_words=tuple(words for words, _ in heaviest),
            unknown_places=reading.unknown_places,
        )

    def _weigh(
        self, reading: Reading, found: coverage.Coverage, vector: Floats | None
    ) -> tuple[dict[str, float], dict[str, float]]:
        """How much of the question rests on words that no passage has, and on words the best ones lack."""
        if vector is not None and self._encoder is not None:
            encoder = self._encoder
            forms = [self._space.lexicon.canonical(unit.words) for unit in found.unknown]
            rests = coverage.meaning_resting_on(
                forms, reading.canonical, lambda texts: encoder.encode(texts, role="question")
            )
        else:
            weights = {unit: self._space.weight(unit) for unit in reading.units}
            total = sum(weights.values()) or 1.0
            rests = [weights[unit] / total for unit in found.unknown]
        strange, unmet = {}, {}
        for unit, rest in zip(found.unknown, rests, strict=True):
            (strange if self._space.stranger(unit) else unmet)[unit.words] = rest
        return strange, unmet


_WHOLE = Span(field="text", start=0, end=0)


def _span(units: Units, row: int) -> Span:
    return Span(
        field="claim" if units.kinds[row] == CLAIM else "text",
        start=int(units.starts[row]),
        end=int(units.ends[row]),
    )
