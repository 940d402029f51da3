"""Texts longer than the model reads lose nothing."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.retrieval.index.windows import encode_whole, windows_of
from tests.index.small import HashEncoder

SENTENCES = st.lists(
    st.text(alphabet="abcde ", min_size=1, max_size=60).map(lambda text: f"A {text.strip()}."), min_size=1
)


def test_a_text_within_the_window_is_encoded_as_it_is() -> None:
    encoder = HashEncoder()
    encode_whole(encoder, ["Short.", "Also short."])
    assert encoder.encoded == ["Short.", "Also short."]


def test_a_long_text_is_cut_at_sentences_and_each_window_begins_with_the_last_one_before() -> None:
    encoder = HashEncoder(window=10)
    text = "One two three. Four five six. Seven eight nine. Ten eleven."
    assert windows_of(text, encoder) == [
        "One two three. Four five six.",
        "Four five six. Seven eight nine. Ten eleven.",
    ]


def test_a_sentence_longer_than_the_window_is_cut_between_words() -> None:
    encoder = HashEncoder(window=6)
    windows = windows_of("one two three four five six seven eight", encoder)
    assert all(length <= 6 for length in encoder.lengths(windows))
    assert " ".join(windows).split() == "one two three four five six seven eight".split()


@given(SENTENCES)
def test_every_word_is_in_a_window_and_every_window_fits(sentences: list[str]) -> None:
    encoder = HashEncoder(window=9)
    text = " ".join(f"{sentence[:-1]} n{number}." for number, sentence in enumerate(sentences))
    windows = windows_of(text, encoder)
    assert all(length <= 9 for length in encoder.lengths(windows))
    assert all(window in text for window in windows)
    at = 0
    for window in windows:
        found = text.index(window) if at == 0 else text.find(window, max(0, at - len(window)))
        assert found >= 0 and not text[at:found].strip()
        at = max(at, found + len(window))
    assert not text[at:].strip()


def test_the_vector_of_a_long_text_is_the_mean_of_its_windows() -> None:
    encoder = HashEncoder(window=10)
    text = "One two three. Four five six. Seven eight nine. Ten eleven."
    mean = encoder.encode(windows_of(text, encoder)).mean(axis=0)
    vectors = encode_whole(encoder, ["Short.", text, "Other."])
    assert np.allclose(vectors[1], mean / np.linalg.norm(mean), atol=1e-6)
    assert np.allclose(vectors[[0, 2]], encoder.encode(["Short.", "Other."]))


def test_the_end_of_a_long_text_counts() -> None:
    encoder = HashEncoder(window=10)
    long = "One two three. Four five six. Seven eight nine. "
    one, other = encode_whole(encoder, [long + "Ten.", long + "Quite different."])
    assert not np.allclose(one, other)
