"""Which way evidence points."""

from __future__ import annotations

import pytest

from cc_assistant.answering.stance import sides, stance
from cc_assistant.domain.passage import Direction
from tests.answering.made import piece, source

EFFECT = ("innovation.evidence-base",)


@pytest.mark.parametrize(
    ("direction", "claim", "points"),
    [
        ("facilitator", "Supervision kept link workers in post.", "for"),
        ("facilitator", "The scheme made no difference to hospital use.", "open"),
        ("facilitator", "The scheme may have kept people at home.", "open"),
        ("barrier", "Short contracts drove workers away.", "against"),
        ("mixed", "GP visits fell by a tenth.", "for"),
        ("mixed", "Visits did not fall.", "against"),
        ("neutral", "There was no significant change in costs.", "against"),
        ("mixed", "Visits fell, but the evidence is inconclusive.", "open"),
        ("mixed", "Whether costs did not change is unclear.", "open"),
        ("neutral", "Most sites are in towns.", "open"),
        ("neutral", "Costs fell by a tenth.", "open"),
    ],
)
def test_evidence_points_as_coded_unless_its_claim_says_otherwise(
    direction: Direction, claim: str, points: str
) -> None:
    assert stance(piece("a", claim, direction=direction)) == points


def test_without_a_claim_the_text_tells() -> None:
    assert stance(piece("a", None, "Costs fell.", direction="mixed")) == "for"


def test_a_question_of_effect_is_answered_by_evidence_of_effect() -> None:
    gain = piece("gain", "Costs fell.", direction="facilitator", cfir=EFFECT)
    none = piece("none", "No saving was found.", direction="mixed", cfir=EFFECT, score=0.9)
    open_ = piece("open", "Costs may have fallen.", direction="mixed", cfir=EFFECT, score=0.8)
    beside = piece("beside", "Managers liked it.", direction="facilitator")
    found = sides("Does it save money?", [gain, none, open_, beside])
    assert found.of_effect
    assert found.contested
    assert (found.speaks_for, found.against, found.unclear) == ([gain], [none], [open_])


def test_which_of_two_ways_something_goes_is_answered_by_the_nearest() -> None:
    near = piece("near", direction="facilitator")
    other = piece("other", direction="barrier", score=0.9)
    far = piece("far", direction="barrier", score=0.2)
    found = sides("Are older people over or under represented?", [near, other, far])
    assert not found.of_effect
    assert (found.speaks_for, found.against) == ([near], [other])


@pytest.mark.parametrize(
    "question",
    [
        "Can children be referred?",
        "Do patients know why they have been sent?",
        "Are there risks?",
        "Should volunteers be paid by the hour?",
        "Do they stay?",
    ],
)
def test_help_and_hindrance_are_no_yes_and_no_to_other_questions(question: str) -> None:
    evidence = [
        piece("a", direction="facilitator", cfir=EFFECT),
        piece("b", direction="barrier", cfir=EFFECT),
    ]
    assert not sides(question, evidence).contested


def test_only_evidence_on_what_is_to_change_takes_sides() -> None:
    mood = piece("mood", "Mood improved.", direction="facilitator", cfir=EFFECT)
    steps = piece("steps", "Walks did not make people fitter.", direction="mixed", cfir=EFFECT)
    other = piece("other", "Walks did not lift the mood of carers.", direction="mixed", cfir=EFFECT)
    assert not sides("Do walks improve people's mood?", [mood, steps]).contested
    assert sides("Do walks improve people's mood?", [mood, steps, other]).against == [other]


def test_a_question_that_a_passage_answers_tells_too_what_it_is_about() -> None:
    gain = piece("a", "Admissions fell.", direction="facilitator", cfir=EFFECT)
    none = piece("b", "There was no effect.", direction="mixed", cfir=EFFECT, asks=("Are admissions cut?",))
    assert sides("Does it cut admissions?", [gain, none]).contested


def test_loneliness_and_less_lonely_are_the_same() -> None:
    gain = piece("a", "Most felt less lonely.", direction="facilitator", cfir=EFFECT)
    none = piece("b", "A survey could not detect an effect on loneliness.", cfir=EFFECT)
    for question in ("Does it make anyone less lonely?", "Does it reduce loneliness?"):
        assert sides(question, [gain, none]).contested


def test_a_worry_denies_no_effect_and_a_plan_has_found_none() -> None:
    gain = piece("a", "Costs fell.", direction="facilitator", cfir=EFFECT)
    worry = piece("b", "Money for the scheme ran ahead of knowledge.", direction="barrier", cfir=EFFECT)
    plan = piece("c", "Costs get worse.", cfir=EFFECT, of=source("p", kind="protocol"))
    found = sides("Does it save money?", [gain, worry, plan])
    assert not found.contested
    assert found.unclear == [worry, plan]


def test_one_study_does_not_disagree_with_itself() -> None:
    study = source("one")
    gain = piece("a", "Costs fell.", of=study, direction="facilitator", cfir=EFFECT)
    none = piece("b", "There was no saving.", of=study, direction="mixed", cfir=EFFECT, score=0.9)
    assert not sides("Does it save money?", [gain, none]).contested


def test_one_side_alone_is_no_disagreement() -> None:
    assert not sides("Does it work?", [piece("a", direction="barrier", cfir=EFFECT)]).contested
    assert not sides("Does it work?", []).contested


def test_far_evidence_does_not_make_a_question_contested() -> None:
    near = piece("near", direction="facilitator", cfir=EFFECT)
    far = piece("far", direction="barrier", cfir=EFFECT, score=0.3)
    assert not sides("Does it work?", [near, far]).contested
