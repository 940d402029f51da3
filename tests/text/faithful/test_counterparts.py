"""Words that claim much need a counterpart where the passages speak of the same."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.counterparts import Unheld, unheld

HELD = (
    "Link workers in rural practices should have supervision, and talks with a manager helped them.",
    "Most patients valued the visits at home, and 60% of families came to the weekly walks.",
    "Staff may leave when caseloads grow.",
    "Four of seven councils paid for the buses.",
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Staff will leave when caseloads grow.", Unheld(claim="will")),
        ("Staff are certain to leave when caseloads grow.", Unheld(claim="certain")),
        ("The caseloads prove that staff leave when they grow.", Unheld(claim="prove")),
        ("All patients valued the visits at home.", Unheld(share="All")),
        (
            "Patients seldom valued talks with staff when caseloads grow.",
            Unheld(share="seldom", way="seldom"),
        ),
        ("Talks with a manager hindered link workers in rural practices.", Unheld(way="hindered")),
    ],
)
def test_a_word_without_one_is_told(said: str, expected: Unheld) -> None:
    assert unheld(said, HELD) == expected


@pytest.mark.parametrize(
    "said",
    [
        "The majority of patients valued the visits at home.",
        "Most families came to the weekly walks.",
        "Every week families came to walks.",
        "Most of the councils paid for the buses.",
        "Talks with a manager supported link workers in rural practices.",
        "Trees are always green and will fall.",
    ],
)
def test_a_word_that_has_one_or_claims_nothing_is_not(said: str) -> None:
    assert unheld(said, HELD) == Unheld()
