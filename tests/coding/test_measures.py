"""Measures of agreement against tables that were published with their results."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.coding.measures import (
    Rated,
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    percent_agreement,
)


def rated(*coders: str) -> list[Rated]:
    """One string for each coder, a letter for each unit; a dot where nothing was rated."""
    return [
        Rated(tuple(None if mark == "." else mark for mark in unit)) for unit in zip(*coders, strict=True)
    ]


# Fleiss 1971 as it is shown in many textbooks: 10 subjects, 14 raters, 5 categories.
FLEISS = (
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        (rated("0100000010", "1110010000"), 0.095),  # Krippendorff 2011, A: two observers, binary
        (rated("aabbdcccedda", "babbbccceddd"), 0.692),  # B: two observers, names
        (rated("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),  # C: four, gaps
    ],
)
def test_alpha_is_that_of_krippendorffs_own_examples(units: list[Rated], alpha: float) -> None:
    assert krippendorff_alpha(units) == pytest.approx(alpha, abs=0.0005)


def test_fleiss_kappa_is_that_of_the_textbook_table() -> None:
    units = [
        Rated(tuple(str(category) for category, count in enumerate(row) for _ in range(count)))
        for row in FLEISS
    ]
    assert fleiss_kappa(units) == pytest.approx(0.210, abs=0.0005)


def test_cohens_kappa_is_that_of_a_table_of_counts() -> None:
    counts = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    units = [Rated(pair, weight) for pair, weight in counts.items()]
    assert cohen_kappa(units) == pytest.approx(0.4)
    assert percent_agreement(units) == pytest.approx(0.7)


def test_where_nothing_can_differ_nothing_is_claimed() -> None:
    assert krippendorff_alpha(rated("aaa", "aaa")) is None
    assert cohen_kappa(rated("aaa", "aaa")) is None
    assert fleiss_kappa([]) is None
    assert percent_agreement(rated("a..", ".b.")) is None
    with pytest.raises(ValueError, match="two coders"):
        cohen_kappa(rated("a", "a", "b"))


tables = st.lists(
    st.tuples(*[st.sampled_from([None, "a", "b", "c"])] * 3).map(Rated), min_size=1, max_size=12
)


@given(tables, st.integers(1, 4))
def test_a_weight_is_so_many_equal_units(units: list[Rated], weight: int) -> None:
    heavy = [Rated(unit.ratings, weight) for unit in units]
    many = [unit for unit in units for _ in range(weight)]
    for measure in (percent_agreement, fleiss_kappa, krippendorff_alpha):
        assert measure(heavy) == pytest.approx(measure(many))


@given(tables)
def test_the_order_of_coders_and_units_does_not_matter(units: list[Rated]) -> None:
    turned = [Rated(unit.ratings[::-1]) for unit in reversed(units)]
    for measure in (percent_agreement, fleiss_kappa, krippendorff_alpha):
        assert measure(turned) == pytest.approx(measure(units))
