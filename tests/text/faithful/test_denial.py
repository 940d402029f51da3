"""Denials are compared by what they are about, however they are worded."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.denial import denials, denying, explicit
from cc_assistant.text.faithful.reading import read

TRIAL = "In a trial with 800 patients intensive outreach did not lower hospital readmission."
CARERS = "Social prescribing for carers is uncoordinated, and many of them never hear of it."


def test_the_same_denial_speaks_against_nothing() -> None:
    found = denials("Intensive outreach did not lower readmission to hospital.", [TRIAL])
    assert found.new == found.lost == found.turned == 0


def test_a_denial_that_was_put_in_is_noticed() -> None:
    found = denials(
        "Link workers did not reach every shielding patient.", ["Link workers reached shielding patients."]
    )
    assert found.new > 0.6
    assert found.word == "reach"


def test_a_denial_that_was_taken_out_is_noticed() -> None:
    found = denials("Intensive outreach did lower readmission to hospital.", [TRIAL])
    assert found.lost > 0.3
    assert found.lost_word


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Referral forms do not reach many carers.", "Referral forms reach few carers."),
        ("The service did not have enough staff.", "The service had a shortage of staff."),
        ("Costs did not fall.", "Costs rose."),
        ("The activities do not cost anything.", "The activities are free of charge."),
    ],
)
def test_a_denial_in_other_words_counts_as_one(said: str, held: str) -> None:
    found = denials(said, [held])
    assert found.unlike < 0.4
    assert found.unlike <= denials(said, [held.replace("few", "many").replace("a shortage", "plenty")]).unlike


def test_a_word_and_its_denied_form_do_not_say_the_same() -> None:
    assert denials("Social prescribing for carers is coordinated.", [CARERS]).turned > 0.5
    assert denials("Social prescribing for carers is uncoordinated.", [CARERS]).turned == 0
    assert denials("Social prescribing for carers is not coordinated.", [CARERS]).turned == 0


@pytest.mark.parametrize(
    "text",
    [
        "Not only GPs refer people.",
        "They interview no more than 20 people.",
        "Some people say no.",
        "The service will not last unless it is funded.",
        "There is no doubt about the cost.",
    ],
)
def test_words_that_look_like_denials_and_deny_nothing(text: str) -> None:
    assert list(explicit(read(text))) == []


@pytest.mark.parametrize(
    ("word", "least"), [("not", 1.0), ("lack", 0.8), ("unpaid", 0.8), ("inconsistent", 0.8), ("though", 0.4)]
)
def test_words_deny_more_or_less_clearly(word: str, least: float) -> None:
    assert denying(read(word)[0]) >= least


@pytest.mark.parametrize(
    "word", ["under", "university", "unit", "interview", "important", "discussion", "mission"]
)
def test_words_that_only_begin_like_denied_ones(word: str) -> None:
    assert denying(read(word)[0]) == 0
