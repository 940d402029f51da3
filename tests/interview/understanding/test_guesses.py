"""What a language model reads out of a text beside us."""

from __future__ import annotations

from datetime import date

import pytest

from cc_assistant.interview.understanding import InterviewReader
from cc_assistant.knowledge.toolkit_lookup import read_option_words, read_toolkit
from tests.knowledge.packs import SHIPPED

DAY = date(2026, 11, 2)
TEXT = "Our lot are all churches, really. A charity will employ the workers."

Guess = tuple[str, str, int, int]


def reader(*guesses: Guess) -> InterviewReader:
    words = read_option_words([SHIPPED])
    assert words
    return InterviewReader(read_toolkit([SHIPPED]).questionnaire, words, guess=lambda _: guesses)


def hosts(*guesses: Guess) -> list[tuple[object, bool, str]]:
    found = reader(*guesses).understand(TEXT, today=DAY).proposals
    return [(one.value, one.sure, one.words) for one in found if one.question == "host"]


def test_what_only_the_model_found_is_a_guess_with_its_words() -> None:
    found = reader(("place", "rural", 0, 7), ("stage", "planning", 0, 7)).understand(TEXT, today=DAY)
    for one in found.proposals:
        if one.words == "Our lot":
            assert not one.sure
    assert any(one.words == "Our lot" for one in found.proposals)


@pytest.mark.parametrize(
    "guess",
    [("host", "voluntary", 0, 7), ("host", "council", 0, 7), ("host", "made-up", 0, 7), ("no", "x", 0, 7)],
)
def test_what_was_understood_is_not_guessed_again_nor_against(guess: Guess) -> None:
    assert hosts(guess) == hosts()
    assert hosts() == [("voluntary", True, hosts()[0][2])]


def test_answers_that_stand_already_are_not_guessed() -> None:
    found = reader(("host", "council", 0, 7)).understand("Our lot.", today=DAY, known={"host": "council"})
    assert not [one for one in found.proposals if one.question == "host"]
