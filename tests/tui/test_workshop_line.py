"""What is typed in a workshop, and how the answers of a group are told."""

from __future__ import annotations

from datetime import date

import pytest

from cc_assistant.domain.session import Given, Record, Value
from cc_assistant.interview.fitting import ValueFault
from cc_assistant.interview.spread import spread_of
from cc_assistant.tui.workshop_line import Answered, read_answered, read_hands, read_owner, read_parked
from cc_assistant.tui.workshop_words import agreement_words, middle_words
from tests.interview.shipped import shipped_rules

QUESTIONS = shipped_rules().questions
TODAY = date(2026, 11, 2)
NAMES = {"ab": "AB", "cd": "CD"}


@pytest.mark.parametrize(
    ("typed", "owner", "day"),
    [
        ("AB in 6 weeks", "AB", date(2026, 12, 14)),
        ("AB, next Friday", "AB", date(2026, 11, 6)),
        ("Dr Khan by 5 Dec", "Dr Khan", date(2026, 12, 5)),
        ("AB early June", "AB", date(2027, 6, 1)),
        ("Mary end of January", "Mary", date(2027, 1, 31)),
        ("1/4/27", "", date(2027, 4, 1)),
        ("Martin", "Martin", None),
    ],
)
def test_an_owner_and_a_date_are_told_apart(typed: str, owner: str, day: date | None) -> None:
    assert read_owner(typed, TODAY) == (owner, day)


@pytest.mark.parametrize("typed", ["AB 31/2/27", "AB on a day that suits", "somebody whom we still seek"])
def test_what_is_neither_owner_nor_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueFault):
        read_owner(typed, TODAY)


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("stage", "2", Answered("cd", "bid")),
        ("stage", "ab 2: half written", Answered("ab", "bid", "half written")),
        ("stage", "AB", Answered("ab", None)),
        ("stage", "writing a bid", Answered("cd", "bid")),
        ("place", "AB 1 2", Answered("ab", ("rural", "coastal"))),
        ("launch_date", "ab next April", Answered("ab", "2027-04-01")),
        ("worry", "AB money: what else", Answered("ab", "money: what else")),
    ],
)
def test_a_line_is_somebodys_answer(question: str, typed: str, said: Answered) -> None:
    assert read_answered(QUESTIONS[question], typed, TODAY, NAMES, "cd") == said


def test_hands_for_an_answer_that_nobody_listed() -> None:
    assert read_hands(QUESTIONS["team_size"], "12 x 4", TODAY) == (12, 4)
    assert read_hands(QUESTIONS["launch_date"], "next April = 3", TODAY) == ("2027-04-01", 3)
    with pytest.raises(ValueFault, match="How many hands"):
        read_hands(QUESTIONS["team_size"], "12", TODAY)


def test_a_parked_topic_may_say_whose_it_is() -> None:
    assert read_parked("ab: the car park", NAMES) == ("the car park", "AB")
    assert read_parked("Note: the car park", NAMES) == ("Note: the car park", "")


@pytest.mark.parametrize(
    ("question", "values", "agreed", "middle"),
    [
        ("stage", ["bid"] * 4, "All 4 agree (100 %).", ""),
        ("stage", ["bid"] * 3 + ["idea"], "3 of 4 gave the same answer (75 %): most agree.", ""),
        ("stage", ["bid"] * 2 + ["idea"] * 2, "2 answers lead with 2 each of 4 (50 %): divided.", ""),
        ("stage", ["bid", "idea"], "2 answered, each something else (50 %): divided.", ""),
        ("stage", [], "Nobody has answered yet.", ""),
        ("team_size", [2, 3, 3, 8], "2 of 4 gave the same answer (50 %): divided.", "Median 3, from 2 to 8."),
        ("worry", ["money", "trust"], "2 people answered in their own words.", ""),
        (
            "place",
            [("rural",), ("rural", "town")],
            "2 answered; over all options they agree to 75 %: most agree.",
            "",
        ),
    ],
)
def test_agreement_is_told_in_words_and_as_a_number(
    question: str, values: list[Value], agreed: str, middle: str
) -> None:
    given = tuple(Given(person=str(number), value=value) for number, value in enumerate(values))
    found = spread_of(QUESTIONS[question], Record(question=question, given=given))
    assert agreement_words(QUESTIONS[question], found) == agreed
    assert middle_words(QUESTIONS[question], found) == middle
