"""Portraits of services like one's own come first, and say in what they are like it."""

from __future__ import annotations

import pytest

from cc_assistant.portraits.likeness import likeness
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from tests.interview.shipped import shipped_rules


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(Settings(model="none"))


def test_a_council_finds_the_councils_portrait_first(services: Services) -> None:
    listed = services.portraying.listed({"host": "council", "place": ("city", "deprived")})
    assert [one.case for one in listed][:2] == ["derby-local-area-coordination", "deep-end-glasgow"]
    assert listed[0].like == ("the same kind of host", "a similar area")


def test_without_answers_they_stand_by_name(services: Services) -> None:
    names = [one.name for one in services.portraying.listed()]
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize("answers", [{"host": "dont-know", "place": ("dont-know",)}, {"model": "mixed"}, {}])
def test_what_nobody_knows_is_like_nothing(services: Services, answers: dict[str, object]) -> None:
    assert not any(likeness(case, answers) for case in services.portraying.cases.values())


def test_cases_are_like_what_can_be_answered(services: Services) -> None:
    rules = shipped_rules()
    questions = {one.id: {option.id for option in one.options} for one in rules.questionnaire.questions}
    for case in services.portraying.cases.values():
        assert case.like
        for question, options in case.like.items():
            assert set(options) <= questions[question] - {"dont-know"}
