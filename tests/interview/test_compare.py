"""What changed since last time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cc_assistant.domain.comparison import Comparison
from cc_assistant.domain.session import Mark, Session
from cc_assistant.interview.compare import State, compare
from tests.interview.sessions_of import service, session_of
from tests.interview.shipped import TODAY, shipped_rules

RULES = shipped_rules()
OPENING = TODAY + timedelta(weeks=20)


def between(before: Session, after: Session, *, then: date = TODAY, now: date = TODAY) -> Comparison:
    return compare(State(RULES, before, then), State(RULES, after, now))


def test_one_session_on_one_day_has_not_changed() -> None:
    session = service("rural-charity")
    assert between(session, session).nothing


def test_a_changed_answer_is_told_in_words() -> None:
    (change,) = between(session_of({"host": "voluntary"}), session_of({"host": "council"})).answers
    assert change.text == "Who will employ the workers?"
    assert (change.before_words, change.after_words) == ("A charity or community group", "The council")


def test_a_new_and_a_dropped_answer_are_changes_but_not_another_order_of_ticks() -> None:
    before = session_of({"place": ("rural", "coastal"), "host": "council"})
    after = session_of({"place": ("coastal", "rural"), "leader": "active"})
    changes = between(before, after).answers
    assert [(change.question, change.before, change.after) for change in changes] == [
        ("host", "council", None), ("leader", None, "active"),
    ]  # fmt: skip


def test_items_come_and_go_with_an_answer_and_say_why() -> None:
    changes = between(session_of({"host": "voluntary"}), session_of({"host": "council"})).items
    assert [(change.change, change.item) for change in changes] == [
        ("new", "rec-statutory-host"), ("gone", "rec-voluntary-host"),
    ]  # fmt: skip
    assert changes[0].why == ("Who will employ the workers? You said “The council”.",)


def test_a_raised_priority_is_a_change() -> None:
    before, after = session_of({"role_name": "chosen"}), session_of({"role_name": "not-yet"})
    (change,) = between(before, after).items
    assert (change.item, change.priority_before, change.priority_after) == (
        "rec-launch-communications", "should", "must",
    )  # fmt: skip


def test_a_moved_opening_moves_every_date() -> None:
    before = session_of({"stage": "funded", "launch_date": OPENING.isoformat()})
    after = session_of({"stage": "funded", "launch_date": (OPENING + timedelta(weeks=8)).isoformat()})
    changes = between(before, after).items
    assert {change.change for change in changes} == {"changed"}
    assert all(
        change.due_before and change.due_after and change.due_before.day and change.due_after.day
        and change.due_after.day - change.due_before.day == timedelta(weeks=8)
        for change in changes
    )  # fmt: skip


def test_that_time_went_by_is_no_change() -> None:
    session = session_of({"stage": "established", "launch_date": "2019-09-02"})
    assert between(session, session, now=TODAY + timedelta(days=60)).nothing


def test_ticks_are_told_with_their_day_and_reason() -> None:
    mark = Mark(status="not-for-us", reason="The council does it", on=TODAY)
    before, after = session_of(), session_of(marks={"rec-community-fund": mark})
    (tick,) = between(before, after).ticks
    assert (tick.before, tick.after, tick.reason, tick.on) == (
        "to-do", "not-for-us", "The council does it", TODAY,
    )  # fmt: skip
    assert tick.title == "Put money into the groups that people will be sent to"


def test_newer_rules_show_as_items_that_came_and_went() -> None:
    fewer = RULES.toolkit.model_copy(update={"recommendations": RULES.toolkit.recommendations[1:]})
    older = replace(RULES, toolkit=fewer)
    session = session_of()
    changes = compare(State(older, session, TODAY), State(RULES, session, TODAY)).items
    assert [(change.change, change.item) for change in changes] == [("new", "rec-name-project-lead")]


def test_a_question_that_the_newer_rules_dropped_is_still_told() -> None:
    questions = tuple(one for one in RULES.questionnaire.questions if one.id != "leader")
    newer = replace(
        RULES,
        questionnaire=RULES.questionnaire.model_copy(update={"questions": questions}),
        ask_when={name: when for name, when in RULES.ask_when.items() if name != "leader"},
    )
    session = session_of({"leader": "active"})
    changes = compare(State(RULES, session, TODAY), State(newer, session, TODAY)).answers
    assert [(change.question, change.before_words, change.after) for change in changes] == [
        ("leader", "Yes, and they act", None)
    ]
