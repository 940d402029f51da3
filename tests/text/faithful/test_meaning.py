"""Meaning is compared by an encoder, which is asked for each text once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cc_assistant.text.faithful.meaning import NOT_TURNED, Meaning

HELD = ("Visits did not fall.", "Costs rose in every area.")


class Counting:
    """Encodes by letters, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked += texts
        table = np.array(
            [[text.lower().count(letter) + 0.01 for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        )
        rows: npt.NDArray[np.float32] = (table / np.linalg.norm(table, axis=1, keepdims=True)).astype(
            np.float32
        )
        return rows


def test_a_passage_is_like_its_own_sentence() -> None:
    meaning = Meaning(Counting())
    assert meaning.likeness("Visits did not fall.", HELD) > 0.999
    assert meaning.likeness("A quiz, zany jazz!", HELD) < 0.7


def test_nothing_is_encoded_twice() -> None:
    encode = Counting()
    meaning = Meaning(encode)
    for _ in range(3):
        meaning.likeness("Visits did not fall there.", HELD)
    assert len(encode.asked) == len(set(encode.asked)) + 2  # a text of one sentence is also its sentence


def test_a_turned_sentence_is_on_the_way_to_its_passage() -> None:
    meaning = Meaning(Counting())
    assert meaning.turning("Visits did fall.", [HELD]).denied > 0.5
    assert meaning.turning("Costs did not rise in every area.", [HELD[1:]]).denial > 0.1


def test_a_sentence_that_cannot_be_turned_says_so() -> None:
    found = Meaning(Counting()).turning("Volunteers came.", [("Volunteers visited.",)])
    assert found == (NOT_TURNED, NOT_TURNED, NOT_TURNED)
