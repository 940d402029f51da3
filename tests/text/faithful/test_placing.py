"""A figure has to be given for what it is given for in the passages."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.placing import miscounted, placed

FROME = "Admissions fell 14.0% in Frome while they rose 28.5% across Somerset."
SURVEY = "The figures were 61% without clinical supervision and 11% with no support."
REFERRALS = "Referrals rose from about 10,000 in 2018-19 to just over 25,000 in 2020-21."
GROUPS = "Of 13 who completed the theory part, six completed the whole programme."


def test_figures_in_their_places_speak_against_nothing() -> None:
    found = placed("In Frome admissions fell by 14.0%, but across Somerset they rose by 28.5%.", [FROME])
    assert found.swapped == found.taken == found.turned == 0


def test_figures_that_changed_places_are_noticed() -> None:
    found = placed("In Frome admissions fell by 28.5%, but across Somerset they rose by 14.0%.", [FROME])
    assert found.swapped > 0.3
    assert found.word == "28.5%"
    assert placed("11% had no clinical supervision and 61% no support.", [SURVEY]).swapped > 0.2


def test_a_figure_taken_for_another_is_noticed() -> None:
    assert placed("Across Somerset admissions rose by 14.0%.", [FROME]).taken > 0.2
    assert placed("In Frome admissions fell by 14.0%.", [FROME]).taken == 0


@pytest.mark.parametrize(
    "said",
    ["Referrals went from 25,000 in 2018-19 to 10,000 in 2020-21.", "They went from 25,000 to 10,000."],
)
def test_a_change_the_other_way_round_is_noticed(said: str) -> None:
    assert placed(said, [REFERRALS]).turned == 1


def test_the_ends_of_a_span_are_no_rivals() -> None:
    held = "Two thirds (66%) to four fifths (81%) take up a referral."
    found = placed("Uptake lies between 66% and 81%.", [held])
    assert found.swapped == found.turned == 0


def test_more_out_of_fewer_cannot_be_meant() -> None:
    assert placed("13 of the six people completed the programme.", [GROUPS]).turned == 1
    assert placed("Six of the 13 people completed the programme.", [GROUPS]).turned == 0


def test_a_teller_may_count_what_it_tells_of() -> None:
    found = placed(
        "Two programmes report this.", ["The Frome programme reports it.", "So does the Camden one."]
    )
    assert found.counted == 1
    assert found.word == "Two"


CONCEPTS = "Four concepts came out of the study of three positions, with 93 professionals."


def test_a_number_of_other_things_is_told() -> None:
    assert miscounted("The study describes three concepts.", [CONCEPTS]) == "three"


@pytest.mark.parametrize(
    "said",
    ["The study describes four concepts and three positions.", "It heard 93 people.", "Two sides met."],
)
def test_a_number_of_the_same_things_or_of_things_not_counted_is_not(said: str) -> None:
    assert miscounted(said, [CONCEPTS]) == ""
