"""What can be the answer to a question."""

from __future__ import annotations

import pytest

from cc_assistant.domain.session import Value
from cc_assistant.interview.fitting import LONGEST_TEXT, dont_know_value, fits, is_dont_know, misfit
from tests.interview.shipped import shipped_rules

QUESTIONS = shipped_rules().questions
A_DATE = "This question takes a date, such as 2027-04-01."


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("host", "voluntary"),
        ("place", ("rural", "coastal")),
        ("shared_purpose", 3),
        ("shared_purpose", "dont-know"),
        ("funding_months", 0),
        ("team_size", 1.5),
        ("team_size", "dont-know"),
        ("launch_date", "2027-04-01"),
        ("launch_date", "dont-know"),
        ("worry", "I don't know"),
        ("worry", "x" * LONGEST_TEXT),
    ],
)
def test_an_answer_fits(question: str, value: Value) -> None:
    assert misfit(QUESTIONS[question], value) == ""


@pytest.mark.parametrize(
    ("question", "value", "why"),
    [
        ("host", "charity", "'charity' is not one of the answers."),
        ("stage", "dont-know", "'dont-know' is not one of the answers."),
        ("host", ("voluntary",), "'('voluntary',)' is not one of the answers."),
        ("place", "rural", "This question takes a list of answers."),
        ("place", (), "Choose at least one answer."),
        ("place", ("rural", "rural"), "An answer is given twice."),
        ("place", ("rural", "dont-know"), '"I don\'t know" stands alone, or not at all.'),
        ("shared_purpose", 6, "'6' is not one of the answers."),
        ("team_size", "three", "This question takes a number."),
        ("team_size", 1001, "The number has to lie between 0 and 1000."),
        ("launch_date", "1 April", f"'1 April' is not a day. {A_DATE}"),
        (
            "launch_date",
            "20270401",
            f"'20270401' is not a day. {A_DATE}",
        ),
        ("launch_date", "1066-10-14", "The year has to lie between 1900 and 2199."),
        ("worry", "  ", "This question takes a few words."),
        ("worry", "x" * 5001, "That has 5,001 characters; 5,000 is the most that is kept."),
    ],
)
def test_what_does_not_fit_is_told_why(question: str, value: Value, why: str) -> None:
    assert misfit(QUESTIONS[question], value) == why


def test_every_question_that_offers_i_do_not_know_takes_it() -> None:
    for question in QUESTIONS.values():
        value = dont_know_value(question)
        assert is_dont_know(value)
        assert fits(question, value) or not question.dont_know
