"""Replies: short ones to the question on the screen, and what stands after a colon in a form."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cc_assistant.domain.session import Value
from cc_assistant.interview.understanding import InterviewReader
from tests.interview.understanding.conftest import TODAY, Read

Reply = Callable[[str, str], Value | None]


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("Number of posts: 6.", "team_size", 6),
        ("Yes, staff: one and a half.", "team_size", 1.5),
        ("Volunteers: yes", "volunteers", "yes"),
        ("Supervision: planned.", "supervision", "planned"),
        ("Employer: to be decided.", "host", "dont-know"),
        ("Start date: 1 March 2027", "launch_date", "2027-03-01"),
        ("Length of funding: two years", "funding_months", 24),
        ("IT: none chosen", "records", "none-yet"),
        ("• Data sharing agreement: signed", "data_sharing", "signed"),
    ],
)
def test_in_a_form_the_word_before_the_colon_is_the_question(
    understand: Read, text: str, question: str, value: Value
) -> None:
    assert understand(text).answers().get(question) == value


@pytest.mark.parametrize("text", ["We need: time", "Note: the bus was late", "My dream: 6 posts of concrete"])
def test_a_colon_alone_makes_no_form(understand: Read, text: str) -> None:
    assert "team_size" not in understand(text).answers()


@pytest.mark.parametrize(
    "text", ["see above", "We'll see.", "nothing to add", "It depends", "can't say more", "hello", "n/a"]
)
@pytest.mark.parametrize("question", ["governance", "host", "team_size", "volunteers", "asset_map"])
def test_what_puts_a_question_off_ticks_nothing(
    learned_reader: InterviewReader, question: str, text: str
) -> None:
    assert learned_reader.understand(text, today=TODAY, asked=question).answers() == {}


@pytest.mark.parametrize("question", ["stage", "host", "feedback_loop", "purpose", "modes"])
def test_a_day_alone_is_no_option_and_no_guess_at_one(learned_reader: InterviewReader, question: str) -> None:
    told = learned_reader.understand("31 February 2027", today=TODAY, asked=question)
    assert learned_reader.understand("sometime in spring", today=TODAY, asked=question).answers() == {}
    assert told.answers() == {}


def test_a_short_reply_speaks_of_its_question_alone(learned_reader: InterviewReader) -> None:
    answers = learned_reader.understand("sometime in spring", today=TODAY, asked="launch_date").answers()
    assert answers == {"launch_date": "2027-03-01"}


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("team_size", "5 people but they're all half time", 2.5),
        ("shared_purpose", "the blue one", None),
        ("launch_date", "we said May but it'll be 1 July", "2027-07-01"),
        ("launch_date", "at Christmas", "2026-12-25"),
        ("launch_date", "just after Easter 2027", "2027-03-28"),
    ],
)
def test_numbers_and_days_of_replies(reply: Reply, question: str, text: str, value: Value | None) -> None:
    assert reply(question, text) == value


def test_a_day_that_does_not_exist_is_left_to_the_question_to_refuse(learned_reader: InterviewReader) -> None:
    assert not learned_reader.understand("31 February 2027", today=TODAY, asked="launch_date").proposals
