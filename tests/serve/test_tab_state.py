"""Tabs share baskets and questions, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.filters import Filters
from cc_assistant.serve.tab_state import exchange, merged
from cc_assistant.tui.state import State, Store

SHARED = State(mode="evidence", asked=("old",), filters=Filters(theme=("food",))).changed(
    baskets={"Mine": ("a", "b"), "Other": ("c",)}, basket="Other"
)


def keep(file: Path, state: State) -> None:
    store = Store(file)
    store.write(state)
    store.close()


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The shared state, and two tabs."""
    keep(tmp_path / "app.json", SHARED)
    return tmp_path / "app.json", tmp_path / "1.json", tmp_path / "2.json"


def changed(file: Path, **changes: object) -> None:
    keep(file, Store(file).read().changed(**changes))


def test_a_new_tab_begins_with_the_baskets_of_all_and_no_conversation(places: tuple[Path, ...]) -> None:
    shared, tab, _ = places
    exchange(tab, shared)
    begun = Store(tab).read()
    assert begun.baskets == SHARED.baskets
    assert (begun.basket, begun.asked, begun.mode) == ("Other", ("old",), "ask")
    assert begun.filters == Filters()
    assert Store(shared).read() == SHARED


def test_what_two_tabs_put_in_and_take_out_comes_together(places: tuple[Path, ...]) -> None:
    shared, one, two = places
    exchange(one, shared)
    exchange(two, shared)
    changed(one, baskets={"Mine": ("b", "d"), "Other": ("c",)}, asked=("old", "one?"))
    changed(two, baskets={"Mine": ("a", "b", "e"), "New": ("f",)}, asked=("old", "two?"))
    exchange(one, shared)
    exchange(two, shared)
    kept = Store(shared).read()
    assert kept.baskets == {"Mine": ("b", "d", "e"), "New": ("f",)}
    assert kept.asked == ("old", "one?", "two?")
    assert kept.basket == "Mine"
    assert kept.filters == SHARED.filters
    exchange(one, shared)
    assert Store(one).read().baskets == kept.baskets


def test_what_a_tab_had_changed_when_it_was_killed_is_shared_when_it_begins_again(
    places: tuple[Path, ...],
) -> None:
    shared, tab, _ = places
    exchange(tab, shared)
    changed(tab, baskets={"Mine": ("a",), "Other": ("c",)})
    exchange(tab, shared)
    exchange(tab, shared)
    assert Store(shared).read().baskets["Mine"] == ("a",)


def test_a_basket_that_one_removes_while_another_fills_it_stays(places: tuple[Path, ...]) -> None:
    shared, one, two = places
    exchange(one, shared)
    exchange(two, shared)
    changed(one, baskets={"Mine": ("a", "b"), "Other": ("c", "d")})
    changed(two, baskets={"Mine": ("a", "b")}, basket="Mine")
    exchange(one, shared)
    exchange(two, shared)
    assert Store(shared).read().baskets["Other"] == ("c", "d")


@pytest.mark.parametrize("damaged", [0, 1])
def test_a_damaged_state_harms_no_basket(places: tuple[Path, ...], damaged: int) -> None:
    shared, tab, _ = places
    exchange(tab, shared)
    places[damaged].write_text("{", encoding="utf-8")
    exchange(tab, shared)
    assert Store(shared).read().baskets == SHARED.baskets
    assert Store(tab).read().baskets == SHARED.baskets


BASKETS = st.dictionaries(
    st.sampled_from(["A", "B", "C"]), st.lists(st.sampled_from("abcdef"), unique=True).map(tuple), min_size=1
)


@given(BASKETS, BASKETS)
def test_where_nobody_else_changes_anything_a_tab_has_its_way(
    before: dict[str, tuple[str, ...]], mine: dict[str, tuple[str, ...]]
) -> None:
    kept = State(baskets=before, basket=next(iter(before)))
    told = merged(kept, kept, kept.changed(baskets=mine))
    assert told.baskets == mine
    assert told.basket in told.baskets


@given(BASKETS, BASKETS, BASKETS)
def test_what_is_put_in_is_never_lost(
    kept: dict[str, tuple[str, ...]], before: dict[str, tuple[str, ...]], mine: dict[str, tuple[str, ...]]
) -> None:
    base = State(baskets=before)
    told = merged(base.changed(baskets=kept), base, base.changed(baskets=mine)).baskets
    for name, held in mine.items():
        assert set(held) - set(before.get(name, ())) <= set(told.get(name, ()))
    for name, held in kept.items():
        assert set(held) - set(before.get(name, ())) <= set(told.get(name, ()))
