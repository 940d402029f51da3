"""Joining sentences without touching what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.answering.wording import CONTRAST, LIKEWISE, SAME_SOURCE, join


def test_the_first_letter_becomes_small() -> None:
    assert join(LIKEWISE, "Many workers left.", []) == "Likewise, many workers left."
    assert (
        join(SAME_SOURCE, "A third of them stayed.", [])
        == "The same source adds that a third of them stayed."
    )


def test_a_word_that_the_texts_write_small_is_no_name() -> None:
    assert (
        join(CONTRAST, "Navigators stayed.", ["the navigators of the city"])
        == "By contrast, navigators stayed."
    )
    assert join(CONTRAST, "Navigators stayed.", ["the Navigators programme"]) is None
    assert join(CONTRAST, "Nav stayed.", ["the navigators"]) is None


@pytest.mark.parametrize(
    "sentence",
    ["Glasgow is large.", "GPs refer.", "NHS staff left.", "14 people left.", "“Many” left.", "I left.", ""],
)
def test_names_figures_and_short_forms_stay_as_they_are(sentence: str) -> None:
    assert join(LIKEWISE, sentence, ["a text of something else"]) is None


@given(st.text(), st.text())
def test_all_but_the_first_letter_stays(sentence: str, text: str) -> None:
    joined = join(LIKEWISE, sentence, [text])
    assert joined is None or joined == LIKEWISE + sentence[0].lower() + sentence[1:]
