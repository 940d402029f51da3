"""Readiness: what is in place, what is to do, what nobody told."""

from __future__ import annotations

from collections.abc import Mapping

from cc_assistant.domain.checklist import Readiness
from cc_assistant.domain.session import Mark, OwnItem, Value
from cc_assistant.interview.checklist import build
from tests.interview.sessions_of import session_of, shipped_groups
from tests.interview.shipped import TODAY, shipped_rules


def profile(answers: Mapping[str, Value], marks: Mapping[str, Mark] | None = None) -> dict[str, Readiness]:
    session = session_of(answers, marks=marks, own_items=(OwnItem(id="1", title="Buy a kettle"),))
    checklist = build(shipped_rules(), session, TODAY, groups=shipped_groups())
    return {part.id: part for part in checklist.readiness}


def test_five_domains_and_four_constructs_have_the_names_of_the_frames() -> None:
    assert [(part.frame, part.name) for part in profile({}).values()] == [
        ("cfir", "Innovation"), ("cfir", "Outer Setting"), ("cfir", "Inner Setting"), ("cfir", "Individuals"),
        ("cfir", "Implementation Process"), ("npt", "Coherence"), ("npt", "Cognitive participation"),
        ("npt", "Collective action"), ("npt", "Reflexive monitoring"),
    ]  # fmt: skip


def test_what_an_answer_says_is_in_place_moves_from_to_do() -> None:
    # Reaching agreement on measures bears on reflexive monitoring, not on cognitive participation.
    before, after = profile({}), profile({"outcomes": "yes"})
    name = "reflexive-monitoring"
    assert (after[name].in_place, after[name].to_do) == (before[name].in_place + 1, before[name].to_do - 1)
    assert after[name].unknown == before[name].unknown - 1


def test_what_is_ticked_is_in_place_and_what_is_dropped_is_neither() -> None:
    before = profile({})["reflexive-monitoring"]
    done = profile({}, {"rec-outcomes-few": Mark(status="done")})["reflexive-monitoring"]
    dropped = profile({}, {"rec-outcomes-few": Mark(status="not-for-us", reason="no")})[
        "reflexive-monitoring"
    ]
    assert (done.in_place, done.to_do) == (before.in_place + 1, before.to_do - 1)
    assert (dropped.in_place, dropped.to_do) == (before.in_place, before.to_do - 1)


def test_what_does_not_fit_the_service_is_not_called_in_place() -> None:
    answers: dict[str, Value] = {
        "place": ("town",), "model": "signposting", "modes": ("phone",), "referral_sources": ("self",),
    }  # fmt: skip
    assert [part.in_place for part in profile(answers).values()] == [0] * 9


def test_what_is_there_only_because_nobody_told_is_counted() -> None:
    told = profile({"supervision": "no"})["collective-action"]
    assert told.unknown == profile({})["collective-action"].unknown - 1
