"""Dates: counted from opening, from today or from the end of the money, or set by people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cc_assistant.domain.checklist import Item
from cc_assistant.domain.session import Mark, Value
from cc_assistant.interview.checklist import build
from tests.interview.sessions_of import list_of, session_of
from tests.interview.shipped import TODAY, shipped_rules

OPENING = TODAY + timedelta(weeks=20)
PLANNED: dict[str, Value] = {"stage": "funded", "launch_date": OPENING.isoformat()}
OPEN: dict[str, Value] = {"stage": "established", "launch_date": "2019-09-02"}


def item(answers: dict[str, Value], id_: str, *, today: date = TODAY) -> Item:
    return next(one for one in list_of(answers, today=today).items if one.id == id_)


def test_a_date_is_counted_back_from_opening() -> None:
    due = item(PLANNED, "rec-supervision").due
    assert (due.day, due.weeks, due.counted_from, due.now) == (
        OPENING - timedelta(weeks=8), -8, "opening", False,
    )  # fmt: skip


def test_without_an_opening_date_weeks_are_told() -> None:
    due = item({"stage": "idea"}, "rec-supervision").due
    assert (due.day, due.weeks, due.counted_from) == (None, -8, "opening")


def test_what_should_be_done_already_is_to_be_done_now_and_keeps_its_date() -> None:
    due = item(PLANNED, "rec-shared-purpose").due
    assert due.now
    assert due.day == OPENING - timedelta(weeks=30)


def test_what_is_due_today_is_not_late() -> None:
    assert not item(PLANNED, "rec-line-manager").due.now
    assert item(PLANNED, "rec-line-manager").due.day == TODAY


@pytest.mark.parametrize(
    ("id_", "weeks", "priority"),
    [("rec-shared-purpose", 4, "must"), ("rec-name-and-look", 8, "should"),
     ("rec-yearly-refresh", 8, "should"), ("rec-emergency-role", 13, "could")],
)  # fmt: skip
def test_a_service_that_is_open_checks_what_is_in_place(id_: str, weeks: int, priority: str) -> None:
    one = item(OPEN, id_)
    assert (one.check, one.priority) == (True, priority)
    assert one.due.day == TODAY + timedelta(weeks=weeks)


def test_a_service_that_is_open_without_a_date_checks_everything_else_too() -> None:
    one = item({"stage": "running"}, "rec-reach-check")
    assert one.check
    assert one.due.day is not None


def test_what_is_still_to_come_for_a_young_service_keeps_its_date() -> None:
    opened = TODAY - timedelta(weeks=4)
    one = item({"stage": "running", "launch_date": opened.isoformat()}, "rec-retention")
    assert not one.check
    assert one.due.day == opened + timedelta(weeks=26)


def test_a_raised_item_is_checked_as_early_as_its_new_priority_says() -> None:
    one = item({**OPEN, "role_name": "not-yet"}, "rec-launch-communications")
    assert (one.priority, one.raised) == ("must", True)
    # It needs the name, which is due in eight weeks.
    assert one.due.moved


def test_the_case_for_renewal_is_counted_from_the_end_of_the_money() -> None:
    due = item({**PLANNED, "funding_months": 24}, "rec-renewal-case").due
    assert due.counted_from == "funding-end"
    assert due.day == date(2029, 3, 22) - timedelta(weeks=39)


def test_the_case_for_renewal_of_a_planned_service_without_a_date_is_told_in_weeks() -> None:
    due = item({"stage": "funded", "funding_months": 24}, "rec-renewal-case").due
    assert (due.day, due.weeks, due.counted_from) == (None, -39, "funding-end")


def test_a_wait_is_looked_at_within_two_weeks() -> None:
    one = item({**OPEN, "waiting": "yes"}, "rec-waiting")
    assert (one.check, one.due.day, one.due.counted_from) == (False, TODAY + timedelta(weeks=2), "today")


def test_a_close_opening_makes_moving_it_a_task_for_this_week() -> None:
    close = {**PLANNED, "launch_date": (TODAY + timedelta(weeks=7)).isoformat()}
    one = item(close, "rec-move-the-date")
    assert one.due.day == TODAY + timedelta(weeks=1)
    assert "7 weeks from today" in one.because[-1].words


def test_their_own_date_stands_and_what_needs_the_item_waits_for_it() -> None:
    own = OPENING + timedelta(days=3)
    session = session_of(PLANNED, marks={"rec-line-manager": Mark(due=own)})
    items = {one.id: one for one in build(shipped_rules(), session, TODAY).items}
    assert (items["rec-line-manager"].due.day, items["rec-line-manager"].due.counted_from) == (own, "own")
    assert items["rec-supervision"].due.day == own
    assert items["rec-supervision"].due.moved


def test_nothing_waits_for_what_is_done() -> None:
    done = Mark(due=OPENING + timedelta(days=3), status="done")
    session = session_of(PLANNED, marks={"rec-line-manager": done})
    items = {one.id: one for one in build(shipped_rules(), session, TODAY).items}
    assert items["rec-supervision"].due.day == OPENING - timedelta(weeks=8)


def test_what_is_done_is_not_to_be_done_now() -> None:
    session = session_of(PLANNED, marks={"rec-shared-purpose": Mark(status="done")})
    items = {one.id: one for one in build(shipped_rules(), session, TODAY).items}
    assert not items["rec-shared-purpose"].due.now


def test_a_date_at_the_end_of_time_is_no_fault() -> None:
    session = session_of(PLANNED, marks={"rec-line-manager": Mark(due=date.max)})
    assert build(shipped_rules(), session, TODAY).items
    assert list_of({**PLANNED, "launch_date": "2199-12-31"}, today=date.min).items
    assert list_of({"stage": "idea"}, today=date.max).items
