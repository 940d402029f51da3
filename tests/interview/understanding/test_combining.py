"""Phrases and what was learned, put together: what is ticked, what is a guess, and what becomes a note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Understanding
from cc_assistant.interview.understanding import InterviewReader
from cc_assistant.interview.understanding.clues import Option
from cc_assistant.interview.understanding.combining import PERHAPS, SURE
from cc_assistant.interview.understanding.learned import Chance, Learned
from cc_assistant.knowledge.toolkit_lookup import read_option_words, read_toolkit
from tests.interview.understanding.conftest import TODAY
from tests.knowledge.packs import SHIPPED

TEXT = "They live in the hills. Our 3 workers drive there. A charity runs it."
HILLS, CHARITY = "They live in the hills", "A charity runs it"
WORDS = read_option_words([SHIPPED])
QUESTIONNAIRE = read_toolkit([SHIPPED]).questionnaire


class Made:
    """Stands for what was learned: says of some options how likely they are, and where."""

    def __init__(self, found: Mapping[Option, tuple[float, str]]) -> None:
        self._found = found

    def chances(self, text: str, said: Mapping[Option, bool]) -> dict[Option, Chance]:
        return {
            option: Chance(chance, text.index(words), text.index(words) + len(words))
            for option, (chance, words) in self._found.items()
        }


def read(
    found: Mapping[Option, tuple[float, str]], asked: str | None = None, **known: Value
) -> Understanding:
    assert WORDS is not None
    reader = InterviewReader(QUESTIONNAIRE, WORDS, lambda: cast("Learned", Made(found)))
    return reader.understand(TEXT, today=TODAY, asked=asked, known=known)


def test_what_is_likely_is_ticked_what_is_less_so_is_a_guess_and_the_rest_is_left_out() -> None:
    told = read(
        {
            ("place", "rural"): (SURE, HILLS),
            ("place", "hard-to-travel"): (PERHAPS, HILLS),
            ("place", "coastal"): (PERHAPS - 0.01, HILLS),
        }
    )
    assert [(one.value, one.sure) for one in told.proposals if one.question == "place"] == [
        (("rural",), True),
        (("hard-to-travel",), False),
    ]
    assert told.answers() == {"place": ("rural",), "team_size": 3}


def test_numbers_come_from_phrases_and_guesses_come_last() -> None:
    told = read({("host", "voluntary"): (SURE, CHARITY), ("stage", "running"): (PERHAPS, CHARITY)})
    assert [one.question for one in told.proposals] == ["host", "team_size", "stage"]


def test_of_a_question_with_one_answer_only_the_likeliest_is_told() -> None:
    told = read({("host", "voluntary"): (0.8, CHARITY), ("host", "council"): (0.9, CHARITY)})
    assert [one.value for one in told.proposals if one.question == "host"] == ["council"]


def test_i_do_not_know_stands_by_itself() -> None:
    told = read({("place", "rural"): (0.7, HILLS), ("place", "dont-know"): (0.6, HILLS)})
    assert told.answers()["place"] == ("rural",)
    told = read({("place", "rural"): (0.6, HILLS), ("place", "dont-know"): (0.7, HILLS)})
    assert told.answers()["place"] == ("dont-know",)


def test_what_stands_already_is_not_told_again() -> None:
    told = read({("place", "rural"): (0.9, HILLS)}, place=("rural", "town"))
    assert "place" not in told.answers()


def test_the_words_are_those_of_the_phrase_where_they_stand_in_the_likeliest_stretch() -> None:
    (host,) = (
        one for one in read({("host", "voluntary"): (0.9, CHARITY)}).proposals if one.question == "host"
    )
    assert host.words in CHARITY
    (host,) = (one for one in read({("host", "voluntary"): (0.9, HILLS)}).proposals if one.question == "host")
    assert host.words == HILLS


def test_the_words_of_a_guess_are_kept_as_a_note() -> None:
    sure = read({("place", "rural"): (SURE, HILLS)})
    guess = read({("place", "rural"): (PERHAPS, HILLS)})
    assert not any(HILLS in note for note in sure.unplaced)
    assert any(HILLS in note for note in guess.unplaced)


def test_a_reply_that_phrases_understand_stands_whatever_was_learned() -> None:
    told = read({("host", "council"): (0.9, CHARITY)}, asked="host")
    assert told.answers()["host"] == "voluntary"
