""" "I don't know" becomes a task."""

from __future__ import annotations

from datetime import timedelta

from cc_assistant.domain.checklist import Checklist, Item
from cc_assistant.domain.session import Value
from tests.interview.sessions_of import ids, list_of
from tests.interview.shipped import TODAY, shipped_rules


def found(checklist: Checklist, id_: str) -> Item:
    return next(item for item in checklist.items if item.id == id_)


def test_it_is_the_first_step_of_the_item_that_the_answer_brings() -> None:
    checklist = list_of(
        {"launch_date": (TODAY + timedelta(weeks=30)).isoformat(), "supervision": "dont-know"}
    )
    (step,) = found(checklist, "rec-supervision").first_steps
    assert step.task.startswith("Ask the host, the NHS trust and counselling charities")
    assert step.ask == ("host-manager", "referrers")
    assert step.due.day == TODAY + timedelta(weeks=18)
    assert "find-out:supervision" not in ids(checklist)


def test_it_stands_at_the_earliest_of_the_items_that_the_answer_brings() -> None:
    checklist = list_of({"caseload_limit": "dont-know"})  # brings the caseload and, later, waiting
    assert [step.question for step in found(checklist, "rec-caseload").first_steps] == ["caseload_limit"]
    assert found(checklist, "rec-waiting").first_steps == ()


def test_several_can_stand_at_one_item() -> None:
    checklist = list_of({"purpose": ("dont-know",), "shared_purpose": "dont-know"})
    steps = found(checklist, "rec-shared-purpose").first_steps
    assert [step.question for step in steps] == ["purpose", "shared_purpose"]


def test_it_is_an_item_of_its_own_where_the_answer_brings_none() -> None:
    checklist = list_of({"launch_date": "dont-know"})
    item = found(checklist, "find-out:launch_date")
    assert item.kind == "find-out"
    assert item.who == ("commissioner", "host-manager")
    assert item.because[0].words.endswith("You do not know yet.")


def test_when_a_service_will_open_is_found_out_soon_not_counted_from_the_opening() -> None:
    checklist = list_of({"launch_date": "dont-know", "groups": ("dont-know",)})
    assert found(checklist, "find-out:launch_date").due.day == TODAY + timedelta(weeks=2)
    assert found(checklist, "find-out:groups").due.day is None


def test_a_service_that_is_open_finds_out_within_two_weeks() -> None:
    answers: dict[str, Value] = {"stage": "running", "groups": ("dont-know",), "supervision": "dont-know"}
    checklist = list_of(answers)
    by = TODAY + timedelta(weeks=2)
    assert found(checklist, "find-out:groups").due.day == by
    assert found(checklist, "rec-supervision").first_steps[0].due.day == by


def test_no_answer_is_not_known_without_a_task_on_the_list() -> None:
    for question in shipped_rules().questionnaire.questions:
        if question.find_out and question.ask_when == "always":
            value: Value = ("dont-know",) if question.kind == "multi" else "dont-know"
            items = list_of({question.id: value}).items
            steps = [step.question for item in items for step in item.first_steps]
            alone = [item.id for item in items if item.kind == "find-out"]
            assert (steps, alone) in [([question.id], []), ([], [f"find-out:{question.id}"])]
