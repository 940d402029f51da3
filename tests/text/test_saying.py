from __future__ import annotations

from datetime import date

import pytest

from cc_assistant.text.portrait_words import year_words
from cc_assistant.text.saying import counted, day_words, first_capital, listed


def test_one_has_its_own_word_and_thousands_a_comma() -> None:
    assert [counted(number, "week") for number in (0, 1, 3000)] == ["0 weeks", "1 week", "3,000 weeks"]
    assert counted(2, "person", "people") == "2 people"


@pytest.mark.parametrize(("words", "said"), [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c")])
def test_the_last_word_of_a_list_is_joined_by_and(words: str, said: str) -> None:
    assert listed(words) == said


def test_a_capital_begins_and_the_rest_stays() -> None:
    assert [first_capital(text) for text in ("", "by 4 March, NHS", "GP")] == ["", "By 4 March, NHS", "GP"]


def test_a_date_is_said_in_full() -> None:
    assert day_words(date(2027, 4, 1)) == "1 April 2027"


@pytest.mark.parametrize(
    ("at", "said"),
    [(2020.0, "2020"), (2020.25, "April 2020"), (2020.92, "December 2020"), (2020.99, "January 2021")],
)
def test_a_part_of_a_year_is_a_month(at: float, said: str) -> None:
    assert year_words(at) == said
