"""The network: it learns what stretches say, and the same stretches teach it the same."""

from __future__ import annotations

import numpy as np

from cc_assistant.interview.understanding.network import Network, Words, learn_network

_SIDES = 4


def lessons(count: int) -> tuple[np.ndarray, list[Words], np.ndarray]:
    """Stretches whose first option shows in the meaning, whose second in a word, whose third needs both."""
    random = np.random.default_rng(7)
    meaning = random.normal(0, 0.2, (count, 8)).astype(np.float32)
    one, other = random.random(count) < 0.5, random.random(count) < 0.5
    meaning[:, 0] += np.where(one, _SIDES, -_SIDES)
    words: list[Words] = [
        (np.array([1 if said else 0]), np.array([_SIDES], dtype=np.float32)) for said in other
    ]
    return meaning, words, np.stack([one, other, one ^ other], axis=1).astype(np.float32)


def learned() -> Network:
    meaning, words, says = lessons(2_000)
    return learn_network(meaning, words, says, 2)


def test_it_learns_from_meaning_and_words_and_what_they_say_together() -> None:
    meaning, words, says = lessons(300)
    found = learned().scores(meaning, words) > 0
    assert (found == (says > 0.5)).mean() > 0.99


def test_the_same_lessons_teach_the_same() -> None:
    assert np.array_equal(learned().out, learned().out)


def test_a_stretch_without_known_words_is_scored_by_its_meaning() -> None:
    meaning, _, says = lessons(50)
    nothing: Words = (np.array([], dtype=np.int64), np.array([], dtype=np.float32))
    found = learned().scores(meaning, [nothing] * 50)
    assert np.array_equal(found[:, 0] > 0, says[:, 0] > 0.5)
