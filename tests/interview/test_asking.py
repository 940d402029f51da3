"""The steps of an interview by one person."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cc_assistant.domain.session import Mark, Session
from cc_assistant.errors import NotFound, UsageError
from cc_assistant.interview import asking, items
from cc_assistant.interview.fitting import ValueFault
from tests.interview.shipped import shipped_rules

RULES = shipped_rules()
NOW = datetime(2026, 11, 2, 10, 0)
LATER = datetime(2026, 11, 9, 10, 0)


def begun(route: str = "full") -> Session:
    return asking.start(RULES, "s1", "Ours", NOW, route="quick" if route == "quick" else "full")


def at(session: Session, question: str) -> Session:
    return asking.jump(session, RULES, question, NOW)


def test_it_begins_at_the_first_question() -> None:
    session = begun()
    assert session.at == "stage"
    assert session.path == ("stage",)
    assert [person.id for person in session.people] == ["me"]


def test_an_answer_is_kept_with_its_day_and_the_next_question_follows() -> None:
    session = asking.answer(begun(), RULES, "stage", "bid", LATER)
    record = session.records["stage"]
    assert (record.value, record.on, record.how) == ("bid", date(2026, 11, 9), "own")
    assert session.at == "launch_date"
    assert session.changed == LATER


def test_several_choices_stand_in_the_order_of_the_list() -> None:
    session = asking.put(begun(), RULES, "place", ("town", "rural"), NOW)
    assert session.records["place"].value == ("rural", "town")


def test_the_words_are_kept_with_what_was_understood_from_them() -> None:
    session = asking.put(
        begun(), RULES, "host", "voluntary", NOW, origin="own-words", words="a small charity"
    )
    assert session.at == "stage"
    assert (session.records["host"].origin, session.records["host"].words) == ("own-words", "a small charity")


def test_what_is_answered_already_is_not_asked_again() -> None:
    session = asking.put(begun(), RULES, "launch_date", "2027-04-01", NOW)
    assert asking.answer(session, RULES, "stage", "bid", NOW).at == "model"


def test_going_back_shows_the_answer_and_loses_none() -> None:
    session = asking.answer(begun(), RULES, "stage", "bid", NOW)
    session = asking.answer(session, RULES, "launch_date", "2027-04-01", NOW)
    once = asking.back(session, RULES, NOW)
    twice = asking.back(once, RULES, NOW)
    assert (once.at, twice.at) == ("launch_date", "stage")
    assert twice.records == session.records
    assert asking.back(twice, RULES, NOW) == twice
    assert asking.answer(twice, RULES, "stage", "idea", NOW).at == "model"


def test_going_back_passes_over_what_is_hidden_by_now() -> None:
    session = asking.put(begun(), RULES, "referral_sources", ("gp",), NOW)
    session = at(at(session, "feedback_loop"), "referral_sources")
    session = asking.answer(session, RULES, "referral_sources", ("self",), NOW)
    assert session.at == "referral_criteria"
    back = asking.back(session, RULES, NOW)
    assert back.at == "referral_sources"
    assert asking.back(back, RULES, NOW).at == "stage"


def test_a_skipped_question_is_passed_over_and_an_answered_one_keeps_its_answer() -> None:
    session = asking.skip(begun(), RULES, "stage", NOW)
    assert session.at == "launch_date"
    assert session.records["stage"].skipped
    session = asking.answer(session, RULES, "stage", "bid", NOW)
    again = asking.skip(at(session, "stage"), RULES, "stage", NOW)
    assert again.records["stage"].value == "bid"
    assert not again.records["stage"].skipped


def test_a_hidden_question_cannot_be_jumped_to() -> None:
    with pytest.raises(UsageError, match="is not asked with the answers so far"):
        at(begun(), "feedback_loop")
    session = asking.put(begun(), RULES, "feedback_loop", "yes", NOW)
    with pytest.raises(UsageError):
        at(session, "feedback_loop")


def test_the_quick_route_asks_sixteen_questions_and_the_full_route_the_rest() -> None:
    session = begun("quick")
    asked = []
    while session.at:
        asked.append(session.at)
        session = asking.skip(session, RULES, session.at, NOW)
    assert len(asked) == 16
    session = asking.choose_route(session, RULES, "full", NOW)
    assert session.at == "shared_purpose"
    assert asking.choose_route(session, RULES, "quick", NOW).at is None


def test_at_the_end_back_leads_to_the_last_question() -> None:
    session = begun("quick")
    while session.at:
        session = asking.skip(session, RULES, session.at, NOW)
    assert asking.back(session, RULES, NOW).at == "worry"


def test_a_session_of_another_questionnaire_settles_where_it_can() -> None:
    session = begun().model_copy(update={"at": "gone", "path": ("gone",)})
    assert asking.settle(session, RULES, NOW).at == "stage"
    assert asking.settle(begun(), RULES, NOW) == begun()


def test_an_unknown_question_and_an_impossible_answer_are_told() -> None:
    with pytest.raises(NotFound, match=r"There is no question 'hosts'\. Did you mean 'host'\?"):
        asking.answer(begun(), RULES, "hosts", "council", NOW)
    with pytest.raises(ValueFault, match=r"'nobody' is not one of the answers\. The answers to 'host' are:"):
        asking.answer(begun(), RULES, "host", "nobody", NOW)


def test_a_note_knows_what_was_being_asked() -> None:
    session = asking.add_note(begun(), "  The bus stops at six. ", NOW)
    assert (session.notes[0].text, session.notes[0].question) == ("The bus stops at six.", "stage")
    with pytest.raises(ValueFault):
        asking.add_note(session, "  ", NOW)
    with pytest.raises(ValueFault, match="5,001 characters"):
        asking.add_note(session, "x" * 5001, NOW)
    assert asking.park(session, "Parking", NOW, by="AB").parked[0].by == "AB"


def test_an_item_is_ticked_with_the_day_and_leaves_with_a_reason() -> None:
    session = items.mark_item(begun(), RULES, "rec-safeguarding", Mark(status="done"), NOW)
    assert session.marks["rec-safeguarding"].on == date(2026, 11, 2)
    noted = Mark(status="done", note="See the folder.")
    session = items.mark_item(session, RULES, "rec-safeguarding", noted, LATER)
    assert session.marks["rec-safeguarding"].on == date(2026, 11, 2)
    with pytest.raises(ValueFault, match="with a reason"):
        items.mark_item(session, RULES, "rec-volunteers", Mark(status="not-for-us"), NOW)
    with pytest.raises(NotFound):
        items.mark_item(session, RULES, "rec-gone", Mark(), NOW)


def test_people_add_items_of_their_own_and_mark_them() -> None:
    session = items.add_own_item(begun(), "Buy a kettle", NOW, steps=["Choose one"])
    session = items.add_own_item(session, "Paint the door", NOW)
    assert [item.id for item in session.own_items] == ["1", "2"]
    session = items.mark_item(session, RULES, "own:2", Mark(owner="AB"), NOW)
    session = items.mark_item(session, RULES, "find-out:host", Mark(status="in-progress"), NOW)
    assert set(session.marks) == {"own:2", "find-out:host"}
