from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.cli.questions import LONGEST, read_question
from cc_assistant.errors import InputError


def test_white_space_is_put_in_order() -> None:
    assert read_question("  How did\n services\tadapt?  ") == "How did services adapt?"


def test_control_characters_become_spaces() -> None:
    assert read_question("red\x1b[31m alert\x07") == "red [31m alert"


def test_other_alphabets_stay() -> None:
    assert (
        read_question("Что помогает? 何が役立つ？ ما الذي يساعد؟")
        == "Что помогает? 何が役立つ？ ما الذي يساعد؟"
    )


def test_bytes_that_are_no_text_are_marked() -> None:
    assert read_question("caf\udce9") == "caf���"


@pytest.mark.parametrize("words", ["", "   ", "\n", "\x00\x1b"])
def test_an_empty_question_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="The question is empty"):
        read_question(words)


def test_a_question_of_many_pages_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match=r"has 20,000 characters; up to 10,000"):
        read_question("x" * 20_000)


@given(st.text(min_size=1, max_size=LONGEST))
def test_what_comes_out_can_be_shown_and_encoded(words: str) -> None:
    try:
        question = read_question(words)
    except InputError:
        return
    question.encode()
    assert question == question.strip()
    assert not any(ord(mark) < 32 for mark in question)
