from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.retrieval.facet_counts import facet_counts, pack_facet


class Held:
    """Bit sets held in memory."""

    def __init__(self, count: int, has: Mapping[str, Mapping[str, set[int]]]) -> None:
        self.count = count
        self._has = has

    def facet_values(self, facet: str) -> dict[str, int]:
        return {value: len(positions) for value, positions in self._has.get(facet, {}).items()}

    def facet_bits(self, facet: str, value: str) -> npt.NDArray[np.bool_]:
        bits = np.zeros(self.count, np.bool_)
        bits[list(self._has[facet][value])] = True
        return bits


HELD = Held(11, {"phase": {"early": {0, 1, 10}, "late": {1, 2}}, "country": {"Wales": {10}}})
PACKED = {facet: pack_facet(HELD, facet) for facet in ("phase", "country", "none")}


def mask(*positions: int) -> npt.NDArray[np.bool_]:
    return np.isin(np.arange(11), positions)


def test_without_limits_every_passage_counts() -> None:
    assert facet_counts(PACKED, lambda _: None) == {
        "phase": {"early": 3, "late": 2},
        "country": {"Wales": 1},
        "none": {},
    }


def test_only_passages_within_count_and_zeros_stay() -> None:
    assert facet_counts(PACKED, lambda _: mask(1, 2))["country"] == {"Wales": 0}
    assert facet_counts(PACKED, lambda _: mask(1, 2))["phase"] == {"early": 1, "late": 2}


def test_each_facet_can_be_counted_within_its_own_set() -> None:
    counts = facet_counts(PACKED, lambda facet: mask(10) if facet == "phase" else mask(0))
    assert counts["phase"] == {"early": 1, "late": 0}
    assert counts["country"] == {"Wales": 0}


@given(
    st.lists(st.sets(st.integers(0, 36)), min_size=1, max_size=4),
    st.sets(st.integers(0, 36)),
)
def test_counts_are_those_of_the_sets(values: list[set[int]], within: set[int]) -> None:
    held = Held(37, {"f": {str(number): has for number, has in enumerate(values)}})
    chosen = np.isin(np.arange(37), list(within))
    counted = facet_counts({"f": pack_facet(held, "f")}, lambda _: chosen)["f"]
    assert counted == {str(number): len(has & within) for number, has in enumerate(values)}
