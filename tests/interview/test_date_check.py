"""Whether the opening date can hold, said in plain words."""

from __future__ import annotations

from datetime import timedelta

from cc_assistant.domain.checklist import Checklist, DateCheck
from cc_assistant.domain.session import Mark, Value
from cc_assistant.interview.checklist import build
from tests.interview.sessions_of import ids, list_of, service, session_of
from tests.interview.shipped import TODAY, shipped_rules


def opening_in(weeks: int, **answers: Value) -> Checklist:
    day = (TODAY + timedelta(weeks=weeks)).isoformat()
    return list_of({"stage": "getting-ready", **answers, "launch_date": day})


def check(checklist: Checklist) -> DateCheck:
    assert checklist.date_check is not None
    return checklist.date_check


def test_without_a_date_nothing_is_said() -> None:
    assert list_of({"stage": "idea", "launch_date": "dont-know"}).date_check is None


def test_a_service_that_is_open_needs_no_check() -> None:
    assert list_of({"stage": "established", "launch_date": "2019-09-02"}).date_check is None


def test_seven_weeks_are_too_few_when_the_essentials_are_missing() -> None:
    checklist = opening_in(7)
    found = check(checklist)
    assert not found.holds
    assert found.words.startswith("Move the date. 21 December 2026 is 7 weeks away, and ")
    assert "start smaller" in found.words
    assert "You have not told us about" in found.words
    assert found.earliest is not None
    assert found.earliest > TODAY + timedelta(weeks=7)
    assert "rec-data-sharing" in [late.item for late in found.late]
    assert all(late.weeks_needed > late.weeks_left == 7 for late in found.late)


def test_what_could_go_is_never_essential_and_no_essential_item_needs_it() -> None:
    checklist = opening_in(7)
    items = {item.id: item for item in checklist.items}
    going = check(checklist).could_go
    assert going
    assert all(items[id_].priority != "must" for id_ in going)
    essential = [one for one in checklist.items if one.priority == "must" and one.phase == "initiation"]
    needed = {need for item in essential for need in item.needs}
    assert not needed & set(going)


def test_a_year_is_enough() -> None:
    found = check(opening_in(52))
    assert found.holds
    assert found.late == ()
    assert "can hold if you begin now" in found.words


def test_the_date_that_is_named_as_earliest_holds() -> None:
    earliest = check(opening_in(7)).earliest
    assert earliest is not None
    again = list_of({"stage": "getting-ready", "launch_date": earliest.isoformat()})
    assert check(again).holds


def test_what_is_done_takes_no_time() -> None:
    tight = opening_in(20)
    assert not check(tight).holds
    marks = {late.item: Mark(status="done") for late in check(tight).late}
    day = (TODAY + timedelta(weeks=20)).isoformat()
    session = session_of({"stage": "getting-ready", "launch_date": day}, marks=marks)
    assert check(build(shipped_rules(), session, TODAY)).holds


def test_an_opening_that_has_passed_contradicts_a_service_that_is_not_open() -> None:
    found = check(opening_in(-3))
    assert not found.holds
    assert "has passed, but you said that the service is not open" in found.words
    assert found.weeks_left == -3


def test_a_service_that_is_open_contradicts_an_opening_to_come() -> None:
    day = (TODAY + timedelta(weeks=5)).isoformat()
    found = check(list_of({"stage": "running", "launch_date": day}))
    assert not found.holds
    assert "That is still ahead" in found.words


def test_nothing_is_missing_when_all_essentials_are_ticked() -> None:
    checklist = opening_in(2)
    day = (TODAY + timedelta(weeks=2)).isoformat()
    marks = {id_: Mark(status="done") for id_ in ids(checklist)}
    session = session_of({"stage": "getting-ready", "launch_date": day}, marks=marks)
    found = check(build(shipped_rules(), session, TODAY))
    assert found.holds
    assert found.words == "16 November 2026 can hold: nothing essential is missing."


def test_the_rural_charity_can_hold_its_date_if_it_begins_now() -> None:
    found = check(build(shipped_rules(), service("rural-charity"), TODAY))
    assert found.holds
    assert "should be done by today" in found.words
