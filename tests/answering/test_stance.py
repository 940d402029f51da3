"""Which way evidence points."""

from __future__ import annotations

import pytest

from cc_assistant.answering.stance import sides, stance
from cc_assistant.domain.passage import Direction
from tests.answering.made import piece

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
    none = piece("none", "No effect was found.", direction="mixed", cfir=EFFECT, score=0.9)
    open_ = piece("open", "Costs may have fallen.", direction="mixed", cfir=EFFECT, score=0.8)
    beside = piece("beside", "Managers liked it.", direction="facilitator")
    found = sides("Does it save money?", [gain, none, open_, beside])
    assert found.of_effect
    assert found.contested
    assert (found.speaks_for, found.against, found.unclear) == ([gain], [none], [open_])


def test_a_question_of_another_kind_is_answered_by_the_nearest() -> None:
    near = piece("near", direction="facilitator")
    other = piece("other", direction="barrier", score=0.9)
    far = piece("far", direction="barrier", score=0.2)
    found = sides("Should volunteers be paid by the hour?", [near, other, far])
    assert not found.of_effect
    assert (found.speaks_for, found.against) == ([near], [other])


def test_one_side_alone_is_no_disagreement() -> None:
    assert not sides("Does it work?", [piece("a", direction="barrier", cfir=EFFECT)]).contested
    assert not sides("Does it work?", []).contested


def test_far_evidence_does_not_make_a_question_contested() -> None:
    near = piece("near", direction="facilitator", cfir=EFFECT)
    far = piece("far", direction="barrier", cfir=EFFECT, score=0.3)
    assert not sides("Does it work?", [near, far]).contested
