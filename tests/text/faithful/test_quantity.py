"""How many, beside how many the passages say."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.quantity import quantified

HELD = (
    "Some link workers in rural practices lacked supervision.",
    "Most patients valued the visits at home.",
    "Clients joined walking groups.",
)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("All link workers in rural practices lacked supervision.", "All"),
        ("Few patients valued the visits at home.", "Few"),
        ("Every client joined the walking groups.", "Every"),
    ],
)
def test_another_quantity_is_seen(said: str, word: str) -> None:
    found = quantified(said, HELD)
    assert found.strength > 0.3
    assert found.word == word


@pytest.mark.parametrize(
    "said",
    [
        "Several link workers in rural practices lacked supervision.",
        "Nearly all patients valued the visits at home.",
        "The clients joined walking groups.",
        "All trees are green.",
    ],
)
def test_about_the_same_one_is_not(said: str) -> None:
    assert quantified(said, HELD).strength == 0
