"""Importing: from files to documents of a pack, again and again, with their codings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cc_assistant.coding.journal import Journal, journal_file, read_codings
from cc_assistant.coding.pack_codings import PackCodings
from cc_assistant.domain.coding import CodeRef, Coding
from cc_assistant.domain.document import Details, Document
from cc_assistant.errors import Cancelled, NotFound, UsageError
from cc_assistant.knowledge.fingerprint import codes_on_documents, fingerprint
from cc_assistant.knowledge.loading import check, load_library
from cc_assistant.knowledge.lookup import find_passage
from cc_assistant.render.import_text import report_lines
from cc_assistant.tasks.importing import Importing
from tests.ingest import made
from tests.knowledge.packs import TINY

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Kept:
    """The codings of one pack, in memory."""

    def __init__(self) -> None:
        self.codings: list[Coding] = []

    def of(self, document: str) -> Sequence[Coding]:
        return [coding for coding in self.codings if coding.document == document]

    def replace(self, removed: Sequence[Coding], added: Sequence[Coding]) -> None:
        self.codings = [coding for coding in self.codings if coding not in removed] + list(added)

    move = replace


@pytest.fixture
def codings() -> Kept:
    return Kept()


@pytest.fixture
def importing(tmp_path: Path, codings: Kept) -> Importing:
    return Importing(
        tmp_path / "packs", packs=lambda: (TINY,), codings=lambda _pack: codings, now=lambda: NOW
    )


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "p3.txt"
    path.write_text(made.TALK, encoding="utf-8")
    return path


def code(document: Document, words: str, name: str) -> Coding:
    start = document.text.index(words)
    return Coding(
        id=name,
        document=document.id,
        start=start,
        end=start + len(words),
        words=words,
        code=CodeRef(frame="cfir", id="inner-setting.culture"),
        coder="ab",
        made=NOW,
    )


def test_a_folder_is_taken_in_and_each_file_told(tmp_path: Path, importing: Importing, talk: Path) -> None:
    folder = tmp_path / "files"
    (folder / "deep").mkdir(parents=True)
    talk.rename(folder / "p3.txt")
    (folder / "deep" / "copy.txt").write_text(made.TALK, encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / ".hidden").write_text("x")
    (folder / "words.docx").write_bytes(made.docx_bytes("The first words.", "More words."))
    report = importing.import_files([folder], "Our interviews")
    told = {file.file: (file.outcome, file.document) for file in report.files}
    assert told == {
        "files/bad.pdf": ("refused", None),
        "files/deep/copy.txt": ("new", "copy"),
        "files/p3.txt": ("duplicate", None),
        "files/words.docx": ("new", "words"),
    }
    assert report.pack == "our-interviews"
    assert report.refused[0].why.startswith("It is damaged")
    copied = report.files[1]
    assert copied.counts == {"paragraphs": 1, "turns": 5, "speakers": 2, "passages": 3}


def test_passages_are_verbatim_with_their_place_and_what_is_said_of_them(
    tmp_path: Path, importing: Importing, talk: Path
) -> None:
    details = Details(case="hill", phase=("operation",), perspective=("link-worker",), pandemic="during")
    importing.import_files([talk], "ours", details)
    importing.say(
        "p3", speaker="Anna", of_speaker={"perspective": "manager", "attributes": {"phase": "initiation"}}
    )
    library = load_library([TINY, tmp_path / "packs" / "ours"])
    passage = library.passage_by_id["p3-003"]
    assert passage.text == (
        "Everything went on the phone overnight. Older clients who had no smartphone were lost to us for "
        "weeks, and I rang them one by one. [laughs]"
    )
    assert passage.claim is None
    assert passage.locator == "turn 4, Anna, 00:01:44"
    assert passage.asks == ("What happened when COVID came?",)
    assert (passage.case, passage.pandemic) == ("hill", "during")
    assert (passage.phase, passage.perspective) == (("initiation",), ("manager",))
    assert (passage.pack, passage.source) == ("ours", "p3")
    assert library.source_by_id["p3"].kind == "interview"
    assert library.packs[-1].sensitivity == "confidential"


def test_the_same_file_again_changes_nothing_and_new_words_about_it_do(
    importing: Importing, talk: Path
) -> None:
    importing.import_files([talk], "ours", Details(case="hill"))
    assert importing.import_files([talk], "ours").files[0].outcome == "unchanged"
    report = importing.import_files([talk], "ours", Details(phase=("operation",)))
    assert report.files[0].outcome == "updated"
    details = importing.document("p3").document.details
    assert (details.case, details.phase) == ("hill", ("operation",))


def test_the_same_words_in_another_form_are_told(importing: Importing, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One thing.\n\nAnother thing.\n")
    (tmp_path / "a.md").write_text("One thing.\n\nAnother thing.\n\n\n")
    report = importing.import_files([tmp_path / "a.txt", tmp_path / "a.md"], "ours")
    assert [one.outcome for one in report.files] == ["new", "new"]
    assert "the words are those of a, which came from a.txt" in report.files[1].remarks[-1].why


def test_a_changed_file_keeps_ids_codings_and_what_was_said(
    importing: Importing, codings: Kept, talk: Path
) -> None:
    importing.import_files([talk], "ours", Details(consent="to quotes"))
    importing.say("p3", speaker="Anna", of_speaker={"role": "link worker"})
    before = importing.document("p3").document
    codings.codings = [
        code(before, "no smartphone", "ab-1"),
        code(before, "about six months", "ab-2"),
        code(before, "nothing, really", "ab-3"),
    ]
    changed = made.TALK.replace("about six months", "nearly a year").replace("Thank you.", "Thanks for that.")
    changed = changed.replace(
        "Anna: We started with nothing, really.", "Anna: There was nothing, really, at all."
    )
    talk.write_text(changed, encoding="utf-8")
    report = importing.import_files([talk], "ours").files[0]
    after = importing.document("p3").document
    assert (report.outcome, report.document) == ("updated", "p3")
    assert after.details.consent == "to quotes"
    assert after.speaker_by_id["anna"].role == "link worker"
    assert [entry.id for entry in after.cuts] == ["p3-001", "p3-004", "p3-003"]
    assert {coding.id for coding in codings.codings} == {"ab-1", "ab-3"}
    assert all(after.text[coding.start : coding.end] == coding.words for coding in codings.codings)
    assert [(remark.what, remark.name) for remark in report.remarks] == [
        ("dropped", "passages"),
        ("lost", "ab-2: ‘about six months’"),
        ("moved", "ab-3: ‘nothing, really’"),
    ]


def test_another_file_of_the_same_name_is_another_document(tmp_path: Path, importing: Importing) -> None:
    for site, words in (
        ("hill", "We began in spring with three people."),
        ("vale", "Nobody came to the first."),
    ):
        (tmp_path / site).mkdir()
        (tmp_path / site / "notes.txt").write_text(words)
    report = importing.import_files(
        [tmp_path / "hill" / "notes.txt", tmp_path / "vale" / "notes.txt"], "ours"
    )
    assert [file.document for file in report.files] == ["notes", "notes-2"]
    again = importing.import_files([tmp_path / "vale" / "notes.txt", tmp_path / "hill" / "notes.txt"], "ours")
    assert [(file.outcome, file.document) for file in again.files] == [
        ("unchanged", "notes-2"), ("unchanged", "notes")
    ]  # fmt: skip


def test_a_document_never_takes_the_id_of_a_source(tmp_path: Path, importing: Importing) -> None:
    (tmp_path / "smith2020.txt").write_text("Words of somebody else.")
    assert importing.import_files([tmp_path / "smith2020.txt"], "ours").files[0].document == "smith2020-2"


def test_stopping_keeps_what_was_imported(tmp_path: Path, importing: Importing) -> None:
    for number in range(4):
        (tmp_path / f"n{number}.txt").write_text(f"Words of number {number}.")

    def stop(stage: str, done: int, total: int) -> None:
        if "n2.txt (3 of 4)" in stage:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled, match=r"n2.txt: 2 documents are in the pack ours"):
        importing.import_files([tmp_path / f"n{n}.txt" for n in range(4)], "ours", progress=stop)
    assert [held.document.id for held in importing.documents("ours")] == ["n0", "n1"]


def test_who_asks_can_be_put_right_afterwards(importing: Importing, talk: Path) -> None:
    importing.import_files([talk], "ours")
    held = importing.say("p3", speaker="Anna", of_speaker={"interviewer": True})
    assert len(held.document.cuts) == 1
    held = importing.say("p3", speaker="Anna", of_speaker={"interviewer": False})
    assert [entry.id for entry in held.document.cuts] == ["p3-001", "p3-004", "p3-005"]


def test_passages_have_the_codes_that_people_put_on_their_words(
    tmp_path: Path, importing: Importing, talk: Path
) -> None:
    importing.import_files([talk], "ours")
    pack = tmp_path / "packs" / "ours"
    coding = code(importing.document("p3").document, "no smartphone", "ab-1")
    own = coding.model_copy(update={"id": "ab-2", "code": CodeRef(frame="own", id="lost")})
    library = load_library([TINY, pack], {"p3": [coding, own]})
    assert library.passage_by_id["p3-003"].cfir == ("inner-setting.culture",)
    assert library.passage_by_id["p3-002"].cfir == ()
    assert find_passage([pack], "p3-003", {"p3": [coding]})[0].cfir == ("inner-setting.culture",)
    plain, coded, own_too = (
        fingerprint([pack], codes_on_documents({"p3": found})) for found in ([], [coding], [coding, own])
    )
    assert plain == fingerprint([pack])
    assert coded != plain
    assert own_too == coded


def test_a_document_is_removed_with_its_codings(importing: Importing, codings: Kept, talk: Path) -> None:
    importing.import_files([talk], "ours")
    codings.codings = [code(importing.document("p3").document, "no smartphone", "ab-1")]
    importing.remove("p3")
    assert importing.documents() == []
    assert codings.codings == []
    assert talk.exists()


def test_survey_answers_know_their_row_question_and_who_answered(
    tmp_path: Path, importing: Importing
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(
        "ID,phase,What helped you most?\na1,operation,Somebody rang me every single week\n"
        "a2,,The walks in the park with the others\n"
    )
    report = importing.import_files([path], "ours")
    assert report.files[0].counts == {"rows": 2, "answers": 2, "passages": 2}
    library = load_library([tmp_path / "packs" / "ours"])
    first = library.passages[0]
    assert first.locator == "row 2, column ‘What helped you most?’"
    assert (first.asks, first.phase) == (("What helped you most?",), ("operation",))


def test_references_become_sources_of_the_pack(tmp_path: Path, importing: Importing) -> None:
    path = tmp_path / "a.ris"
    path.write_text(
        "TY  - JOUR\nTI  - Links that last\nER  - \n\nTY  - JOUR\nTI  - Others\nAB  - Words.\nER  - \n"
    )
    report = importing.import_files([path], "ours")
    assert [file.document for file in report.files] == ["links-that-last", "others"]
    library = load_library([tmp_path / "packs" / "ours"])
    assert len(library.sources) == 2
    assert [passage.id for passage in library.passages] == ["others-001"]
    assert {file.outcome for file in importing.import_files([path], "ours").files} == {"unchanged"}


def test_a_damaged_document_is_told_by_the_check(tmp_path: Path, importing: Importing, talk: Path) -> None:
    importing.import_files([talk], "ours")
    pack = tmp_path / "packs" / "ours"
    assert check([pack]).faults == ()
    file = pack / "documents" / "p3.json"
    file.write_text(file.read_text().replace('"cuts":[{"id"', '"cuts":[{"di"'))
    faults = check([pack]).faults
    assert len(faults) == 1
    assert "p3.json" in faults[0].file
    assert "damaged" in faults[0].message


def test_what_cannot_be_meant_is_refused_before_anything_is_read(importing: Importing, talk: Path) -> None:
    with pytest.raises(NotFound, match="no file"):
        importing.import_files([talk, talk.with_name("nowhere")], "ours")
    with pytest.raises(UsageError, match="no name"):
        importing.import_files([talk], "!")
    with pytest.raises(UsageError, match="One title"):
        importing.import_files([talk, talk], "ours", title="Both")
    assert importing.documents() == []


def test_every_report_is_kept_with_where_the_files_lay(importing: Importing, talk: Path) -> None:
    importing.import_files([talk], "talks")
    talk.write_text(made.TALK.replace("the new receptionist", "the new nurse"), encoding="utf-8")
    importing.import_files([talk], "talks")
    newest, oldest = importing.reports("talks")
    assert [report.files[0].outcome for report in (newest, oldest)] == ["updated", "new"]
    (held,) = importing.documents("talks")
    assert importing.place(held) == talk
    talk.unlink()
    assert importing.place(held) is None


def test_a_stopped_import_keeps_the_report_of_what_it_reached(
    tmp_path: Path, importing: Importing, talk: Path
) -> None:
    second = tmp_path / "p4.txt"
    second.write_text(made.TALK + "More.", encoding="utf-8")

    def stop(stage: str, done: int, total: int) -> None:
        if "2 of 2" in stage:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        importing.import_files([talk, second], "talks", progress=stop)
    (report,) = importing.reports("talks")
    assert report.stopped
    assert [file.document for file in report.files] == ["p3"]


def test_a_link_in_a_folder_that_leads_out_of_it_is_not_followed_and_what_is_no_file_is_told(
    tmp_path: Path, importing: Importing
) -> None:
    (tmp_path / "secret.txt").write_text("What nobody meant to import.")
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("Some words.")
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to(folder / "nothing.txt")
    (folder / "d").symlink_to(folder)
    found = {file.file: (file.outcome, file.why) for file in importing.import_files([folder], "Ours").files}
    assert {name: outcome for name, (outcome, _) in found.items()} == {
        "files/a.txt": "new",
        "files/b.txt": "refused",
        "files/c.txt": "refused",
    }
    assert "leads out of the folder" in found["files/b.txt"][1]


def test_many_references_of_one_file_are_told_in_one_line(tmp_path: Path, importing: Importing) -> None:
    file = tmp_path / "all.bib"
    file.write_text(
        "".join(f"@article{{k{n}, title={{Title {n}}}, abstract={{Words {n}.}}}}\n" for n in range(20))
    )
    (line,) = report_lines(importing.import_files([file], "Ours"))
    assert line.text == (f"New: {file} as 20 documents, title-0 to title-19: 20 paragraphs, 20 passages")


def test_codings_move_with_their_words_whatever_is_undone_afterwards_and_nobody_is_disturbed(
    tmp_path: Path,
) -> None:
    journals = tmp_path / "codings"
    ours = Importing(
        tmp_path / "packs",
        codings=lambda _pack: PackCodings(journals, lambda: NOW),
        now=lambda: NOW,
    )
    file = tmp_path / "a.txt"
    text = "P1: Some words.\nP2: The walks were good.\nP1: It ended here.\nP2: So it did."
    file.write_text(text)
    ours.import_files([file], "Ours")
    (held,) = ours.documents()
    culture = CodeRef(frame="cfir", id="inner-setting.culture")
    with Journal(journal_file(journals, "ab")) as journal:
        start = held.document.text.index("The walks")
        journal.code(held.document, start, start + len("The walks were good."), [culture], NOW)
        journal.change("ab-1", NOW, memo="why")
    file.write_text(text.replace("Some words", "Some more words"))
    with Journal(journal_file(journals, "ab")):
        (told,) = ours.import_files([file], "Ours").files
        assert told.outcome == "refused"
        assert "coding as ab" in told.why
    assert ours.documents() == [held]
    (told,) = ours.import_files([file], "Ours").files
    assert told.outcome == "updated"
    (after,) = ours.documents()

    def words() -> list[str]:
        return [after.document.text[one.start : one.end] for one in read_codings(journals)]

    assert words() == ["The walks were good."]
    with Journal(journal_file(journals, "ab")) as journal:
        journal.undo(NOW)
        assert [coding.memo for coding in journal.codings] == [""]
        assert words() == ["The walks were good."]
        journal.undo(NOW)
        assert not journal.codings
        journal.redo(NOW)
    assert words() == ["The walks were good."]


def test_codings_that_went_astray_are_put_right_by_the_next_import(
    tmp_path: Path, importing: Importing, codings: Kept, talk: Path
) -> None:
    importing.import_files([talk], "Ours")
    (held,) = importing.documents()
    right = code(held.document, "We started with nothing", "c1")
    codings.codings = [right.model_copy(update={"start": right.start + 7, "end": right.end + 7})]
    (told,) = importing.import_files([talk], "Ours").files
    assert told.outcome == "unchanged"
    assert codings.codings == [right]
