"""Why an item is on the list, in plain words."""

from __future__ import annotations

from datetime import timedelta

from cc_assistant.domain.session import Value
from tests.interview.sessions_of import list_of
from tests.interview.shipped import TODAY


def reasons(answers: dict[str, Value], id_: str) -> list[str]:
    return [reason.words for item in list_of(answers).items if item.id == id_ for reason in item.because]


def untold(answers: dict[str, Value], id_: str) -> tuple[str, ...]:
    return next(item.untold for item in list_of(answers).items if item.id == id_)


def test_the_answer_is_quoted() -> None:
    assert reasons({"host": "voluntary"}, "rec-voluntary-host") == [
        "Who will employ the workers? You said “A charity or community group”."
    ]


def test_of_several_ticked_answers_those_that_matter_are_quoted() -> None:
    told = reasons({"place": ("town", "rural", "hard-to-travel")}, "rec-transport")
    assert told == [
        "What is your area like? You said “Villages and countryside” and “Hard to get around without a car”."
    ]


def test_an_answer_that_brings_and_raises_is_told_once() -> None:
    (told,) = reasons({"joining_cost": "costly"}, "rec-free-to-join")
    assert told.endswith("join in? You said “Most things cost money”, which makes it more pressing.")


def test_numbers_steps_of_a_scale_and_not_knowing_are_told_plainly() -> None:
    assert reasons({"team_size": 2}, "rec-peer-support")[0].endswith("You said “2”.")
    assert reasons({"partner_capacity": 2}, "rec-partner-capacity")[0].endswith("You said “2 (Nearly full)”.")
    assert reasons({"supervision": "dont-know"}, "rec-supervision")[0].endswith("You do not know yet.")


def test_a_close_opening_is_told_in_weeks() -> None:
    opening = (TODAY + timedelta(weeks=1)).isoformat()
    assert reasons({"stage": "funded", "launch_date": opening}, "rec-move-the-date")[-1].endswith(
        "You said “9 November 2026”, a week from today."
    )


def test_advice_that_stays_because_nobody_told_says_so() -> None:
    assert reasons({}, "rec-supervision") == [
        "Will workers have someone trained to talk things through with? You have not told us yet."
    ]
    assert untold({}, "rec-supervision") == ("supervision",)


def test_what_an_answer_settles_is_not_called_untold() -> None:
    assert untold({"supervision": "no"}, "rec-supervision") == ()
    assert untold({}, "rec-full-cost-budget") == ()


def test_what_is_there_for_another_reason_too_is_not_called_untold() -> None:
    assert untold({"team_size": 9}, "rec-line-manager") == ()
    assert untold({"team_size": 2}, "rec-line-manager") == ("manager",)


def test_behind_a_hidden_question_stands_the_one_that_hides_it() -> None:
    # Whether there is help to go online is asked only if people may meet by phone, video or message.
    assert untold({"groups": ("older-people",)}, "rec-digital-inclusion") == ("digital_help",)
    assert untold({"outcomes": "no", "groups": ("carers",)}, "rec-lone-working") == ("work_base", "modes")


def test_a_question_that_an_answer_rules_out_is_not_called_untold() -> None:
    assert "feedback_loop" not in untold(
        {"referral_sources": ("gp",), "feedback_loop": "no"}, "rec-feedback-loop"
    )
    assert untold({"referral_sources": ("gp",)}, "rec-feedback-loop") == ("feedback_loop",)
