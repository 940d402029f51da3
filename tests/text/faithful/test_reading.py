"""A text is read into words with their clauses and sentences."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.text.faithful.reading import content, read


def test_clauses_and_sentences_are_numbered() -> None:
    words = read("Visits fell, but costs rose. Nobody knew.")
    assert [word.sentence for word in words] == [0, 0, 0, 0, 0, 1, 1]
    assert words[1].clause < words[2].clause < words[5].clause


def test_content_leaves_out_what_a_teller_adds() -> None:
    assert content("The study found that 12% of the visits fell.") == content("Visits fell.")


@given(st.text(max_size=120))
def test_words_stand_where_they_say(text: str) -> None:
    words = read(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
