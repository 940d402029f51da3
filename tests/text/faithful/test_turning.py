"""A sentence is turned round to see which side its passages are on."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.turning import MOST, denied, turned


@pytest.mark.parametrize(
    ("said", "round"),
    [
        ("Visits did not fall.", "Visits did fall."),
        ("Visits didn’t fall.", "Visits did fall."),
        ("They cannot pay.", "They can pay."),
        ("They came without forms.", "They came with forms."),
        ("Nobody came.", "all came."),
        ("Older people came.", "younger people came."),
        ("Visits rose.", "Visits fell."),
    ],
)
def test_a_denial_or_a_direction_is_turned(said: str, round: str) -> None:
    assert round in [variant.text for variant in turned(said)]


def test_what_has_nothing_to_turn_stays() -> None:
    assert turned("Volunteers visited tenants.") == []


def test_only_a_few_variants_are_made() -> None:
    assert len(turned("More, less, higher, lower, better and worse visits rose and fell.")) == MOST


def test_a_denial_can_be_put_in() -> None:
    assert denied("Visits have fallen.") == "Visits have not fallen."
    assert denied("Visits fell.") == "It is not true that visits fell."
