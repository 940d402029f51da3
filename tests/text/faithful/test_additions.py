"""Parts of a sentence that are the model's own."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.additions import own_part

HELD = ("Link workers in Leeds helped older people to join walking groups and to sort out their debts.",)
OWN = "Link workers helped older people, and weekend trams stopped charging fares."


def test_a_part_that_stands_nowhere_is_told() -> None:
    assert own_part(OWN, HELD) == "weekend trams stopped charging fares"


@pytest.mark.parametrize(
    "said",
    [
        "Link workers helped older people, who then joined walking groups.",
        "Money is quite another matter: link workers helped older people to sort out debts.",
        "Link workers helped older people, as said.",
    ],
)
def test_what_stands_there_an_opening_and_a_short_part_are_not(said: str) -> None:
    assert own_part(said, HELD) == ""


def test_what_the_question_says_may_be_taken_up() -> None:
    assert own_part(OWN, HELD, ["Do trams stop charging fares at weekends?"]) == ""


def test_what_is_near_by_meaning_is_not_the_models_own() -> None:
    assert own_part(OWN, HELD, likeness=lambda _: 0.9) == ""
    assert own_part(OWN, HELD, likeness=lambda _: 0.1)


def test_where_several_words_are_missing_less_has_to_be_unlike() -> None:
    assert own_part(OWN, HELD, likeness=lambda _: 0.5)
    assert (
        own_part("Link workers helped older people, and trams joined groups.", HELD, likeness=lambda _: 0.5)
        == ""
    )
