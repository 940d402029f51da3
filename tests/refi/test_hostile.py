"""Files that mean harm, or are none: refused with a reason, quickly."""

from __future__ import annotations

import pytest

from cc_assistant.errors import InputError
from cc_assistant.refi.xml_tree import DEEPEST, parse
from tests.refi.made import LINES_XML, Zip, only, project, read, selection, source, words

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(
        b'<!ENTITY lol%d "%s">' % (n, b"&lol%d;" % (n - 1) * 10 if n > 1 else b"&lol;" * 10)
        for n in range(1, 10)
    )
    + b"]><Project>&lol9;</Project>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project>&x;</Project>'


@pytest.mark.parametrize(
    "xml", [LAUGHS, OUTSIDE, LAUGHS.decode().encode("utf-16")], ids=["laughs", "outside", "utf-16"]
)
def test_entities_are_refused_before_any_is_resolved(xml: bytes) -> None:
    with pytest.raises(InputError, match="declares a document type"):
        read(Zip({"project.qde": xml}))


def test_xml_without_end_of_nesting_is_refused() -> None:
    with pytest.raises(InputError, match="nests too deep"):
        parse(b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1))
    with pytest.raises(InputError, match="damaged or cut short at line 1"):
        parse(b"<a><b></a>")
    with pytest.raises(InputError, match="damaged"):
        parse(b"")


def test_an_archive_without_a_project_is_told() -> None:
    with pytest.raises(InputError, match=r"holds no project\.qde"):
        read(Zip({"word/document.xml": b""}))
    with pytest.raises(InputError, match="holds no project"):
        read(Zip({"project.qde": b"<html/>"}))


def test_a_project_by_another_name_in_a_folder_is_found() -> None:
    held = project(source(selection(0, 5)), {"Study/Sources/a.txt": LINES_XML.encode()})
    moved = Zip({"Study/My Study.QDE": held.read("project.qde"), "Study/Sources/a.txt": LINES_XML.encode()})
    assert words(only(moved)) == ["First"]


@pytest.mark.parametrize(
    "path",
    ["internal://../../etc/passwd", "absolute:///etc/passwd", "internal://%2e%2e/x", "", "internal://"],
)
def test_paths_lead_to_members_only(path: str) -> None:
    found = read(project(source(selection(0, 5), path=path)))
    assert found.documents == ()
    assert {remark.what for remark in found.remarks} == {"dropped", "lost"}


@pytest.mark.parametrize("numbers", [("-5", "3"), ("5", "5"), ("9", "2"), ("1e999", "x"), ("", "")])
def test_positions_that_are_none_are_lost_by_name(numbers: tuple[str, str]) -> None:
    one = selection(7, 8).replace('startPosition="7"', f'startPosition="{numbers[0]}"')
    one = one.replace('endPosition="8"', f'endPosition="{numbers[1]}"')
    found = only(project(source(one), {"a.txt": LINES_XML.encode()}))
    assert found.codings == ()
    assert [remark.what for remark in found.remarks] == ["lost"]


def test_loops_of_notes_and_cases_that_name_nothing_are_passed_over() -> None:
    inside = (
        '<Cases><Case guid="x"><SourceRef targetGUID="y"/><SelectionRef targetGUID="z"/></Case></Cases>'
        + source(selection(0, 5, more='<NoteRef targetGUID="nowhere"/>'))
        + '<Notes><Note guid="n"><NoteRef targetGUID="n"/></Note></Notes>'
        + '<Links><Link guid="l" originGUID="n" targetGUID="n"/></Links>'
    )
    assert words(only(project(inside, {"a.txt": LINES_XML.encode()}))) == ["First"]


def test_a_text_that_is_not_utf_8_is_read_and_told() -> None:
    found = only(project(source(selection(0, 4)), {"a.txt": "Café – trust".encode("cp1252")}))
    assert words(found) == ["Café"]
    assert "not UTF-8" in found.remarks[0].why
