"""A portrait holds what the files hold, resolved; the rest is left out, and that is said."""

from __future__ import annotations

import pytest

from cc_assistant.portraits.partners import kind_of
from tests.portraits.made import SERVICE, vale


def test_every_sentence_names_its_passages_by_number_and_letter() -> None:
    paper = vale()
    opening = paper.section("opening")
    assert opening is not None
    assert [paper.mark(cite) for cite in opening.sentences[0].cites] == ["1a", "1b"]
    assert [one.id for one in paper.passages] == ["vale2022-01", "vale2022-02", "vale2022-03"]


def test_a_sentence_that_rests_on_a_whole_source_names_the_source() -> None:
    paper = vale()
    told = paper.section("operation")
    assert told is not None
    assert [paper.mark(cite) for cite in told.sentences[1].cites] == ["1"]


def test_helps_and_hindrances_are_counted_where_they_belong() -> None:
    rows = {(one.phase, one.domain): one for one in vale().balance}
    assert rows["initiation", "inner-setting"].helped == 1
    assert rows["operation", "inner-setting"].hindered == 1
    assert rows["operation", "inner-setting"].mixed == rows["maintenance", "inner-setting"].mixed == 1
    assert not rows["initiation", "innovation"].passages  # its passage names no phase


def test_work_is_counted_once_a_passage() -> None:
    cells = {(one.mechanism, one.phase): one.count for one in vale().work}
    assert cells["coherence", "operation"] == cells["coherence", "maintenance"] == 1
    assert cells["collective-action", "maintenance"] == 0


def test_phases_last_as_their_events_tell_and_the_pandemic_is_marked() -> None:
    timeline = vale().timeline
    assert timeline is not None
    assert [(one.phase, round(one.start, 2), round(one.end, 2)) for one in timeline.stretches] == [
        ("initiation", 2015, 2016.17),
        ("operation", 2016.17, 2022.17),
        ("maintenance", 2022.17, 2022.17),
    ]
    assert timeline.pandemic is not None
    assert [one.event for one in timeline.undated] == ["A party"]


def test_partners_are_sorted_by_the_words_of_their_names() -> None:
    found = vale().partners
    assert found is not None
    assert [one.kind for one in found.partners] == ["health", "voluntary", "research", "other"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("The surgery", "health"),
        ("Hill clinic", "health"),
        ("Vale parish", "council"),
        ("The parish church", "voluntary"),
        ("A food bank", "voluntary"),
        ("Trussell Trust and an energy company", "voluntary"),
        ("Rotherham, Doncaster and South Humber NHS Foundation Trust", "health"),
        ("A brewery", "other"),
    ],
)
def test_the_kind_of_a_partner_is_read_from_its_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_what_the_files_do_not_hold_is_said() -> None:
    said = " ".join(vale(SERVICE._replace(figures=(), partners=())).left_out)
    assert "nothing on: figures, partners" in said
    assert "A party (when all was well)" in said
    assert "1 of 4 passages name no phase" in said
    assert "how it began" in said


def test_a_service_without_events_or_partners_has_no_such_picture() -> None:
    bare = vale(SERVICE._replace(events=(), partners=()))
    assert bare.timeline is None
    assert bare.partners is None
