"""Several people, one session."""

from __future__ import annotations

from datetime import datetime

import pytest

from cc_assistant.domain.session import Given, Hands, Session
from cc_assistant.errors import NotFound, UsageError
from cc_assistant.interview import asking, workshop
from cc_assistant.interview.fitting import ValueFault
from tests.interview.shipped import shipped_rules

RULES = shipped_rules()
NOW = datetime(2026, 11, 2, 10, 0)


@pytest.fixture
def session() -> Session:
    begun = asking.start(RULES, "w1", "Ours", NOW, kind="workshop", route="full")
    for initials, role in (("AB", "practice manager"), ("C.D.", ""), ("AB", "resident")):
        begun = workshop.add_person(begun, initials, NOW, role)
    return begun


def test_people_with_the_same_initials_are_two_people(session: Session) -> None:
    assert [person.id for person in session.people] == ["ab", "c-d", "ab-2"]
    assert session.people[2].role == "resident"


def test_initials_in_any_script_do(session: Session) -> None:
    assert workshop.add_person(session, "Ж", NOW).people[-1].id == "person"
    with pytest.raises(ValueFault):
        workshop.add_person(session, " ", NOW)


def test_each_persons_last_answer_is_kept_and_nothing_is_decided_by_it(session: Session) -> None:
    for person, value in (("ab", "yes"), ("c-d", "no"), ("ab", "no")):
        session = workshop.give(session, RULES, "volunteers", person, value, now=NOW)
    record = session.records["volunteers"]
    assert record.given == (Given(person="ab", value="no"), Given(person="c-d", value="no"))
    assert record.value is None
    with pytest.raises(NotFound, match="Nobody here is 'xy'"):
        workshop.give(session, RULES, "volunteers", "xy", "yes", now=NOW)


def test_hands_are_counted_once_for_each_answer(session: Session) -> None:
    for count in (3, 4):
        session = workshop.show_hands(session, RULES, "volunteers", "yes", count=count, now=NOW)
    assert session.records["volunteers"].hands == (Hands(value="yes", count=4),)
    with pytest.raises(ValueFault):
        workshop.show_hands(session, RULES, "volunteers", "yes", count=-1, now=NOW)


def test_a_decision_is_kept_with_its_reason_beside_what_people_said(session: Session) -> None:
    session = workshop.give(session, RULES, "volunteers", "ab", "no", now=NOW, remark="Who trains them?")
    session = workshop.decide(
        session, RULES, "volunteers", "yes", how="majority", now=NOW, reason=" They come anyway. "
    )
    record = session.records["volunteers"]
    assert (record.value, record.how, record.reason) == ("yes", "majority", "They come anyway.")
    assert record.given[0].remark == "Who trains them?"


def test_left_open_a_question_counts_as_i_do_not_know(session: Session) -> None:
    session = workshop.decide(session, RULES, "place", None, how="open", now=NOW)
    assert session.records["place"].value == ("dont-know",)
    session = workshop.decide(session, RULES, "stage", None, how="open", now=NOW)
    assert session.records["stage"].value is None
    assert session.records["stage"].skipped


def test_an_answer_is_not_left_open_and_a_decision_has_an_answer(session: Session) -> None:
    with pytest.raises(UsageError):
        workshop.decide(session, RULES, "volunteers", "yes", how="open", now=NOW)
    with pytest.raises(UsageError):
        workshop.decide(session, RULES, "volunteers", None, how="agreed", now=NOW)


def test_who_is_renamed_keeps_what_they_said(session: Session) -> None:
    session = workshop.give(session, RULES, "volunteers", "ab", "no", now=NOW)
    session = workshop.change_person(session, "ab", " AN ", NOW, "nurse")
    assert (session.people[0].initials, session.people[0].role) == ("AN", "nurse")
    assert session.records["volunteers"].given[0].person == session.people[0].id
    with pytest.raises(NotFound, match="Nobody here is 'xy'"):
        workshop.change_person(session, "xy", "XY", NOW)


def test_who_has_said_something_stays_on_the_list(session: Session) -> None:
    session = workshop.give(session, RULES, "volunteers", "ab", "no", now=NOW)
    with pytest.raises(UsageError, match="answered 1 question, which stays"):
        workshop.remove_person(session, "ab", NOW)
    assert [person.id for person in workshop.remove_person(session, "c-d", NOW).people] == ["ab", "ab-2"]
