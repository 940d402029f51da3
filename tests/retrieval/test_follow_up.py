"""Follow-ups: talks of several kinds, and what each question of them stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.conversation import Conversation, Turn
from cc_assistant.retrieval.follow_up import Standalone, stand_alone
from cc_assistant.retrieval.lexicon import Lexicon


def talk(lexicon: Lexicon, *questions: str) -> list[Standalone]:
    conversation = Conversation()
    read = []
    for question in questions:
        read.append(stand_alone(question, conversation, lexicon))
        conversation = conversation.with_turn(
            Turn(text=question, understood_as=read[-1].text, topic=read[-1].next_topic)
        )
    return read


def test_the_first_question_stands_alone_even_if_it_points_back(lexicon: Lexicon) -> None:
    (first,) = talk(lexicon, "does it work?")
    assert not first.follow_up
    assert first.text == first.own == "does it work?"


def test_another_place_takes_the_place_of_the_one_before(lexicon: Lexicon) -> None:
    _, scotland, ireland = talk(
        lexicon, "How did services adapt to COVID in Wales?", "and in Scotland?", "what about Ireland?"
    )
    assert scotland.follow_up
    assert scotland.topic == "services adapt to COVID"
    assert ireland.topic == "services adapt to COVID"
    assert scotland.text == "and in Scotland (about: services adapt to COVID)"


def test_a_group_of_people_is_added_to_the_topic(lexicon: Lexicon) -> None:
    _, workers, older = talk(
        lexicon, "How did services adapt to COVID?", "What about link workers?", "and how about older people?"
    )
    assert workers.topic == "services adapt to COVID"
    assert older.topic == "services adapt to COVID link workers"


def test_they_and_it_point_to_the_topic_before(lexicon: Lexicon) -> None:
    _, leave, works = talk(
        lexicon, "What helps link workers stay in the job?", "why do they leave?", "does it help?"
    )
    assert leave.topic == works.topic == "link workers stay in the job"


def test_a_few_words_without_a_subject_lean_on_the_topic(lexicon: Lexicon) -> None:
    talked = talk(
        lexicon, "What do we know about green prescribing pilots in England?", "who misses out?", "why?"
    )
    assert [turn.topic for turn in talked] == ["", *["green prescribing pilots in England"] * 2]


def test_crossing_a_border_leaves_words_behind_that_only_one_country_uses(lexicon: Lexicon) -> None:
    _, works, germany = talk(
        lexicon, "What is Welzijn op Recept?", "does it work?", "and over the border in Germany?"
    )
    assert works.topic == "Welzijn op Recept"
    assert "Welzijn" not in germany.text


def test_a_new_subject_leaves_the_old_one_behind(lexicon: Lexicon) -> None:
    *_, last = talk(
        lexicon,
        "How did services adapt to COVID in Wales?",
        "and link workers?",
        "Which training and supervision do volunteers in libraries need before opening day?",
        "why?",
    )
    assert "COVID" not in last.topic
    assert "training" in last.topic


def test_thanks_between_two_questions_keeps_the_topic(lexicon: Lexicon) -> None:
    *_, last = talk(
        lexicon, "How do Local Area Coordinators work in Derby?", "thanks", "and who pays for it?"
    )
    assert last.topic == "Local Area Coordinators work in Derby"


def test_the_topic_does_not_grow_by_repeating_itself(lexicon: Lexicon) -> None:
    *_, last = talk(lexicon, "What helps link workers stay?", *["and link workers in Wales?"] * 4)
    assert last.next_topic.lower().count("link workers") == 1
    assert last.next_topic.count("Wales") == 1


@pytest.mark.parametrize("question", ["", "   ", "???", "the of and"])
def test_nothing_said_is_no_topic(lexicon: Lexicon, question: str) -> None:
    (read,) = talk(lexicon, question)
    assert (read.next_topic, read.follow_up) == ("", False)


@given(
    st.lists(st.one_of(st.text(max_size=40), st.sampled_from(["and in Wales?", "why?", "SP"])), max_size=4)
)
def test_any_talk_can_be_read(lexicon: Lexicon, questions: list[str]) -> None:
    for question, read in zip(questions, talk(lexicon, *questions), strict=True):
        assert read.own == question
        assert read.follow_up == bool(read.topic)
        assert read.follow_up or read.text == question
