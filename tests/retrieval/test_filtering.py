"""Filters, held against every passage of the shipped library one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cc_assistant.domain.filters import Filters
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source
from cc_assistant.retrieval.filtering import allowed
from cc_assistant.retrieval.space import Space

Holds = Callable[[Passage, Source], bool]


def let_through(filters: Filters, space: Space) -> set[str]:
    mask = allowed(space.index, filters)
    assert mask is not None
    return set(space.index.ids(mask.nonzero()[0].tolist()))


def by_hand(holds: Holds, space: Space) -> set[str]:
    passages = space.index.passages(range(space.count))
    sources = space.index.sources([passage.source for passage in passages])
    return {passage.id for passage in passages if holds(passage, sources[passage.source])}


def test_no_filters_set_no_limit(space: Space) -> None:
    assert allowed(space.index, Filters()) is None


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (Filters(phase=("initiation",)), lambda p, s: "initiation" in p.phase),
        (Filters(pandemic=("during",)), lambda p, s: p.pandemic == "during"),
        (Filters(direction=("barrier",)), lambda p, s: p.direction == "barrier"),
        (Filters(theme=("digital-exclusion",)), lambda p, s: "digital-exclusion" in p.themes),
        (Filters(country=("Wales",)), lambda p, s: "Wales" in s.country),
        (Filters(kind=("trial",)), lambda p, s: s.kind == "trial"),
        (Filters(read=("abstract",)), lambda p, s: s.read == "abstract"),
        (Filters(npt=("coherence.internalization",)), lambda p, s: "coherence.internalization" in p.npt),
        (Filters(perspective=("carer",)), lambda p, s: "carer" in p.perspective),
    ],
    ids=lambda value: value.describe() if isinstance(value, Filters) else "",
)
def test_a_filter_lets_through_what_has_the_value(filters: Filters, holds: Holds, space: Space) -> None:
    found = let_through(filters, space)
    assert 0 < len(found) < space.count
    assert found == by_hand(holds, space)


def test_values_of_one_facet_are_alternatives_and_facets_must_all_hold(space: Space) -> None:
    filters = Filters(country=("Wales", "Scotland"), pandemic=("during",))
    found = by_hand(
        lambda p, s: {"Wales", "Scotland"} & set(s.country) != set() and p.pandemic == "during", space
    )
    assert found
    assert let_through(filters, space) == found


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (Filters(npt=("coherence",)), lambda p, s: any(code.startswith("coherence.") for code in p.npt)),
        (Filters(cfir=("process",)), lambda p, s: any(code.startswith("process.") for code in p.cfir)),
    ],
    ids=["a mechanism", "a domain"],
)
def test_a_code_stands_for_its_parts_too(filters: Filters, holds: Holds, space: Space) -> None:
    found = let_through(filters, space)
    assert found
    assert found == by_hand(holds, space)


def test_half_a_code_stands_for_nothing(space: Space) -> None:
    assert let_through(Filters(cfir=("inner-setting.cult",)), space) == set()
    assert let_through(Filters(theme=("no-such-theme",)), space) == set()


def test_years_count_inclusively_and_undated_sources_have_none(space: Space) -> None:
    found = let_through(Filters(year_from=2019, year_to=2020), space)
    assert found == by_hand(lambda p, s: s.year in (2019, 2020), space)
    until = let_through(Filters(year_to=2015), space)
    assert until == by_hand(lambda p, s: s.year is not None and s.year <= 2015, space)
    everything_dated = let_through(Filters(year_from=1500), space)
    assert everything_dated == by_hand(lambda p, s: s.year is not None, space)
    assert len(everything_dated) < space.count


def test_filters_that_shut_each_other_out_let_nothing_through(space: Space) -> None:
    assert let_through(Filters(year_from=2021, year_to=2020), space) == set()
    assert let_through(Filters(country=("Wales",), kind=("framework",), pandemic=("during",)), space) == set()
