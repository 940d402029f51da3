"""Days that go by a name are found, with the year that is meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.interview.feasts import easter, find_feasts

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, date(1818, 3, 22)),  # as early as can be
        (1943, date(1943, 4, 25)),  # as late as can be
        (2000, date(2000, 4, 23)),
        (2024, date(2024, 3, 31)),
        (2027, date(2027, 3, 28)),
    ],
)
def test_easter_is_where_calendars_have_it(year: int, day: date) -> None:
    assert easter(year) == day


@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_of_late_march_or_april(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("we open at Christmas", date(2026, 12, 25)),
        ("Christmas Eve", date(2026, 12, 24)),
        ("on New Year’s Eve", date(2026, 12, 31)),
        ("this Easter", date(2026, 4, 5)),
        ("Easter Monday next year", date(2027, 3, 29)),
        ("Good Friday 2028", date(2028, 4, 14)),
        ("until the end of the financial year", date(2027, 3, 31)),
        ("at the start of the new financial year", date(2027, 4, 1)),
        ("by the end of the year", date(2026, 12, 31)),
    ],
)
def test_a_name_means_the_next_such_day_unless_it_says_more(text: str, day: date) -> None:
    assert [feast.day for feast in find_feasts(text, today=TODAY)] == [day]


def test_of_what_is_past_the_last_such_day_is_meant() -> None:
    (found,) = find_feasts("we opened at Christmas", today=TODAY, past=True)
    assert found.day == date(2025, 12, 25)


@pytest.mark.parametrize(
    "text",
    ["the Christmas party", "after the Christmas holidays", "Easter term", "Michaelmas term", "Eastern"],
)
def test_what_only_sounds_like_such_a_day_is_left_alone(text: str) -> None:
    assert not list(find_feasts(text, today=TODAY))
