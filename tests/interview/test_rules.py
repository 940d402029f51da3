"""The rules of the shipped knowledge, by id."""

from cc_assistant.domain.condition import Always
from cc_assistant.interview.rules import EVERY_ITEM, OPEN_STAGES, OPENING, SERVICE_STAGE
from tests.interview.shipped import shipped_rules

RULES = shipped_rules()


def test_every_question_and_recommendation_has_its_condition() -> None:
    assert list(RULES.ask_when) == list(RULES.questions)
    assert list(RULES.applies_when) == list(RULES.recommendations)
    assert RULES.ask_when["stage"] == Always()
    assert set(RULES.anchored_when) == {item.id for item in RULES.toolkit.recommendations if item.anchor}


def test_what_answers_do_is_found_from_both_sides() -> None:
    from_questions = [lead for leads in RULES.leads_of.values() for lead in leads]
    assert tuple(from_questions) == RULES.leads
    to_named = {id(lead) for leads in RULES.leads_to.values() for lead in leads}
    assert to_named == {id(lead) for lead in RULES.leads if lead.rec != EVERY_ITEM}


def test_every_recommendation_has_its_evidence() -> None:
    assert set(RULES.links) == set(RULES.recommendations)


def test_the_questions_that_dates_rest_on_are_there() -> None:
    assert RULES.questions[OPENING].kind == "date"
    assert {option.id for option in RULES.questions[SERVICE_STAGE].options} >= set(OPEN_STAGES)
