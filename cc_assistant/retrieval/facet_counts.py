"""Facet counts: how many passages of a result have each value, by population counts over bit sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Bits = npt.NDArray[np.uint8]
    Mask = npt.NDArray[np.bool_]


class FacetSource(Protocol):
    """What holds the bit sets: an open index."""

    @property
    def count(self) -> int:
        """Number of passages."""
        ...

    def facet_values(self, facet: str) -> Mapping[str, int]:
        """Return the values of a facet and how many passages have each."""
        ...

    def facet_bits(self, facet: str, value: str) -> Mask:
        """Return which passages have a value (count,)."""
        ...


class FacetBits(NamedTuple):
    """One facet packed for counting: ``bits[i]`` (values, bytes) are the passages that have ``values[i]``."""

    values: tuple[str, ...]
    bits: Bits


def pack_facet(source: FacetSource, facet: str) -> FacetBits:
    """Read the bit sets of a facet once, packed eight passages to the byte."""
    values = tuple(source.facet_values(facet))
    rows = [np.packbits(source.facet_bits(facet, value)) for value in values]
    empty = np.zeros((0, (source.count + 7) // 8), np.uint8)
    return FacetBits(values, np.stack(rows) if rows else empty)


def facet_counts(
    facets: Mapping[str, FacetBits], within: Callable[[str], Mask | None]
) -> dict[str, dict[str, int]]:
    """Count the passages that have each value of each facet.

    Args:
        facets: the packed facets by name.
        within: returns for a facet the passages to count in (count,), None for all. A facet whose own
            filter is left out there shows what choosing another of its values would bring.

    Returns:
        facet -> value -> number of passages, zeros too, in the order of the values.
    """
    counts: dict[str, dict[str, int]] = {}
    packed: dict[int, tuple[Mask, Bits]] = {}  # facets that no filter limits share one mask, packed once
    for facet, (values, bits) in facets.items():
        mask = within(facet)
        if mask is not None:
            if id(mask) not in packed:
                packed[id(mask)] = mask, np.packbits(mask)
            bits = bits & packed[id(mask)][1]  # noqa: PLW2901  (the same facet, limited)
        numbers: Sequence[int] = np.bitwise_count(bits).sum(axis=1, dtype=np.int64).tolist()
        counts[facet] = dict(zip(values, numbers, strict=True))
    return counts
