"""Finds and lists passages for the evidence screen, in the thread of a lane."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.ranking import Span
from cc_assistant.quotes.reasons import reasons
from cc_assistant.tui.evidence_filters import limited, without

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.domain.evidence_table import Reason
    from cc_assistant.domain.filters import Filters
    from cc_assistant.domain.passage import Field, Passage
    from cc_assistant.domain.ranking import Noticed, Ranked, Ranking, Understanding
    from cc_assistant.retrieval.browser import Browser, FacetValue
    from cc_assistant.retrieval.index.opened import Index
    from cc_assistant.retrieval.retriever import Retriever
    from cc_assistant.tui.state import EvidenceView

    Mask = npt.NDArray[np.bool_]
    Positions = npt.NDArray[np.intp]

RANKED = 200
"""How many passages a question finds at most: far more than anybody reads."""


@dataclass(frozen=True)
class Row:
    """A passage as the list shows it.

    Attributes:
        id: of the passage.
        short: its source, as marks in a text name it.
        locator: where in the source.
        text: its claim, or the sentence nearest to the question.
        why: it was found.
        best: where that sentence stands.
        words: where words of the question stand.
        confidential: whether its pack is.
    """

    id: str
    short: str
    locator: str
    text: str
    why: tuple[Reason, ...] = ()
    best: Span | None = None
    words: tuple[Span, ...] = ()
    confidential: bool = False


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes:
        view: what was asked for.
        positions: of the passages, in order (found,).
        counts: facet -> value -> passages.
        values: of the facets, as they are offered.
        considered: how many passages the filters let through.
        said: how the question was understood and what was noticed, for people.
        hits: of a question, by position.
        noticed: of a question.
        words: of a question, as they are searched for.
        missing: ids of the basket that the library no longer has.
        confidential: whether a pack is that passages may be from.
    """

    view: EvidenceView
    positions: Positions
    counts: Mapping[str, Mapping[str, int]]
    values: Mapping[str, Sequence[FacetValue]]
    considered: int
    said: str = ""
    hits: Mapping[int, Ranked] = field(default_factory=dict)
    noticed: tuple[Noticed, ...] = ()
    words: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    confidential: bool = False


class EvidenceFinder:
    """Finds passages by question, filters or basket.

    Args:
        index: the open index.
        browser: goes through it.
        retriever: ranks its passages.
    """

    def __init__(self, index: Index, browser: Browser, retriever: Retriever) -> None:
        self._index = index
        self._browser = browser
        self._retriever = retriever
        packs = index.documents("pack", Manifest)
        self._closed = {pack.id for pack in packs if pack.sensitivity == "confidential"}

    def find(self, view: EvidenceView, basket: Sequence[str]) -> Found:
        """Find what a view shows.

        Args:
            view: question, filters and order; or the basket.
            basket: ids of the basket in use.
        """
        return replace(self._find(view, basket), confidential=bool(self._closed))

    def _find(self, view: EvidenceView, basket: Sequence[str]) -> Found:
        if view.basket or view.listed:
            return self._of_basket(view, basket if view.basket else view.listed)
        if view.question:
            return self._of_question(view)
        mask = self._browser.passing(view.filters)
        every = np.arange(self._index.count) if mask is None else np.flatnonzero(mask)
        others = {
            facet: self._browser.passing(without(view.filters, facet)) for facet in limited(view.filters)
        }
        counts = self._browser.counts(lambda facet: others.get(facet, mask))
        return Found(view, self._browser.ordered(every, view.order), counts, self._browser.values, len(every))

    def rows(self, found: Found, start: int, end: int) -> list[Row]:
        """Return some rows of what was found, by their places in it."""
        positions = [int(position) for position in found.positions[start:end]]
        passages = self._index.passages(positions)
        sources = self._index.sources({passage.source for passage in passages}) if found.hits else {}
        listed = []
        for position, passage in zip(positions, passages, strict=True):
            short = self._browser.short_forms[passage.source]
            hit = found.hits.get(position)
            if hit is None:
                row = Row(passage.id, short, passage.locator, passage.claim or passage.text)
            else:
                why = reasons(
                    hit.parts, found.noticed, passage, sources[passage.source], self._browser.labels.label
                )
                best = passage.field(hit.best.field)[hit.best.start : hit.best.end]
                words = tuple(self._words(found.words, passage))
                row = Row(passage.id, short, passage.locator, best, why, hit.best, words)
            listed.append(replace(row, confidential=True) if passage.pack in self._closed else row)
        return listed

    def _words(self, wanted: frozenset[str], passage: Passage) -> Iterator[Span]:
        """Yield where these words stand."""
        names: tuple[Field, ...] = ("claim", "text")
        for name in names:
            for term, start, end in self._index.words.analyser.term_spans(passage.field(name)):
                if term in wanted:
                    yield Span(field=name, start=start, end=end)

    def ids(self, found: Found) -> list[str]:
        """Return the ids of all that was found, in order."""
        return self._index.ids(found.positions)

    def _of_basket(self, view: EvidenceView, basket: Sequence[str]) -> Found:
        held = self._index.positions(basket)
        positions = np.array([held[ident] for ident in basket if ident in held], np.intp)
        mask = self._browser.mask(positions)
        missing = tuple(ident for ident in basket if ident not in held)
        return Found(
            view,
            self._browser.ordered(positions, view.order),
            self._browser.counts(lambda _: mask),
            self._browser.values,
            len(positions),
            f"No longer in the library: {', '.join(missing)}." if missing else "",
            missing=missing,
        )

    def _of_question(self, view: EvidenceView) -> Found:
        ranking = self._rank(view.question, view.filters)
        positions = self._positions(ranking)
        mask = self._browser.mask(positions)
        # What another value of a limited facet would bring is found by a search without that limit.
        others = {
            facet: self._browser.mask(
                self._positions(self._rank(view.question, without(view.filters, facet)))
            )
            for facet in limited(view.filters)
        }
        return Found(
            view,
            self._browser.ordered(positions, view.order),
            self._browser.counts(lambda facet: others.get(facet, mask)),
            self._browser.values,
            ranking.considered,
            _said(ranking),
            dict(zip(positions.tolist(), ranking.passages, strict=True)),
            ranking.understanding.noticed,
            self._searched(ranking.understanding),
        )

    def _searched(self, understanding: Understanding) -> frozenset[str]:
        terms = self._index.words.analyser.terms
        return frozenset((*terms(understanding.standalone), *terms(understanding.canonical)))

    def _rank(self, question: str, filters: Filters) -> Ranking:
        return self._retriever.search(question, filters=filters, limit=RANKED)

    def _positions(self, ranking: Ranking) -> Positions:
        at = self._index.positions([hit.id for hit in ranking.passages])
        return np.array([at[hit.id] for hit in ranking.passages], np.intp)


def _said(ranking: Ranking) -> str:
    """Say how a question was read, where that is not plain."""
    understood = ranking.understanding
    told = [f"'{searched}' for '{typed}'" for typed, searched in understood.corrected]
    parts = [f"Searched for {', '.join(told)}."] if told else []
    if understood.noticed:
        named = ", ".join(entry.label for entry in understood.noticed)
        parts.append(f"Noticed: {named} (lifts passages, hides none).")
    if ranking.searched_by == "words":
        parts.append("By words only.")
    return " ".join(parts)
