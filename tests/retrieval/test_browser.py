from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cc_assistant.domain.filters import Filters
from cc_assistant.retrieval.browser import Browser
from tests.retrieval.opened import opened


@pytest.fixture
def browser(indexed_home: Path) -> Browser:
    return opened(indexed_home).space.browser


def test_counts_agree_with_what_the_filters_let_through(browser: Browser) -> None:
    mask = browser.passing(Filters(phase=("initiation",)))
    counts = browser.counts(lambda _: mask)
    both = browser.passing(Filters(phase=("initiation",), country=("Wales",)))
    assert both is not None
    assert counts["country"]["Wales"] == both.sum() > 0


def test_values_stand_in_the_order_of_their_frames(browser: Browser) -> None:
    assert [value.value for value in browser.values["phase"]] == ["initiation", "operation", "maintenance"]
    years = [int(value.value) for value in browser.values["year"]]
    assert years == sorted(years, reverse=True)
    groups = [value.group for value in browser.values["npt"]]
    assert list(dict.fromkeys(groups)) == [
        "Coherence",
        "Cognitive participation",
        "Collective action",
        "Reflexive monitoring",
    ]


def test_each_order_is_a_rearrangement(indexed_home: Path, browser: Browser) -> None:
    index = opened(indexed_home).index
    every = np.arange(index.count)
    for order in ("relevance", "source", "newest", "oldest", "phase"):
        assert sorted(browser.ordered(every, order)) == every.tolist()
    some = browser.ordered(every, "newest")[:50]
    passages = index.passages(some)
    years = [index.source(passage.source).year or 0 for passage in passages]
    assert years == sorted(years, reverse=True)
    names = [
        browser.short_forms[p.source].casefold() for p in index.passages(browser.ordered(every, "source"))
    ]
    assert names == sorted(names)
