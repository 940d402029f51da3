"""What an evidence table needs of other jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from cc_assistant.domain.filters import Filters
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ranking import Ranking
from cc_assistant.domain.source import Source


class Search(Protocol):
    """Ranks passages for a question."""

    def __call__(self, question: str, *, filters: Filters, limit: int) -> Ranking:
        """Return the best ``limit`` passages."""
        ...


class Shelf(Protocol):
    """Looks passages and sources up."""

    def passages(self, ids: Sequence[str]) -> Mapping[str, Passage]:
        """Return the passages of these ids; unknown ids are left out."""
        ...

    def sources(self, ids: Sequence[str]) -> Mapping[str, Source]:
        """Return the sources of these ids; unknown ids are left out."""
        ...

    def passing(self, filters: Filters) -> Sequence[str]:
        """Return the ids of all passages that the filters let through, in the library's order."""
        ...

    def packs(self) -> Sequence[Manifest]:
        """Return what the packs say of themselves."""
        ...


class Labels(Protocol):
    """Names codes as people read them."""

    def label(self, facet: str, value: str) -> str:
        """Return the label of a value of a facet; the value itself where it has none."""
        ...


class Citing(Protocol):
    """Writes references."""

    def shorts(self, sources: Sequence[Source]) -> Mapping[str, str]:
        """Return the short form of each source by its id, no two alike."""
        ...

    def full(self, source: Source, style: str) -> str:
        """Return the whole reference."""
        ...
