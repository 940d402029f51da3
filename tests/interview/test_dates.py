"""Days are found in whatever people write around them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.interview.dates import find_dates

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("we open next April, if all goes well", date(2027, 4, 1)),
        ("on 1/4/27", date(2027, 4, 1)),
        ("from 1 June 2027 onwards", date(2027, 6, 1)),
        ("on the 5th of Jan", date(2027, 1, 5)),
        ("April '27", date(2027, 4, 1)),
        ("in 6 weeks", date(2026, 12, 14)),
        ("in a fortnight", date(2026, 11, 16)),
        ("in six weeks' time", date(2026, 12, 14)),
        ("two and a half years ago", date(2024, 5, 2)),
        ("since 2019", date(2019, 1, 1)),
        ("in January this year", date(2026, 1, 1)),
        ("early spring 2027", date(2027, 3, 1)),
        ("sometime in the spring", date(2027, 3, 1)),
        ("until the end of March", date(2027, 3, 31)),
        ("mid-June", date(2027, 6, 15)),
        ("in the new year", date(2027, 1, 1)),
        ("Q1 2027", date(2027, 1, 1)),
        ("2027-04-01", date(2027, 4, 1)),
        ("next month", date(2026, 12, 1)),
        ("next November", date(2027, 11, 1)),
        ("by Easter 2027", date(2027, 3, 28)),
    ],
)
def test_a_day_is_found(text: str, day: date) -> None:
    assert [said.day for said in find_dates(text, today=TODAY)] == [day]


@pytest.mark.parametrize(
    "text", ["we may open it", "they march on", "12 weeks", "31 June 2027", "99/99/2027", "£2,000", ""]
)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert list(find_dates(text, today=TODAY)) == []


def test_a_month_of_the_past_is_the_last_one() -> None:
    (said,) = find_dates("opened in March", today=TODAY, past=True)
    assert said.day == date(2026, 3, 1)


def test_a_day_that_was_said_itself_is_exact_and_a_month_is_not() -> None:
    assert [said.exact for said in find_dates("3 May 2027 or June 2027", today=TODAY)] == [True, False]


@given(st.text(max_size=200), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_text_can_be_read(text: str, today: date) -> None:
    for said in find_dates(text, today=today):
        assert 0 <= said.start < said.end <= len(text)
