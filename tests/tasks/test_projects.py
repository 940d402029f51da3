"""Projects of other programs in packs: imported, imported again, written, and refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cc_assistant.coding.codebook import with_code, with_coder
from cc_assistant.domain.coding import Codebook, CodeRef, Coding
from cc_assistant.domain.document import Details
from cc_assistant.domain.import_report import ImportReport
from cc_assistant.domain.library import Library
from cc_assistant.errors import NotFound
from cc_assistant.ingest.limits import Limits
from cc_assistant.tasks.coding_bench import CodingBench
from cc_assistant.tasks.importing import Importing
from cc_assistant.tasks.projects import Projects
from tests.ingest import made
from tests.refi.made import LINES_XML, NOW, Zip, coded, project, selection, source

ROOT = Path(__file__).parents[2]
TALK = "Interviewer: How was it?\nMaya: It was slow at first.\nInterviewer: And then?\nMaya: Then it grew."


class Desk:
    """A root of packs with all that is wanted for projects."""

    def __init__(self, root: Path, limits: Limits | None = None) -> None:
        self.root = root
        packs = (ROOT / "knowledge",)
        self.bench = CodingBench(root, lambda: packs, library=_no_library, now=lambda: NOW)
        self.projects = Projects(
            root, self.bench, packs=lambda: packs, origin="CC Assistant 1", limits=limits
        )
        self.importing = Importing(
            root, codings=self.bench.for_import, projects=self.projects.take, now=lambda: NOW
        )

    def take(self, file: Path, pack: str = "talks", *, by_name: bool = False) -> ImportReport:
        return self.projects.import_file(file, pack, by_name=by_name)

    def state(self, pack: str = "talks") -> tuple[object, ...]:
        folder = self.root / pack
        return self.bench.documents(folder), self.bench.codings(folder), self.bench.codebook(folder)

    def codings(self, pack: str = "talks") -> tuple[Coding, ...]:
        return self.bench.codings(self.root / pack)

    def codebook(self, pack: str = "talks") -> Codebook:
        return self.bench.codebook(self.root / pack)


def _no_library() -> Library:
    raise AssertionError("no library is wanted here")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "packs")


def saved(path: Path, members: Zip) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in members.names:
            archive.writestr(name, members.read(name))
    return path


def study(path: Path, text: str = TALK, *on: str) -> Path:
    return saved(
        path,
        project(source(coded(text, *(on or ("slow at first", "grew")))), {"Sources/a.txt": text.encode()}),
    )


def test_a_project_becomes_a_pack_with_turns_codes_and_codings(desk: Desk, tmp_path: Path) -> None:
    report = desk.take(study(tmp_path / "study.qdpx"))
    (file,) = report.files
    assert (file.outcome, file.document, file.counts["codings"], file.counts["turns"]) == (
        "new",
        "interview-1",
        2,
        4,
    )
    (document,) = desk.bench.documents(desk.root / "talks")
    assert [speaker.name for speaker in document.speakers] == ["Interviewer", "Maya"]
    assert [speaker.interviewer for speaker in document.speakers] == [True, False]
    assert document.source.kind == "interview"
    assert [coding.words for coding in desk.codings()] == ["slow at first", "grew"]
    assert all(document.text[one.start : one.end] == one.words for one in desk.codings())
    assert [code.name for code in desk.codebook().codes] == ["Trust", "Funding"]
    assert [coder.name for coder in desk.codebook().coders] == ["Anna"]


def test_importing_again_changes_nothing_and_keeps_own_codings(desk: Desk, tmp_path: Path) -> None:
    file = study(tmp_path / "study.qdpx")
    desk.take(file)
    document = desk.bench.documents(desk.root / "talks")[0]
    with desk.bench.journal(desk.root / "talks", "Ben") as journal:
        at = document.text.index("And then")
        journal.code(document, at, at + 8, [CodeRef(frame="cfir", id="inner-setting.culture")], NOW)
    before = desk.state()
    assert [one.outcome for one in desk.take(file).files] == ["unchanged"]
    assert desk.state() == before


def test_a_newer_state_brings_its_codings_and_moves_those_made_here(desk: Desk, tmp_path: Path) -> None:
    desk.take(study(tmp_path / "study.qdpx"))
    document = desk.bench.documents(desk.root / "talks")[0]
    with desk.bench.journal(desk.root / "talks", "Ben") as journal:
        at = document.text.index("And then")
        journal.code(document, at, at + 8, [CodeRef(frame="own", id="trust")], NOW)
    longer = TALK.replace("How was it?", "How was it at the very beginning?")
    report = desk.take(study(tmp_path / "study.qdpx", longer, "slow at first", "grew", "very beginning"))
    assert [one.outcome for one in report.files] == ["updated"]
    (document,) = desk.bench.documents(desk.root / "talks")
    assert sorted(one.words for one in desk.codings()) == [
        "And then",
        "grew",
        "slow at first",
        "very beginning",
    ]
    assert all(document.text[one.start : one.end] == one.words for one in desk.codings())


def test_a_pack_written_and_read_into_another_is_the_same(desk: Desk, tmp_path: Path) -> None:
    talk = tmp_path / "p3.txt"
    talk.write_text(made.TALK, encoding="utf-8")
    desk.importing.import_files([talk], "talks", Details(phase=("operation",), role="link worker"))
    folder = desk.root / "talks"
    document = desk.bench.documents(folder)[0]
    book, trust = with_code(desk.bench.codebook(folder), "Trust", colour="#336699")
    book, _ = with_coder(book, "Anna B.")
    desk.bench.keep_codebook(folder, book)
    first = document.units[-1]
    with desk.bench.journal(folder, "Anna B.") as journal:
        journal.code(
            document,
            first.start,
            first.end,
            [CodeRef(frame="own", id=trust.id)],
            NOW,
            memo="a\n\nb",
            key=True,
        )
        codes = [CodeRef(frame="npt", id="cognitive-participation.enrolment")]
        journal.code(document, first.start, first.start + 5, codes, NOW, direction="barrier")
    out = tmp_path / "out.qdpx"
    out.write_bytes(desk.projects.export("talks", "qdpx"))
    assert [one.outcome for one in desk.take(out).files] == ["unchanged"]
    other = Desk(tmp_path / "elsewhere")
    other.take(out)
    documents, _, codebook = desk.state()
    again = other.state()
    assert (again[0], again[2]) == (documents, codebook)
    assert [one.model_copy(update={"id": ""}) for one in other.codings()] == [
        one.model_copy(update={"id": ""}) for one in desk.codings()
    ]
    assert other.projects.export("talks", "qdc") == desk.projects.export("talks", "qdc")


def test_beside_the_pack_that_it_came_from_a_project_becomes_the_same_under_other_ids(
    desk: Desk, tmp_path: Path
) -> None:
    talk = tmp_path / "p3.txt"
    talk.write_text(made.TALK, encoding="utf-8")
    reference = tmp_path / "a.ris"
    reference.write_text("TY  - BOOK\nTI  - A book without words\nAU  - Li, Wei\nPY  - 2019\nER  - \n")
    desk.importing.import_files([talk, reference], "talks", Details(role="link worker"))
    folder = desk.root / "talks"
    document = next(one for one in desk.bench.documents(folder) if one.text)
    with desk.bench.journal(folder, "AB") as journal:
        words = document.units[-1]
        journal.code(
            document, words.start, words.end, [CodeRef(frame="npt", id="coherence.internalization")], NOW
        )
    out = tmp_path / "out.qdpx"
    out.write_bytes(desk.projects.export("talks", "qdpx"))
    report = desk.projects.import_file(out, "partner")
    assert [(one.outcome, one.document) for one in report.files] == [
        ("new", "a-book-without-words-2"), ("new", "p3-2")
    ]  # fmt: skip
    theirs = {one.id.removesuffix("-2"): one for one in desk.bench.documents(desk.root / "partner")}
    for ours in desk.bench.documents(folder):
        copy = theirs[ours.id]
        assert (copy.units, copy.speakers, copy.details, copy.form) == (
            ours.units, ours.speakers, ours.details, ours.form
        )  # fmt: skip
        assert [cut.id for cut in copy.cuts] == [
            f"{copy.id}{cut.id.removeprefix(ours.id)}" for cut in ours.cuts
        ]
        assert copy.source.model_copy(update={"id": ours.id}) == ours.source
    (coding,) = desk.bench.codings(desk.root / "partner")
    assert (coding.document, coding.words) == ("p3-2", document.text[words.start : words.end])
    again = desk.projects.import_file(out, "partner")
    assert [one.outcome for one in again.files] == ["unchanged", "unchanged"]


def test_a_codebook_is_joined_to_the_one_that_is_there(desk: Desk, tmp_path: Path) -> None:
    desk.take(study(tmp_path / "study.qdpx"))
    file = tmp_path / "codes.qdc"
    file.write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="x" name="trust" isCodable="true">'
        '<Code guid="y" name="Culture" isCodable="true"/></Code></Codes></CodeBook>'
    )
    report = desk.take(file, by_name=True)
    assert [(one.outcome, one.counts) for one in report.files] == [("unchanged", {})]
    assert "taken for cfir:inner-setting.culture" in report.files[0].remarks[0].why
    report = desk.take(file)
    assert [(one.outcome, one.counts) for one in report.files] == [("updated", {"new codes": 1})]
    assert [(code.name, code.parent) for code in desk.codebook().codes][-1] == ("Culture", "trust")


def test_import_takes_projects_among_other_files(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    study(folder / "a.qdpx")
    (folder / "b.qdpx").write_bytes(b"PK\x03\x04 cut short")
    (folder / "c.txt").write_text("A plain page about the service. It is short.")
    report = desk.importing.import_files([folder], "talks", Details(phase=("operation",)))
    assert [(one.outcome, one.document) for one in report.files] == [
        ("new", "interview-1"),
        ("refused", None),
        ("new", "c"),
    ]
    assert {document.details.phase for document in desk.bench.documents(desk.root / "talks")} == {
        ("operation",)
    }


def test_hostile_files_are_refused_and_leave_no_trace(desk: Desk, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.qdpx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", b"<Project>" + b" " * 300_000_000)
    outside = saved(tmp_path / "outside.qdpx", Zip({"../../evil": b"x", "project.qde": b"<Project/>"}))
    laughs = saved(
        tmp_path / "laughs.qdpx", Zip({"project.qde": b'<!DOCTYPE a [<!ENTITY b "c">]><Project/>'})
    )
    deep = tmp_path / "deep.qdc"
    deep.write_bytes(b"<CodeBook>" * 100_000)
    wrong = tmp_path / "wrong.qdpx"
    wrong.write_text("no archive at all")
    told = [desk.take(file).files[0] for file in (bomb, outside, laughs, deep, wrong)]
    assert [one.outcome for one in told] == ["refused"] * 5
    for one, why in zip(
        told, ("times its size", "leads outside", "document type", "nests too deep", "damaged"), strict=True
    ):
        assert why in one.why
    assert desk.state() == ([], (), Codebook())


def test_reading_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "packs", Limits(seconds=0.001))
    (told,) = desk.take(study(tmp_path / "study.qdpx")).files
    assert "takes more than" in told.why


def test_what_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no file"):
        desk.take(tmp_path / "none.qdpx")
    with pytest.raises(NotFound, match="no pack 'none'"):
        desk.projects.export("none", "qdpx")


def test_positions_of_another_program_are_told_in_the_report(desk: Desk, tmp_path: Path) -> None:
    counted = LINES_XML.replace("\n", "\r\n")
    at = counted.index("trust grew")
    file = saved(
        tmp_path / "nvivo.qdpx",
        project(source(selection(at, at + 10)), {"Sources/a.txt": LINES_XML.encode()}),
    )
    (told,) = desk.take(file).files
    assert [one.words for one in desk.codings()] == ["trust grew"]
    assert [(remark.what, remark.count) for remark in told.remarks] == [("moved", 1)]
