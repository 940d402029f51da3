"""Learning from marked texts: what is learned holds for new texts, and is kept in a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cc_assistant.domain.told import Saying, Told
from cc_assistant.interview.understanding.learned import Learned, Weights, stretches_of
from cc_assistant.interview.understanding.learning import Lesson, learn
from cc_assistant.interview.understanding.weights_file import load_weights, save_weights

BEES, FISH = ("bees", "yes"), ("fish", "some")
SENTENCES = {BEES: "We keep {} hives behind the hall.", FISH: "There are {} ponds with carp nearby."}


def by_letters(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Stands for a model: texts are near if they use the same letters."""
    counts = [[text.lower().count(chr(97 + at)) for at in range(26)] for text in texts]
    rows = np.array(counts, dtype=np.float32)
    found: npt.NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)
    return found.astype(np.float32)


def told(number: int) -> Told:
    """A text that says both, one or none."""
    says, sentences = [], ["The roof leaks again."]
    for at, option in enumerate(SENTENCES):
        if number >> at & 1:
            sentences.append(SENTENCES[option].format(number))
            says.append(Saying(question=option[0], value=option[1], words=sentences[-1]))
    return Told(text=" ".join(sentences), says=tuple(says))


@cache
def learned() -> Weights:
    writers = [[told(number) for number in range(start, 400, 4)] for start in range(4)]
    lesson = Lesson(
        writers, [("Hives, hives, hives.", frozenset({BEES}))], (BEES, FISH), frozenset(), ("a", "b")
    )
    outcome = learn(lesson, by_letters, lambda text: {})
    assert outcome.precision > 0.9
    assert outcome.recall > 0.9
    return outcome.weights


def test_a_new_text_is_understood_with_the_stretch_that_says_it() -> None:
    text = "The roof leaks again. We keep 77 hives behind the hall."
    chances = Learned(learned(), by_letters, frozenset()).chances(text, {})
    assert chances[BEES].probability > 0.5 > chances[FISH].probability
    assert text[chances[BEES].start : chances[BEES].end] == "We keep 77 hives behind the hall"


def test_a_text_without_words_says_nothing() -> None:
    assert Learned(learned(), by_letters, frozenset()).chances(" ... ", {}) == {}


def test_what_was_learned_is_kept_in_a_file(tmp_path: Path) -> None:
    save_weights(tmp_path / "learned.npz", learned())
    again = load_weights(tmp_path / "learned.npz")
    assert again is not None
    assert (again.options, again.made_from) == (learned().options, learned().made_from)
    assert np.allclose(again.network.out, learned().network.out, atol=1e-2)


def test_a_missing_or_damaged_file_holds_nothing(tmp_path: Path) -> None:
    assert load_weights(tmp_path / "none.npz") is None
    (tmp_path / "damaged.npz").write_bytes(b"PK\x03\x04 rubbish")
    assert load_weights(tmp_path / "damaged.npz") is None


def test_sentences_and_their_clauses_are_looked_at() -> None:
    text = "We are a charity that works in two villages, but we have no money after this winter. Fine."
    found = [text[start:end] for start, end in stretches_of(text)]
    assert "but we have no money after this winter" in found
    assert found[0].startswith("We are a charity") and found[0].endswith("winter")
    assert found[-1] == "Fine"
