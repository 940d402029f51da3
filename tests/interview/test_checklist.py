"""The checklist that a session makes, over the shipped rules."""

from __future__ import annotations

from tests.interview.sessions_of import ids, list_of

IN_PLACE = {
    "needs_known": "asked-people", "lived_experience": "deciding", "asset_map": "maintained",
    "role_name": "tested", "similar_services": "none", "community_money": "yes", "leader": "active",
    "governance": "meets", "referral_criteria": "agreed", "agreements": "signed", "manager": "with-time",
    "supervision": "in-place", "training_plan": "yes", "caseload_limit": "by-complexity",
    "records": "clinical", "data_sharing": "signed", "safeguarding": "trained", "support_length": "flexible",
    "disruption": "tested", "outcomes": "yes", "learning_rhythm": "monthly", "sustain_plan": "agreed",
    "model": "signposting", "funding_months": 48, "referral_sources": ("self",), "modes": ("face-to-face",),
    "stage": "established",
}  # fmt: skip


def test_when_nothing_is_answered_everything_that_may_be_missing_is_on_the_list() -> None:
    assert len(list_of().items) == 46


def test_what_is_in_place_leaves_the_list() -> None:
    assert len(list_of(IN_PLACE).items) <= 19


def test_every_recommendation_is_on_the_list_or_among_those_that_are_not() -> None:
    checklist = list_of({"host": "council"})
    assert "rec-statutory-host" in ids(checklist)
    assert "rec-voluntary-host" in checklist.not_on
    assert len(checklist.items) + len(checklist.not_on) == 86
