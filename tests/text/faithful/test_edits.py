"""A sentence that keeps to its passage's words, but for the one that turns it."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.edits import edited

HELD = (
    "In a US trial outreach did not lower hospital readmission among 800 people with complex needs.",
    "Many clients of the service wanted their link worker's company more than the local activities.",
    "Agreeing the delivery model may protect social prescribers from role drift in a crisis.",
    "Clients told link workers about money, debts and housing at the first meeting.",
)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("In a US trial outreach did lower hospital readmission among 800 people.", "not"),
        ("Few clients of the service wanted their link worker's company more than the activities.", "Few"),
        ("Many clients wanted the local activities more than their link worker's company.", "local"),
        ("Agreeing the delivery model will protect social prescribers from role drift in a crisis.", "will"),
        ("Link workers told clients about money, debts and housing at the first meeting.", "told"),
        ("Volunteers told link workers about money, debts and housing at the first meeting.", "Volunteers"),
    ],
)
def test_what_was_changed_is_told(said: str, what: str) -> None:
    assert what in edited(said, HELD).what


@pytest.mark.parametrize(
    "said",
    [
        *HELD,
        "Among 800 people with complex needs, intensive outreach did not lower readmission.",
        "According to the authors, agreeing the delivery model may protect social prescribers.",
        "At the first meeting clients told link workers about money, debts and housing.",
        "Link workers were told about money, debts and housing by clients at the first meeting.",
        "Something else altogether is not said here.",
        "",
    ],
)
def test_what_says_the_same_is_not(said: str) -> None:
    assert edited(said, HELD).what == ""
