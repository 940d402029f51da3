"""A question as a vector, and beside the themes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.ports import Encoder, TextRole
from cc_assistant.retrieval.asked import asked
from cc_assistant.retrieval.reading import Reader
from cc_assistant.retrieval.space import Space


def test_a_question_becomes_a_unit_vector(reader: Reader, encoder: Encoder, space: Space) -> None:
    wanted = asked(reader.read("What helps link workers stay?", Conversation()), encoder, space)
    assert wanted.vector is not None
    assert wanted.vector.dtype == np.float32
    assert np.linalg.norm(wanted.vector) == pytest.approx(1, abs=1e-5)


def test_the_words_of_the_library_bring_together_what_means_the_same(
    reader: Reader, encoder: Encoder, space: Space
) -> None:
    texts = ("a connector in casualty", "a link worker in A&E")
    raw = encoder.encode(texts, role="question")
    read = [asked(reader.read(text, Conversation()), encoder, space).vector for text in texts]
    assert read[0] is not None
    assert read[1] is not None
    assert read[0] @ read[1] > raw[0] @ raw[1] + 0.1


def test_a_question_without_words_of_the_field_is_encoded_as_it_stands(
    reader: Reader, encoder: Encoder, space: Space
) -> None:
    text = "Do horses like cheese?"
    vector = asked(reader.read(text, Conversation()), encoder, space).vector
    assert vector == pytest.approx(encoder.encode([text], role="question")[0], abs=1e-5)


def test_its_own_forms_are_not_encoded_again(reader: Reader, encoder: Encoder, space: Space) -> None:
    class Heard:
        def __init__(self) -> None:
            self.texts: list[str] = []

        def __getattr__(self, name: str) -> Any:
            return getattr(encoder, name)

        def encode(self, texts: Sequence[str], *, role: TextRole = "passage") -> npt.NDArray[np.float32]:
            self.texts += texts
            return encoder.encode(texts, role=role)

    heard = Heard()
    wanted = asked(reader.read("a connector in casualty", Conversation()), encoder, space)
    texts = ["casualty", wanted.reading.canonical, "casualty"]
    assert np.allclose(wanted.encode(texts, heard), encoder.encode(texts, role="question"), atol=1e-6)
    assert heard.texts == ["casualty"]


def test_themes_are_held_against_it(reader: Reader, encoder: Encoder, space: Space) -> None:
    wanted = asked(reader.read("Who cannot get online?", Conversation()), encoder, space)
    assert set(wanted.themes) == set(space.themes.ids)
    assert max(wanted.themes, key=lambda theme: wanted.themes[theme]) == "digital-exclusion"
    assert all(-1 <= near <= 1.001 for near in wanted.themes.values())


def test_without_a_model_there_is_no_vector(reader: Reader, space: Space) -> None:
    wanted = asked(reader.read("Who cannot get online?", Conversation()), None, space)
    assert wanted.vector is None
    assert wanted.themes == {}


def test_an_empty_question_has_no_vector(reader: Reader, encoder: Encoder, space: Space) -> None:
    assert asked(reader.read("  ", Conversation()), encoder, space).vector is None
