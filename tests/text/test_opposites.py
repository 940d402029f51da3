"""What turns a sentence round, and what only looks so."""

from __future__ import annotations

import pytest

from cc_assistant.text.opposites import turns

SAID = "Unplanned admissions fell 14.0% in Frome while they rose 28.5% across Somerset."


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Unplanned admissions rose in Frome.", SAID),
        ("The service did cut emergency admissions.", "The service did not cut emergency admissions."),
        ("The role was clear to practices.", "The role was unclear to practices."),
        ("The inner service was easy to run.", "The inner service was hard to run."),
    ],
)
def test_a_denial_or_an_opposite_about_the_same_turns(sentence: str, quote: str) -> None:
    assert list(turns(sentence, quote))


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Unplanned admissions fell in Frome.", SAID),
        ("Admissions rose across Somerset.", SAID),
        ("Digital health bars people.", "Digital health bars those whose first language is not English."),
        ("The work was not easy for them.", "The work was hard for them."),
        ("Trust matters.", "The price rose."),
        ("", ""),
    ],
)
def test_one_about_something_else_does_not(sentence: str, quote: str) -> None:
    assert not list(turns(sentence, quote))
