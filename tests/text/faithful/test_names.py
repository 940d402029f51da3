"""Names, quotes and addresses have to stand in what a sentence cites."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.names import quotes, strange_address, strange_name, strange_quote

HELD = (
    "In Frome and in California, Age UK's link workers called it “a lifeline for people”, says NHS England.",
    "See https://www.example.org/report for the US trial by Tierney and colleagues.",
)


@pytest.mark.parametrize(
    "said",
    [
        "In Frome, Age UK saw change.",
        "Californian link workers saw change.",
        "An American trial saw change.",
        "Tierney’s review saw change.",
        "The NHS saw change in May.",
        "Link workers saw change. They liked it.",
    ],
)
def test_names_that_stand_there_in_any_form_are_known(said: str) -> None:
    assert strange_name(said, HELD) == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("In Leeds, people saw change.", "Leeds"),
        ("Change was seen by Professor Hargreaves.", "Professor"),
        ("A Dutch trial saw change.", "Dutch"),
        ("The RCGP saw change.", "RCGP"),
    ],
)
def test_a_name_that_stands_nowhere_is_named(said: str, name: str) -> None:
    assert strange_name(said, HELD) == name


def test_a_place_that_opens_a_sentence_is_a_name() -> None:
    assert strange_name("Bristol saw change.", HELD) == ""
    assert strange_name("Bristol saw change.", HELD, known={"bristol"}) == "Bristol"


def test_quoted_words_have_to_stand_there_exactly() -> None:
    assert strange_quote('They call it "a lifeline for people".', HELD) == ""
    assert strange_quote("They call it ‘a lifeline for people.’", HELD) == ""
    assert strange_quote("They call it “a lifeline for everyone”.", HELD) == "a lifeline for everyone"


def test_an_apostrophe_opens_no_quote() -> None:
    assert quotes("The workers' view of the patients' needs") == []


def test_an_address_has_to_stand_there() -> None:
    assert strange_address("See https://www.example.org/report.", HELD) == ""
    assert strange_address("See https://www.example.org/offer.", HELD) == "https://www.example.org/offer."
