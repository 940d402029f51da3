"""Packs are read to one library, or to every fault in them at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cc_assistant.errors import KnowledgeError
from cc_assistant.knowledge.loading import check, load_library, survey
from tests.knowledge.packs import TINY, PackUnderTest

DOCUMENT = """\
source:
  id: interview-7
  title: Interview 7
  authors: [not shown]
  year: 2024
  container: null
  doi: null
  url: null
  kind: qualitative-study
  country: [England]
  setting: null
  sample: null
  licence: null
  read: full-text
excerpts:
  - id: interview-7-001
    locator: Turn 12
    text: I ring them on Mondays.
    themes: [trust]
    cfir: [innovation.design]
"""
OWN_MANIFEST = """\
id: own
title: Our interviews
version: "1"
licence: not to be passed on
sensitivity: confidential
description: Interviews of our service.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack of documents only, as a user makes one."""
    folder = tmp_path / "own"
    (folder / "evidence").mkdir(parents=True)
    (folder / "pack.yaml").write_text(OWN_MANIFEST)
    (folder / "evidence" / "interview-7.yaml").write_text(DOCUMENT)
    return folder


def test_a_pack_becomes_a_library() -> None:
    library = load_library([TINY])
    assert [pack.id for pack in library.packs] == ["tiny"]
    assert set(library.source_by_id) == {"smith2020", "jones2021"}
    passage = library.passage_by_id["smith2020-01"]
    assert passage.source == "smith2020"
    assert passage.pack == "tiny"
    assert passage.text == "Twelve walkers were rung each week. They kept walking."
    assert passage.phase == ("operation",)
    assert passage.asks == ("Does ringing people help?",)
    assert library.passage_by_id["jones2021-01"].claim is None
    assert library.source_by_id["jones2021"].country == ("NO",)
    assert library.same_findings == (("smith2020-01", "smith2020-02"),)


def test_a_library_written_as_json_is_read_back_the_same() -> None:
    library = load_library([TINY])
    assert type(library).model_validate_json(library.model_dump_json()) == library


def test_a_pack_of_documents_takes_frames_and_themes_from_the_pack_before_it(own: Path) -> None:
    library = load_library([TINY, own])
    assert [pack.sensitivity for pack in library.packs] == ["public", "confidential"]
    assert library.passage_by_id["interview-7-001"].pack == "own"
    assert library.themes is not None
    assert library.glossary is not None
    assert len(library.sources) == 3


def test_a_pack_of_documents_alone_misses_the_pack_that_has_the_codes(own: Path) -> None:
    messages = {fault.message for fault in check([own]).faults}
    assert messages == {
        f"{named}, but no pack here has any: name the pack that has them too"
        for named in ("'trust' names a theme", "'innovation.design' names a CFIR construct")
    }


def test_a_pack_is_checked_against_others_whose_own_faults_and_counts_are_left_out(
    own: Path, pack: PackUnderTest
) -> None:
    pack.change("evidence/jones2021.yaml", "kind: guidance", "kind: guide")
    (own / "evidence" / "interview-7.yaml").write_text(DOCUMENT.replace("[trust]", "[trust, truts]"))
    report = check([own], against=[pack.folder, own])
    assert [(Path(fault.file).name, fault.message, fault.nearest) for fault in report.faults] == [
        ("interview-7.yaml", "there is no theme 'truts'", "trust")
    ]
    assert report.counts == {"packs": 1, "sources": 1, "excerpts": 1}


def test_of_two_packs_with_themes_the_first_provides_them_and_the_other_is_told(
    tmp_path: Path, own: Path
) -> None:
    (own / "themes.yaml").write_text((TINY / "themes.yaml").read_text().replace("By telephone.", "By post."))
    report = check([TINY, own])
    assert report.faults == ()
    assert report.notes == (f"{own / 'themes.yaml'} is not used: a pack named before it has one.",)
    themes = load_library([TINY, own]).themes
    assert themes is not None
    assert themes.theme_by_id["remote"].description == "By telephone."


def test_a_source_that_two_packs_have_is_told(own: Path) -> None:
    shutil.copy(TINY / "evidence" / "jones2021.yaml", own / "evidence")
    faults = check([TINY, own]).faults
    assert {fault.file for fault in faults} == {str(own / "evidence" / "jones2021.yaml")}
    assert f"the source 'jones2021' is given twice: first in {TINY / 'evidence' / 'jones2021.yaml'}" in {
        fault.message for fault in faults
    }


def test_all_faults_come_at_once_from_all_files(pack: PackUnderTest) -> None:
    pack.change("evidence/smith2020.yaml", "direction: barrier", "direction: barier")
    pack.change("evidence/smith2020.yaml", "kind: qualitative-study", "kind: qualitative")
    pack.change("evidence/jones2021.yaml", "themes: [trust]", "themes: [trst]")
    pack.change("themes.yaml", "- id: remote", "- id: [remote")
    with pytest.raises(KnowledgeError) as caught:
        load_library([pack.folder])
    told = [
        (Path(fault.file).name, fault.line, fault.message.split(" is ")[0]) for fault in caught.value.faults
    ]
    assert told == [
        ("jones2021.yaml", 19, "there"),
        ("smith2020.yaml", 9, "'qualitative'"),
        ("smith2020.yaml", 36, "'barier'"),
        ("themes.yaml", 5, "expected ',' or ']': the list"),
    ]
    assert str(caught.value).startswith("4 faults, the first: ")


def test_ids_of_a_file_that_cannot_be_read_are_not_missed(pack: PackUnderTest) -> None:
    pack.change("evidence/smith2020.yaml", "title: Walking together", "title: Walking: together")
    fault = pack.fault()
    assert (fault.line, fault.message) == (3, "a text with ': ' in it has to stand in quotes")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty: fill it or delete it"),
        (b"# only a comment\n", "the file is empty: fill it or delete it"),
        (b"just words", "expected fields ('name: value'), found 'just words'"),
        (b"- a\n- b\n", "expected fields ('name: value'), found a list"),
    ],
)
def test_a_file_of_another_shape_is_told(pack: PackUnderTest, content: bytes, message: str) -> None:
    pack.write("evidence/other.yaml", content)
    assert pack.fault().message == message


@pytest.mark.parametrize(
    ("file", "nearest"),
    [
        ("theme.yml", "themes.yaml"),
        ("evidence/smith/smith2021.yaml", "evidence/smith2021.yaml"),
        ("Cases/park.yaml", "cases/park.yaml"),
    ],
)
def test_a_file_that_no_pack_has_is_told_with_the_name_that_comes_nearest(
    pack: PackUnderTest, file: str, nearest: str
) -> None:
    pack.write(file, "a: 1")
    fault = pack.fault()
    assert (fault.file, fault.message, fault.nearest) == (file, "no file of a pack has this name", nearest)


def test_a_source_in_a_file_of_another_name_is_told(pack: PackUnderTest) -> None:
    (pack.folder / "evidence" / "jones2021.yaml").rename(pack.folder / "evidence" / "jones.yaml")
    assert pack.fault().message == "'jones2021' is in the file jones.yaml: name the file jones2021.yaml"


def test_hidden_files_and_notes_beside_the_knowledge_are_left_alone(pack: PackUnderTest) -> None:
    pack.write("evidence/._smith2020.yaml", b"\x00\x05\x16\x07")
    pack.write("evidence/notes.txt", "a: b: c")
    pack.write("README.md", "# Notes")
    assert pack.faults() == ()


def test_a_folder_that_is_not_there_and_one_that_is_no_pack_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    report = check([tmp_path / "empty", tmp_path / "nowhere"])
    assert [(Path(fault.file).name, fault.message) for fault in report.faults] == [
        ("empty", "not a pack: it has no pack.yaml, the file that says what the pack is"),
        ("nowhere", "there is no such folder"),
    ]


def test_a_file_that_cannot_be_read_is_told(pack: PackUnderTest) -> None:
    (pack.folder / "evidence" / "folder.yaml").mkdir()
    assert pack.fault().message.startswith("cannot be read: ")


def test_windows_line_ends_and_byte_order_marks_make_the_same_library(pack: PackUnderTest) -> None:
    for path in pack.folder.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_library([pack.folder]) == load_library([TINY])


def test_a_report_counts_what_is_there() -> None:
    counts = check([TINY]).counts
    assert counts["sources"] == 2
    assert counts["excerpts"] == 3
    assert counts["conditions"] == 12
    assert counts["portraits"] == 1


FILES = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*.yaml"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_a_file_ends_in_anything_but_faults(pack: PackUnderTest, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(FILES))
    content = (TINY / file).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 40, len(content))))
    noise = data.draw(
        st.binary(max_size=4) | st.sampled_from([b"\n", b"- ", b": ", b"[", b"null", b"{a: b}", b"\t"])
    )
    pack.write(file, content[:start] + noise + content[end:])
    for fault in pack.faults():
        assert fault.message
        assert str(fault)
    pack.write(file, content)


def test_each_pack_is_told_with_its_own_counts_and_faults(own: Path, pack: PackUnderTest) -> None:
    pack.change("evidence/jones2021.yaml", "kind: guidance", "kind: guide")
    main, mine = survey({pack.folder: "the program", own: "the setting 'packs'"})
    assert (main.manifest and main.manifest.id, mine.manifest and mine.manifest.id) == ("tiny", "own")
    assert (main.origin, mine.origin) == ("the program", "the setting 'packs'")
    assert [fault.nearest for fault in main.report.faults] == ["guidance"]
    assert mine.report.faults == ()
    assert mine.report.counts == {"packs": 1, "sources": 1, "excerpts": 1}


def test_a_pack_whose_manifest_cannot_be_read_is_told_all_the_same(own: Path, tmp_path: Path) -> None:
    (own / "pack.yaml").write_text("id: [")
    broken, missing = survey({own: "", tmp_path / "nowhere": ""})
    assert broken.manifest is None
    assert "pack.yaml" in {Path(fault.file).name for fault in broken.report.faults}
    assert missing.report.faults[0].message == "there is no such folder"
