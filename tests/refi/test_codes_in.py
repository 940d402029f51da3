"""Codebooks of others: nested, coloured, doubled, named as the frames name their codes."""

from __future__ import annotations

from typing import Any

import pytest

from cc_assistant.domain.coding import Code, Codebook, CodeRef
from cc_assistant.domain.import_report import Remark
from cc_assistant.errors import InputError
from cc_assistant.refi.reader import Wanted, read_codebook_file
from tests.refi.made import NOW, frames, guid

SPACE = "urn:QDA-XML:codebook:1.0"


def qdc(codes: str, sets: str = "", *, space: str = SPACE, bom: bool = False) -> bytes:
    xml = f'<?xml version="1.0"?><CodeBook xmlns="{space}"><Codes>{codes}</Codes>{sets}</CodeBook>'
    return xml.encode("utf-8-sig" if bom else "utf-8")


def code(number: int, name: str, inside: str = "", **also: str) -> str:
    more = " ".join(f'{key}="{value}"' for key, value in ({"isCodable": "true"} | also).items())
    return f'<Code guid="{guid(number)}" name="{name}" {more}>{inside}</Code>'


def read(data: bytes, **how: Any) -> tuple[Codebook, tuple[Remark, ...]]:
    return read_codebook_file(data, Wanted(NOW, **how))


def places(book: Codebook) -> list[tuple[str, str | None]]:
    return [(one.id, one.parent) for one in book.codes]


def test_nested_codes_with_colours_and_descriptions() -> None:
    inside = "<Description>Being relied on</Description>" + code(2, "Early", color="#abc", isCodable="false")
    book, remarks = read(qdc(code(1, "Trust", inside, color="#FF8800")))
    assert book.codes == (
        Code(id="trust", name="Trust", description="Being relied on", colour="#ff8800"),
        Code(id="early", name="Early", parent="trust", colour="#aabbcc", codable=False),
    )
    assert remarks == ()


def test_taguette_writes_flat_codes_with_paths_for_names() -> None:
    book, _ = read(qdc(code(1, "trust.early") + code(2, "trust.late"), bom=True))
    assert [one.name for one in book.codes] == ["trust.early", "trust.late"]


def test_codes_side_by_side_get_names_of_their_own() -> None:
    book, remarks = read(qdc(code(1, "Trust") + code(2, "trust") + code(3, "")))
    assert [one.name for one in book.codes] == ["Trust", "trust (2)", "Code without a name"]
    assert [remark.what for remark in remarks] == ["changed", "changed"]


def test_codes_that_are_there_already_are_taken_for_the_same() -> None:
    known = Codebook(codes=(Code(id="trust", name="TRUST"), Code(id="x", name="Early", parent="trust")))
    inside = "<Description>told</Description>" + code(2, "Early") + code(3, "Late")
    book, _ = read(qdc(code(1, "Trust", inside)), known=known)
    assert places(book) == [("trust", None), ("x", "trust"), ("late", "trust")]
    assert book.codes[0].description == "told"


def test_sets_and_colours_that_are_none_are_named() -> None:
    sets = f'<Sets><Set guid="{guid(9)}" name="Money"><MemberCode guid="{guid(1)}"/></Set></Sets>'
    _, remarks = read(qdc(code(1, "Trust", color="red"), sets))
    assert [(remark.what, remark.name) for remark in remarks] == [("dropped", "Trust"), ("dropped", "Money")]


def test_names_of_the_frames_stay_codes_of_ones_own_unless_asked() -> None:
    codes = code(1, "Culture") + code(2, "Tension for change")
    book, remarks = read(qdc(codes), frames=frames())
    assert [one.name for one in book.codes] == ["Culture", "Tension for change"]
    assert remarks == ()


def test_names_of_the_frames_new_and_old_are_taken_for_them_when_asked() -> None:
    codes = (
        code(1, "Inner Setting", code(2, "C.2 Culture", code(3, "Blame")) + code(4, "tension for change"))
        + code(5, "Collective action", code(6, "Skill-set workability"))
        + code(7, "Design Quality &amp; Packaging")
        + code(8, "Cost")
        + code(9, "Individual appraisal")
    )
    book, remarks = read(qdc(codes), frames=frames(), by_name=True)
    told = {remark.name: remark.why for remark in remarks}
    assert "cfir:inner-setting.culture" in told["C.2 Culture"]
    assert "cfir:inner-setting.tension-for-change" in told["tension for change"]
    assert "npt:collective-action.skill-set-workability" in told["Skill-set workability"]
    assert "npt:reflexive-monitoring.individual-appraisal" in told["Individual appraisal"]
    assert "cfir:innovation.design" in told["Design Quality & Packaging"]
    assert "several codes" in told["Cost"]
    assert [(one.name, one.codable) for one in book.codes] == [
        ("Inner Setting", True),
        ("C.2 Culture", False),
        ("Blame", True),
        ("Collective action", True),
        ("Cost", True),
    ]


def test_every_code_of_the_frames_is_found_by_its_name() -> None:
    for one in frames().codes:
        if one.ref:
            found = frames().named(one.name)
            assert found is not None
            assert found.ref == one.ref
    assert frames().named("Nothing of the kind") is None
    named = frames().named("Implementation Climate")
    assert named is None or named.ref != CodeRef(frame="cfir", id="inner-setting.culture")


def test_what_is_no_codebook_is_refused() -> None:
    with pytest.raises(InputError, match="holds no codebook"):
        read(b"<html/>")
