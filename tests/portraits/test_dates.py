"""Dates as sources give them: what the words tell is placed, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.knowledge.portrait_lookup import read_cases
from cc_assistant.paths import shipped
from cc_assistant.portraits.dates import place, start_of


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2012", 2012, 2013),
        ("March 2015", 2015 + 2 / 12, 2015 + 2 / 12),
        ("since September 2012", 2012 + 8 / 12, 2012 + 8 / 12),
        ("April 2012 to March 2014", 2012.25, 2014 + 2 / 12),
        ("2017 to March 2019", 2017, 2019 + 2 / 12),
        ("year before April 2015", 2014.25, 2015.25),
        ("first year (2015-16)", 2015.25, 2016.25),
        ("1999/00", 1999.25, 2000.25),
        ("2018-21", 2018, 2022),
        ("2021-04-30", 2021.25, 2021.25),
        ("4 March 2021", 2021 + 2 / 12, 2021 + 2 / 12),
        ("early 2023", 2023, 2024),
        ("the end of 2019", 2019, 2020),
        ("mid-2018", 2018, 2019),
    ],
)
def test_a_date_lies_where_its_words_say(written: str, start: float, end: float) -> None:
    placed = place(written, None)
    assert placed is not None
    assert (placed.start, placed.end) == pytest.approx((start, end))
    assert placed.placing == "dated"


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("first two years", 2014, 2016),
        ("first 12 months", 2014, 2015),
        ("eight years in", 2022, 2022),
        ("six years after the start", 2020, 2020),
        ("summer, ten years after the 2015 start", 2025.5, 2025.5),
    ],
)
def test_a_date_that_counts_from_the_start_says_so(written: str, start: float, end: float) -> None:
    placed = place(written, 2014)
    assert placed is not None
    assert (placed.start, placed.end, placed.placing) == (start, end, "reckoned")


@pytest.mark.parametrize("written", ["midpoint of the contract", "soon", "", "2019 to 2012", "first years"])
def test_a_date_that_tells_nothing_is_not_placed(written: str) -> None:
    assert place(written, 2014) is None


def test_the_start_is_the_first_month_that_its_year_tells_of() -> None:
    assert start_of(2012, ["2012 to 2013", "since September 2012", "April 2012", "May 2013"]) == 2012.25
    assert start_of(2014, ["2014", "November 2014"]) == 2014
    assert start_of(2014, ["soon"]) == 2014
    assert start_of(None, ["April 2012"]) is None


def test_nothing_of_a_shipped_service_runs_before_its_first_event() -> None:
    for case in read_cases([shipped("knowledge")]).values():
        started = start_of(case.started, [one.date for one in case.timeline])
        first = next(found for one in case.timeline if (found := place(one.date, started)))
        placed = [found for one in case.timeline if (found := place(one.date, started))]
        assert min(one.start for one in placed) == first.start, case.id


def test_without_a_start_nothing_counts_from_it() -> None:
    assert place("eight years in", None) is None


@settings(deadline=None)
@given(st.text(max_size=60), st.none() | st.integers(1900, 2100))
def test_no_words_break_it(written: str, started: int | None) -> None:
    placed = place(written, started)
    assert placed is None or placed.start <= placed.end


def test_of_all_shipped_events_only_one_has_no_place_in_time() -> None:
    cases = read_cases([shipped("knowledge")]).values()
    lost = [one.date for case in cases for one in case.timeline if place(one.date, case.started) is None]
    assert lost == ["midpoint of the contract"]
