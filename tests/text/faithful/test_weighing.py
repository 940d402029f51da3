"""Signs are weighed into scores."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.weighing import FREE, USED, Fault, Weighing
from cc_assistant.text.faithful.weights import BY_WORDS, WITH_MEANING


def test_a_score_is_what_signs_weigh_beyond_a_limit() -> None:
    weighing = Weighing({"strong": 2.0}, constant=-1.0, limit=0.5)
    assert weighing.score({"strong": 1.0, "other": 9.0}) == 0.5


@pytest.mark.parametrize("weighings", [WITH_MEANING, BY_WORDS])
def test_every_fault_is_weighed_by_its_own_signs(weighings: dict[Fault, Weighing]) -> None:
    assert set(weighings) == set(USED)
    for fault, weighing in weighings.items():
        assert set(weighing.weights) <= set(USED[fault])


@pytest.mark.parametrize("weighings", [WITH_MEANING, BY_WORDS])
def test_a_sign_against_a_sentence_never_speaks_for_it(weighings: dict[Fault, Weighing]) -> None:
    for fault, weighing in weighings.items():
        if fault != "support":
            assert all(weight >= 0 for name, weight in weighing.weights.items() if name not in FREE)
