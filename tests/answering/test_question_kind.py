"""What kind of answer a question asks for."""

from __future__ import annotations

import pytest

from cc_assistant.answering.question_kind import question_kind


@pytest.mark.parametrize(
    "question",
    [
        "Does social prescribing save the NHS money?",
        "is it any use?",
        "So, do link workers help?",
        "well - can volunteers do it",
        "Isn't it expensive?",
        "What is the proof that it works?",
        "tell me whether it works",
        "is it worth it?",
        "Are older people over or under represented?",
        "Do link workers or volunteers reduce loneliness?",
    ],
)
def test_yes_or_no(question: str) -> None:
    assert question_kind(question) == "yes-no"


@pytest.mark.parametrize(
    "question",
    [
        "How many people drop out?",
        "What share of people complete it?",
        "And how often do they meet?",
        "the proportion of GPs who refer",
        "Do you know how long they stay?",
    ],
)
def test_a_figure(question: str) -> None:
    assert question_kind(question) == "amount"


@pytest.mark.parametrize("question", ["how  much does a link worker cost", "How much do they save?"])
def test_a_sum_of_money(question: str) -> None:
    assert question_kind(question) == "money"


@pytest.mark.parametrize(
    "question",
    [
        "How did services adapt to COVID?",
        "what helps link workers stay",
        "",
        "loneliness",
        "Why?",
        "Doings in Wales",
        "Is WEMWBS or ONS4 better for measuring wellbeing?",
        "Is it better to meet at home or in the surgery?",
        "Canada",
    ],
)
def test_all_else_is_open(question: str) -> None:
    assert question_kind(question) == "open"
