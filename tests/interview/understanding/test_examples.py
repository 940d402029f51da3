"""The second look: what a sentence speaks against is left out, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cc_assistant.domain.option_words import OptionCues, OptionWords, QuestionCues
from cc_assistant.domain.understood import Proposal
from cc_assistant.interview.understanding import Examples
from cc_assistant.interview.understanding.examples import NEAR
from cc_assistant.interview.understanding.kept_vectors import kept_vectors


class ByLetters:
    """Stands for a model: texts are near if they use the same letters. Counts what it encodes."""

    name = "letters"
    identity = "letters"
    dimensions = 26
    window = 1_000

    def __init__(self) -> None:
        self.encoded = 0

    def encode(self, texts: Sequence[str], *, role: str = "passage") -> npt.NDArray[np.float32]:
        self.encoded += len(texts)
        counts = np.array(
            [[text.lower().count(chr(97 + at)) for at in range(26)] for text in texts], dtype=np.float32
        )
        rows: npt.NDArray[np.float32] = counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1)
        return rows

    def lengths(self, texts: Sequence[str]) -> list[int]:
        return [len(text) for text in texts]

    def knows_word(self, word: str) -> bool:
        return bool(word)

    def describe(self) -> dict[str, str]:
        return {}


def words(count: int) -> OptionWords:
    """Many options whose sentences are all "zzz", and one that is about bees."""
    options = [OptionCues(option=f"o{number}", like=("zzz",)) for number in range(count)]
    return OptionWords(
        version=1,
        words={},
        stances={},
        turns={},
        questions=(
            QuestionCues(question="bees", options=(OptionCues(option="honey", like=("bees buzz",)),)),
            QuestionCues(question="other", options=tuple(options)),
        ),
    )


def proposal(text: str, found: str, question: str = "bees") -> Proposal:
    start = text.index(found)
    return Proposal(
        question=question, value="honey", start=start, end=start + len(found), words=found, sure=True
    )


def test_what_its_sentence_bears_out_is_kept(tmp_path: Path) -> None:
    looks = Examples(words(40), ByLetters, lambda model, texts: kept_vectors(model, texts, tmp_path))
    found = proposal("The bees buzz.", "bees")
    assert looks.confirmed("The bees buzz.", [found]) == [found]


def test_what_many_other_options_are_nearer_to_is_left_out(tmp_path: Path) -> None:
    looks = Examples(words(NEAR + 1), ByLetters, lambda model, texts: kept_vectors(model, texts, tmp_path))
    text = "Zzzzzzz zzzzzz zz b."
    assert looks.confirmed(text, [proposal(text, "b")]) == []


def test_what_has_no_sentences_to_compare_with_is_kept(tmp_path: Path) -> None:
    looks = Examples(words(NEAR + 1), ByLetters, lambda model, texts: kept_vectors(model, texts, tmp_path))
    found = proposal("Zzz 4.", "4", question="number")
    assert looks.confirmed("Zzz 4.", [found]) == [found]


def test_without_a_model_everything_is_kept() -> None:
    looks = Examples(words(NEAR + 1), lambda: None, lambda model, texts: model.encode(texts))
    found = proposal("Zzzz b.", "b")
    assert looks.confirmed("Zzzz b.", [found]) == [found]


def test_vectors_are_made_once_and_kept(tmp_path: Path) -> None:
    model = ByLetters()
    first = kept_vectors(model, ["a", "b"], tmp_path)
    again = kept_vectors(model, ["a", "b"], tmp_path)
    assert model.encoded == 2
    assert np.array_equal(first, again)


def test_a_damaged_file_of_vectors_does_no_harm(tmp_path: Path) -> None:
    model = ByLetters()
    kept_vectors(model, ["a"], tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"rubbish")
    assert kept_vectors(model, ["a"], tmp_path).shape == (1, 26)
    assert model.encoded == 2


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert kept_vectors(ByLetters(), ["a"], tmp_path / "file").shape == (1, 26)
