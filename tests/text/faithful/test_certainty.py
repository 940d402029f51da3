"""A sentence may not be surer than its passages."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.certainty import sureness

HELD = ("Some link workers may refer older people to museums.", "Half of the clients came back after a year.")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("All link workers refer older people to museums.", "All"),
        ("It proves that link workers refer older people.", "proves"),
        ("Only museums get older people.", "Only"),
        ("Museums never see younger people.", "never"),
    ],
)
def test_a_strong_word_of_its_own_is_named(said: str, word: str) -> None:
    found = sureness(said, HELD)
    assert found.strong == 1
    assert found.word == word


@pytest.mark.parametrize(
    "said",
    [
        "Not only museums get older people.",
        "Nearly all of them came.",
        "After all, they came.",
        "They came every week.",
        "They had only just begun.",
    ],
)
def test_words_that_only_look_strong(said: str) -> None:
    assert sureness(said, HELD).strong == 0


def test_a_strong_word_that_stands_there_is_no_fault() -> None:
    assert sureness("All areas had link workers.", ["Every area had a link worker."]).strong == 0


def test_caution_that_was_left_out_counts() -> None:
    assert sureness("Link workers refer older people to museums.", HELD).caution > 0.5
    assert sureness("Link workers might refer older people to museums.", HELD).caution == 0
