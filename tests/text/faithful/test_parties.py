"""Parties that nothing speaks of."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.parties import exchanged_party, strange_party

HELD = ("Family carers and GPs in Leeds met link workers.",)


@pytest.mark.parametrize("said", ["Nurses met link workers.", "In Leeds, volunteers met GPs."])
def test_a_party_that_is_not_there_is_named(said: str) -> None:
    assert strange_party(said, HELD).lower() in {"nurses", "volunteers"}


@pytest.mark.parametrize("said", ["Doctors met link workers.", "Caregivers met navigators.", "People met."])
def test_one_that_is_there_by_another_word_is_not(said: str) -> None:
    assert strange_party(said, HELD) == ""


SHOPPING = (
    "Some councils set up their own shopping teams to buy groceries.",
    "Patients were glad of calls by volunteers.",
)


def test_a_party_in_the_place_of_another_is_named() -> None:
    assert exchanged_party("Some patients set up shopping teams of their own.", SHOPPING) == "patients"


@pytest.mark.parametrize(
    "said", ["Councils set up shopping teams.", "Clients were glad of volunteers' calls.", "Nurses sang."]
)
def test_one_of_whom_it_is_said_is_not(said: str) -> None:
    assert exchanged_party(said, SHOPPING) == ""
