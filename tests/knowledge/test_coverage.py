"""Coverage counts a finding once, tells sources beside it, and names thin places in plain words."""

from __future__ import annotations

import json

import pytest

from cc_assistant.domain.coverage import Amount, Coverage
from cc_assistant.domain.library import Library
from cc_assistant.knowledge.coverage import coverage
from cc_assistant.knowledge.coverage_table import code_rows, theme_rows, thin_rows
from cc_assistant.knowledge.loading import load_library
from tests.knowledge.packs import SHIPPED, TINY


@pytest.fixture(scope="module")
def tiny() -> Coverage:
    return coverage(load_library([TINY]))


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library([SHIPPED])


def test_two_excerpts_of_one_finding_count_once(tiny: Coverage) -> None:
    assert tiny.total == Amount(findings=2, sources=2)
    remote = tiny.themes[0]
    assert (remote.id, remote.total) == ("remote", Amount(findings=1, sources=1))


def test_a_code_counts_at_each_time_point_and_once_in_total(tiny: Coverage) -> None:
    design = tiny.cfir[0]
    assert design.operation == Amount(findings=1, sources=1)
    assert design.initiation == Amount(findings=0, sources=0)
    # jones2021-01 has no time point and the sub-construct only: it counts for the construct, in total.
    assert design.total == Amount(findings=2, sources=2)
    colour = tiny.cfir[1]
    assert (colour.level, colour.total) == ("sub-construct", Amount(findings=1, sources=1))


def test_a_theme_tells_its_directions_and_whose_account_it_is(tiny: Coverage) -> None:
    trust = next(theme for theme in tiny.themes if theme.id == "trust")
    assert trust.directions == {"barrier": 1, "neutral": 1}
    assert trust.perspectives == {}
    assert trust.group == "Delivery"


def test_thin_places_say_why(tiny: Coverage) -> None:
    assert [(place.id, place.reasons) for place in tiny.thin] == [
        ("innovation.design", ("2 sources only", "one perspective only (people who use services)")),
        ("coherence.difference", ("one source only",)),
        ("remote", ("one source only",)),
        ("trust", ("2 sources only",)),
    ]


def test_where_thin_begins_can_be_chosen() -> None:
    places = coverage(load_library([TINY]), thin_below=2).thin
    assert "2 sources only" not in {reason for place in places for reason in place.reasons}


def test_a_code_never_seen_is_told_and_nations_of_one_country_are_one_country(shipped: Library) -> None:
    thin = {place.id: place.reasons for place in coverage(shipped).thin}
    assert thin["individuals.implementation-facilitators"] == ("nothing at all",)
    assert thin["hybrid-delivery"] == ("one country only (United Kingdom)",)
    assert "adaptation-covid" not in thin


def test_the_shipped_totals_leave_out_what_is_told_again(shipped: Library) -> None:
    told_again = sum(len(group) - 1 for group in shipped.same_findings)
    assert coverage(shipped).total.findings == len(shipped.passages) - told_again


def test_a_library_without_frames_has_a_coverage_too(shipped: Library) -> None:
    bare = coverage(shipped.model_copy(update={"cfir": None, "npt": None, "themes": None, "glossary": None}))
    assert (bare.cfir, bare.npt, bare.themes, bare.thin) == ((), (), (), ())


def test_it_is_json_and_comes_back_the_same(tiny: Coverage) -> None:
    text = tiny.model_dump_json()
    assert json.loads(text)["total"] == {"findings": 2, "sources": 2}
    assert Coverage.model_validate_json(text) == tiny


def test_its_tables_have_a_heading_and_a_row_for_each(tiny: Coverage) -> None:
    assert list(code_rows(tiny.cfir))[:2] == [
        ("code", "name", "initiation", "operation", "maintenance", "total"),
        ("innovation.design", "Design", "-", "1 (1)", "-", "2 (2)"),
    ]
    assert list(theme_rows(tiny))[1] == (
        "remote",
        "Remote",
        "1 (1)",
        "barrier 1, facilitator 1",
        "service-user 1",
    )
    assert list(thin_rows(tiny))[2] == (
        "NPT component",
        "coherence.difference",
        "Difference",
        "one source only",
    )
