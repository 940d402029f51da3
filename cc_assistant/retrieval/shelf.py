"""The shelf: what an answer looks up of the library, read from an open index."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.domain.evidence_link import EvidenceLink
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.domain.source import Source
from cc_assistant.domain.theme import Theme, ThemeGroup, Themes
from cc_assistant.retrieval.filtering import allowed
from cc_assistant.retrieval.index import paging
from cc_assistant.retrieval.index.units import CLAIM
from cc_assistant.retrieval.space import Space

if TYPE_CHECKING:
    import numpy.typing as npt


class Shelf:
    """Passages, sources, themes and advice of an index.

    Args:
        space: the index, made ready.
        by_meaning: whether vectors may be used; without them claims are compared by their words.
    """

    def __init__(self, space: Space, *, by_meaning: bool) -> None:
        self._space = space
        self._index = space.index
        self._by_meaning = by_meaning and space.index.has_vectors

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Return the passages of these ids; unknown ids are left out."""
        positions = self._index.positions(ids)
        found = self._index.passages(positions.values())
        return {passage.id: passage for passage in found}

    def sources(self, ids: Sequence[str]) -> dict[str, Source]:
        """Return the sources of these ids; unknown ids are left out."""
        return self._index.sources(list(ids))

    def passing(self, filters: Filters) -> list[str]:
        """Return the ids of all passages that the filters let through, in the library's order."""
        mask = allowed(self._index, filters)
        return self._index.ids(range(self._index.count) if mask is None else np.flatnonzero(mask).tolist())

    def packs(self) -> list[Manifest]:
        """Return what the packs say of themselves."""
        return self._index.documents("pack", Manifest)

    @cached_property
    def _themes(self) -> Themes | None:
        themes = tuple(self._index.documents("theme", Theme))
        groups = tuple(self._index.documents("theme-group", ThemeGroup))
        return Themes(groups=groups, themes=themes) if themes else None

    def themes(self) -> Themes | None:
        """Return the themes, if the library has any."""
        return self._themes

    @cached_property
    def _links(self) -> dict[str, list[EvidenceLink]]:
        """Evidence links by the passages that they name."""
        by_passage: dict[str, list[EvidenceLink]] = {}
        for link in self._index.documents("evidence-link", EvidenceLink):
            for bearing in (*link.supports, *link.qualifies):
                by_passage.setdefault(bearing.excerpt, []).append(link)
        return by_passage

    def advice_on(self, passages: Sequence[str]) -> list[tuple[Recommendation, EvidenceLink]]:
        """Return the recommendations that rest on any of these passages."""
        links = {link.recommendation: link for ident in passages for link in self._links.get(ident, ())}
        return [
            (self._index.document("recommendation", ident, Recommendation), link)
            for ident, link in links.items()
        ]

    def alike(self, ids: Sequence[str]) -> list[list[float]]:
        """Return how alike the claims of passages are, pair by pair.

        The cosine of their vectors; without a model the share of words that two have in common.
        """
        positions = self._index.positions(ids)
        at = np.array([positions[ident] for ident in ids], np.intp)
        if self._by_meaning:
            vectors = self._claim_vectors(at)
            nearness: list[list[float]] = (vectors @ vectors.T).tolist()
            return nearness
        texts = self._index.passages(at)
        terms = [set(self._space.analyser.terms(text.claim or text.text)) for text in texts]
        return [[len(a & b) / max(1, len(a | b)) for b in terms] for a in terms]

    def _claim_vectors(self, at: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """Vectors of the claims; of the whole passage where it has none."""
        vectors = paging.rows(self._index.vectors.passages, at)
        units = self._space.units
        order = np.argsort(at)
        rows = units.rows_of(at[order])
        claims = rows[units.kinds[rows] == CLAIM]
        owners = order[np.searchsorted(at[order], units.passages[claims])]
        vectors[owners] = paging.rows(units.vectors, claims)
        return vectors
