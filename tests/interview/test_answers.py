"""Which answers count, and what follows from them."""

from __future__ import annotations

from datetime import date

import pytest

from cc_assistant.domain.session import Record, Value
from cc_assistant.interview.answers import Answers, count_answers, look_ahead, months_later
from tests.interview.shipped import TODAY, shipped_rules, told

RULES = shipped_rules()


def counted(answers: dict[str, Value], on: date = TODAY) -> Answers:
    return count_answers(RULES, told(answers, on), TODAY)


def test_with_no_answers_the_questions_for_everyone_can_be_reached() -> None:
    answers = counted({})
    assert "referral_sources" in answers.reachable
    assert "feedback_loop" not in answers.reachable
    assert answers.values == {}


def test_an_answer_shows_a_question_and_its_answer_comes_back_with_it() -> None:
    hidden = counted({"feedback_loop": "yes"})
    assert "feedback_loop" not in hidden.reachable
    assert "feedback_loop" not in hidden.values
    shown = counted({"referral_sources": ("gp",), "feedback_loop": "yes"})
    assert "feedback_loop" in shown.reachable
    assert shown.values["feedback_loop"] == "yes"


@pytest.mark.parametrize(
    ("question", "value"),
    [("host", "nobody"), ("place", ()), ("place", ("rural", "moon")), ("launch_date", "soon"),
     ("launch_date", "2027-02-31"), ("funding_months", -1), ("funding_months", float("nan")), ("host", 3)],
)  # fmt: skip
def test_a_value_that_is_no_answer_counts_as_none(question: str, value: Value) -> None:
    assert counted({question: value}).values == {}


def test_a_record_of_a_question_that_is_not_there_any_more_counts_as_none() -> None:
    assert count_answers(RULES, {"gone": Record(question="gone", value="yes")}, TODAY).values == {}


@pytest.mark.parametrize(
    ("opening", "weeks"),
    [("2026-11-02", 0), ("2026-11-08", 0), ("2026-11-09", 1), ("2026-11-01", -1), ("2026-10-26", -1),
     ("2027-11-01", 52)],
)  # fmt: skip
def test_weeks_to_opening_are_whole_and_negative_after_it(opening: str, weeks: int) -> None:
    answers = counted({"launch_date": opening})
    assert answers.weeks_to_launch == weeks
    assert answers.values["weeks_to_launch"] == weeks


def test_an_unknown_opening_gives_no_weeks_and_is_an_answer_all_the_same() -> None:
    answers = counted({"launch_date": "dont-know"})
    assert answers.opening is None
    assert answers.weeks_to_launch is None
    assert "weeks_to_launch" not in answers.values
    assert "weeks_to_launch" not in answers.unknown


@pytest.mark.parametrize(
    ("answers", "end"),
    [
        ({"launch_date": "2027-04-01", "funding_months": 24}, date(2029, 4, 1)),
        ({"launch_date": "2027-08-31", "funding_months": 6}, date(2028, 2, 29)),
        ({"launch_date": "2019-05-01", "stage": "established", "funding_months": 12}, date(2027, 11, 2)),
        ({"launch_date": "2019-05-01", "funding_months": 12}, date(2027, 11, 2)),
        ({"stage": "running", "funding_months": 12}, date(2027, 11, 2)),
        ({"stage": "bid", "funding_months": 12}, None),
        ({"stage": "running", "funding_months": 0}, None),
        ({"stage": "running", "funding_months": 99}, None),
        ({"stage": "running", "funding_months": "dont-know"}, None),
        ({"launch_date": "2027-04-01"}, None),
    ],
)
def test_the_end_of_the_money_is_counted_from_opening_or_from_the_day_of_the_answer(
    answers: dict[str, Value], end: date | None
) -> None:
    assert counted(answers).funding_end == end


def test_the_end_of_the_money_does_not_move_when_the_opening_has_come() -> None:
    records = told({"launch_date": "2027-04-01", "funding_months": 12}, on=date(2026, 11, 2))
    before, after = (count_answers(RULES, records, day) for day in (TODAY, date(2027, 9, 1)))
    assert before.funding_end == after.funding_end == date(2028, 4, 1)


def test_part_of_a_month_counts_in_days_and_no_date_runs_out_of_the_calendar() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2027, 1, 1), 1.5) == date(2027, 2, 16)
    assert months_later(date(9999, 6, 1), 50) == date.max
    assert months_later(date(9999, 12, 31), 0.9) == date.max


def test_what_nobody_told_is_unknown_and_so_is_what_it_could_show() -> None:
    answers = counted({"stage": "running"})
    assert {"referral_sources", "feedback_loop", "weeks_to_launch", "funding_end"} <= answers.unknown
    assert "stage" not in answers.unknown
    told_all = counted({"referral_sources": ("self",)})
    assert "feedback_loop" not in told_all.unknown


def test_an_answer_that_waits_for_an_open_question_is_open_too() -> None:
    records = told({"feedback_loop": "yes"})
    outlook = look_ahead(RULES, records, TODAY, open_questions={"referral_sources"})
    assert outlook.asked["feedback_loop"] is None
    assert {"referral_sources", "feedback_loop"} == outlook.unknown
