"""Goes through all passages of an index by filters, in several orders, with counts by facet."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, get_args

import numpy as np

from cc_assistant.domain.filters import Filters
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.reference import short_forms
from cc_assistant.retrieval.facet_counts import FacetBits, facet_counts, pack_facet
from cc_assistant.retrieval.filtering import allowed
from cc_assistant.retrieval.labels import FACET_LABELS, Labels

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.domain.evidence_table import Order
    from cc_assistant.retrieval.index.opened import Index

    Mask = npt.NDArray[np.bool_]
    Positions = npt.NDArray[np.intp]

_NO_YEAR = -1


class FacetValue(NamedTuple):
    """A value as it is offered: under which heading (or ""), and by which name."""

    value: str
    label: str
    group: str


class Browser:
    """Browses an index. What it reads of it, it keeps.

    Args:
        index: the open index.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self.labels = Labels(index)

    def passing(self, filters: Filters) -> Mask | None:
        """Return which passages the filters let through, or None where they set no limit."""
        return allowed(self._index, filters)

    @cached_property
    def values(self) -> dict[str, tuple[FacetValue, ...]]:
        """The values of each facet in the order in which they are offered; facets without any left out."""
        found = {facet: self._values(facet) for facet in FACET_LABELS}
        return {facet: values for facet, values in found.items() if values}

    def counts(self, within: Callable[[str], Mask | None]) -> dict[str, dict[str, int]]:
        """Count the passages of each value; see `facet_counts`."""
        return facet_counts(self._packed, within)

    def mask(self, positions: Positions) -> Mask:
        """Return passages as a mask (count,)."""
        mask = np.zeros(self._index.count, np.bool_)
        mask[positions] = True
        return mask

    def ordered(self, positions: Positions, order: Order) -> Positions:
        """Return passages in another order; ``relevance`` keeps that in which they come."""
        if order == "relevance":
            return positions
        if order in {"newest", "oldest"}:
            years = self._years[positions]
            key = np.where(years == _NO_YEAR, np.iinfo(np.int32).max, -years if order == "newest" else years)
        elif order == "phase":
            key = self._phases[positions]
        else:
            key = self._source_ranks[self._index.source_numbers[positions]]
        return positions[np.argsort(key, kind="stable")]

    @cached_property
    def short_forms(self) -> dict[str, str]:
        """The short form of each source by its id, no two alike."""
        return short_forms(self._index.sources().values())

    @cached_property
    def _packed(self) -> dict[str, FacetBits]:
        return {facet: pack_facet(self._index, facet) for facet in FACET_LABELS}

    def _values(self, facet: str) -> tuple[FacetValue, ...]:
        counted = self._index.facet_values(facet)
        fixed = get_args(get_args(Filters.model_fields[facet].annotation)[0]) if facet != "year" else ()
        keys: Callable[[str], object]
        if facet == "year":
            keys = lambda value: -int(value)  # noqa: E731
        elif fixed:
            keys = fixed.index
        elif facet in {"cfir", "npt", "theme"}:
            keys = lambda value: self.labels.rank(facet, value)  # noqa: E731
        else:
            keys = lambda value: (-counted[value], value)  # noqa: E731
        return tuple(
            FacetValue(value, self.labels.label(facet, value), self.labels.group(facet, value))
            for value in sorted(counted, key=keys)
        )

    @cached_property
    def _years(self) -> npt.NDArray[np.int32]:
        years = np.full(self._index.count, _NO_YEAR, np.int32)
        for year in self._index.facet_values("year"):
            years[self._index.facet_bits("year", year)] = int(year)
        return years

    @cached_property
    def _phases(self) -> npt.NDArray[np.int8]:
        first = np.full(self._index.count, len(get_args(Phase)), np.int8)
        for number, phase in reversed(list(enumerate(get_args(Phase)))):
            first[self._index.facet_bits("phase", phase)] = number
        return first

    @cached_property
    def _source_ranks(self) -> Positions:
        """Rank of each source, by its number, among their short forms."""
        forms = [form.casefold() for form in self.short_forms.values()]
        ranks = np.empty(len(forms), np.intp)
        ranks[sorted(range(len(forms)), key=forms.__getitem__)] = np.arange(len(forms))
        return ranks
