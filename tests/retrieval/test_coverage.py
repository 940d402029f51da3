"""How far the best passages cover a question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from cc_assistant.retrieval.coverage import Coverage, cover, meaning_resting_on
from cc_assistant.retrieval.reading import Unit

WEIGHTS = {"link-worker": 1.0, "wales": 4.0, "horse": 3.0}
HELD = {"link-worker": [True, True, True], "wales": [False, True, False], "horse": [False, False, False]}


def covering(*units: Unit) -> Coverage:
    return cover(units, lambda unit: WEIGHTS[unit.key], lambda unit: np.array(HELD[unit.key]))


LINK_WORKER = Unit("concept", "link-worker", "connectors")
WALES = Unit("place", "wales", "Wales")
HORSE = Unit("word", "horse", "horses")


def test_covered_is_what_the_best_single_passage_holds_by_weight() -> None:
    assert covering(LINK_WORKER, WALES, HORSE).covered == pytest.approx(5 / 8)
    assert covering(LINK_WORKER, HORSE).covered == pytest.approx(1 / 4)
    assert covering(WALES).covered == 1


def test_unknown_is_what_none_of_them_holds() -> None:
    assert covering(LINK_WORKER, WALES, HORSE).unknown == (HORSE,)
    assert covering(LINK_WORKER, WALES).unknown == ()


def test_words_that_say_little_need_not_be_covered() -> None:
    small = (Unit("word", "work", "Work"), Unit("word", "x", "x"))
    assert cover((*small, WALES), lambda _: 1.0, lambda unit: np.array(HELD[unit.key])).covered == 1
    assert cover(small, lambda _: 1.0, lambda _: np.array([False])) == Coverage(1.0, ())


def test_a_question_that_names_nothing_is_covered_by_nothing() -> None:
    assert cover((), lambda _: 1.0, lambda _: np.array([True])) == Coverage(0.0, ())


def test_without_passages_all_is_unknown() -> None:
    assert cover((HORSE,), lambda _: 1.0, lambda _: np.zeros(0, np.bool_)) == Coverage(0.0, (HORSE,))


def by_letters(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Unit vectors that count the letters a, b and full stops."""
    vectors = np.array([[text.count("a"), text.count("b"), text.count(".")] for text in texts], np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def test_meaning_rests_on_a_word_as_far_as_the_question_moves_without_it() -> None:
    rests = meaning_resting_on(["a", "bbb"], "a bbb b", by_letters)  # the vector (1, 4)
    without = [4 / 17**0.5, 5 / (17 * 2) ** 0.5]  # cosines with (0, 4) and with (1, 1)
    assert rests == pytest.approx([1 - cosine for cosine in without], abs=1e-6)


def test_a_phrase_is_left_out_with_all_its_words() -> None:
    rests = meaning_resting_on(["b bb"], "a b, bb a", by_letters)  # (2, 3) beside (2, 0)
    assert rests == pytest.approx([1 - 2 / 13**0.5], abs=1e-6)


def test_a_question_that_is_nothing_but_the_word_rests_on_it() -> None:
    assert meaning_resting_on(["a"], "A a", by_letters)[0] == pytest.approx(1)
    assert meaning_resting_on([], "a", by_letters) == []
