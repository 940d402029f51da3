"""A sentence has to go the way that its passages go."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.direction import directions

VISITS = "Emergency visits fell in Frome while they rose across Somerset."
UPTAKE = "Women start exercise referral more often than men."


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Blood pressure decreased in the group.", "Blood pressure in the group fell."),
        ("Men start exercise referral less often than women.", UPTAKE),
        ("People end up with more confidence.", "People have greater confidence in the end."),
        ("Over 8,500 people were seen.", "The programme saw more than 8,500 people."),
        ("The most urgent cases were kept in-house.", "Less urgent cases were passed on."),
        ("At least three visits were made.", "More visits were made."),
        ("It was not easier to refer.", "It was no easier to refer."),
        ("Help came before the council was ready.", "Until the council was ready, help came from a charity."),
    ],
)
def test_the_same_way_in_other_words_is_no_turn(said: str, held: str) -> None:
    found = directions(said, [held])
    assert max(found.opposite, found.absent, found.compared) < 0.3


@pytest.mark.parametrize(
    ("said", "held", "word"),
    [
        ("Blood pressure rose in the group.", "Blood pressure in the group fell.", "rose"),
        ("It became less difficult to build rapport.", "It became harder to build rapport.", "difficult"),
        (
            "A separate study followed after the evaluation.",
            "A separate study came before the evaluation.",
            "after",
        ),
        ("Younger people took part.", "Older people took part.", "Younger"),
        ("Fewer than half of the patients came.", "More than half of the patients came.", "Fewer"),
    ],
)
def test_the_opposite_way_is_noticed(said: str, held: str, word: str) -> None:
    found = directions(said, [held])
    assert max(found.opposite, found.absent) > 0.4
    assert found.word == word


def test_it_counts_what_it_is_said_of() -> None:
    assert directions("Emergency visits rose across Somerset.", [VISITS]).opposite < 0.2
    assert directions("Emergency visits rose in Frome.", [VISITS]).opposite > 0.1


def test_who_does_more_than_whom_is_noticed() -> None:
    assert directions("Men start exercise referral more often than women.", [UPTAKE]).compared > 0.2
    assert directions("Women start exercise referral more often than men.", [UPTAKE]).compared == 0
