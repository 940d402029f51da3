"""Tables of coded words from the command line, and the files that they become, read back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pytest

from cc_assistant import paths
from tests.cli.conftest import Run
from tests.tables.made import OFFICE, coded_bench


@pytest.fixture
def pack(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A coded pack, in a home where no model is."""
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    monkeypatch.chdir(tmp_path)
    coded_bench(paths.user_packs())
    return "talks"


def test_quotes_are_told_with_codes_and_the_mark_of_their_pack(run: Run, pack: str) -> None:
    ran = run("tables", "quotes", pack, "--key")
    assert ran.code == 0
    assert OFFICE in ran.out
    assert "Own codes > Rooms > No desk (Ann)" in ran.out
    assert "CONFIDENTIAL" in ran.out


def test_the_workbook_has_panes_filters_marks_and_no_formulas(run: Run, pack: str) -> None:
    assert run("tables", "quotes", pack, "-o", "quotes.xlsx").code == 0
    book = openpyxl.load_workbook("quotes.xlsx")
    assert book.sheetnames == ["About", "Quotes", "References"]
    sheet = book["Quotes"]
    assert sheet.freeze_panes == "C2"
    heads = [cell.value for cell in sheet[1]]
    assert heads[-1] == "district"
    row = dict(zip(heads, (cell.value for cell in sheet[2]), strict=True))
    assert (row["Quote"], row["Key"], row["Mark"], row["Case"]) == (OFFICE, "key", "confidential", "site-a")
    memo = sheet.cell(2, heads.index("Memo") + 1)
    assert memo.data_type == "s", "words that look like a formula are words"
    about = {str(cells[0].value): str(cells[1].value) for cells in book["About"].iter_rows(min_row=3)}
    assert about["Make it again with"] == "cc-assistant tables quotes talks"


def test_the_matrix_is_a_workbook_a_wide_document_a_page_and_a_picture(run: Run, pack: str) -> None:
    run("tables", "summary", pack, "--row", "site-a", "--column", "culture", "--text", "Nobody knew.",
        "--by-coder", "Ann")  # fmt: skip
    for name in ("matrix.xlsx", "matrix.docx", "matrix.html", "matrix.svg", "matrix.md"):
        ran = run("tables", "matrix", pack, "--split", "", "-o", name)
        assert ran.code == 0, ran.err
    book = openpyxl.load_workbook("matrix.xlsx")
    assert book["Matrix"].freeze_panes == "B2"
    told = " ".join(str(cell.value) for row in book["Matrix"].iter_rows() for cell in row)
    assert re.search(r"SUMMARY \(Ann, \d{4}-\d{2}-\d{2}\): Nobody knew\.", told)
    assert book["Counts"]["E4"].value == 6, "the total counts each quote once"
    assert [cell.value for cell in book["Summaries"][2]][-1] == "up to date"
    document = docx.Document("matrix.docx")
    section = document.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    assert "w:tblHeader" in document.tables[1]._tbl.xml
    root = ET.fromstring(Path("matrix.svg").read_text(encoding="utf-8"))
    said = {child.tag.rpartition("}")[2]: "".join(child.itertext()) for child in root}
    assert "case by CFIR" in said["title"]
    assert "site-a: Culture 2, Available Resources 3" in said["desc"]
    page = Path("matrix.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 1
    assert '<th scope="row"' in page
    assert "| site-a |" in Path("matrix.md").read_text(encoding="utf-8")


def test_csv_guards_formulas_and_ris_holds_the_quotes(run: Run, pack: str) -> None:
    run("tables", "quotes", pack, "-o", "quotes.csv")
    rows = list(csv.DictReader(io.StringIO(Path("quotes.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 7
    run("tables", "quotes", pack, "-o", "quotes.ris")
    assert OFFICE in Path("quotes.ris").read_text(encoding="utf-8")
    run("tables", "quotes", pack, "-o", "quotes.bib")
    assert "@" in Path("quotes.bib").read_text(encoding="utf-8")


def test_a_filtered_project_comes_back_with_just_these_codings(run: Run, pack: str) -> None:
    assert run("tables", "quotes", pack, "--coder", "Bea", "-o", "bea.qdpx").code == 0
    with zipfile.ZipFile("bea.qdpx") as held:
        assert len([name for name in held.namelist() if name.endswith(".txt")]) == 1
    assert run("codings", "import", "bea.qdpx", "--pack", "again").code == 0
    found = run("code", "list", "again", "--json").json
    assert sorted(one["words"] for one in found) == [OFFICE, "no office"]
    assert "one pack" in run("tables", "quotes", "--library", "-o", "library.qdpx").err


def test_the_csv_of_a_matrix_says_that_it_is_confidential_and_what_is_in_no_cell(run: Run, pack: str) -> None:
    ran = run("tables", "matrix", pack, "--rows", "case", "-o", "m.csv")
    assert Path("m.csv").read_text(encoding="utf-8-sig").startswith("Case (confidential),")
    assert "in no cell" in ran.err
    run("tables", "matrix", "-o", "lib.csv")
    assert Path("lib.csv").read_text(encoding="utf-8-sig").startswith("Case,")


def test_confidential_packs_can_be_left_out_of_tables(run: Run, pack: str) -> None:
    left = run("tables", "quotes", pack, "--library", "--no-confidential", "--format", "json")
    assert left.code == 0
    made = json.loads(left.out)
    assert made["quotes"]
    assert not any(one["origin"]["confidential"] for one in made["quotes"])
    assert f"Confidential packs are left out: {pack}." in left.err
    assert "--no-confidential" in made["command"]
    none = run("tables", "matrix", pack, "--no-confidential")
    assert none.code == 2
    assert "Without confidential packs nothing is left." in none.err


def test_the_matrix_of_the_library_needs_no_pack(run: Run, pack: str) -> None:
    ran = run("tables", "matrix", "--columns", "npt", "--level", "domain")
    assert "Ways to Wellness" in ran.out
    assert "Collective action" in ran.out
    assert all(len(line) <= 100 for line in ran.out.splitlines()[3:])


def test_together_and_shares_print_their_unit(run: Run, pack: str) -> None:
    assert "Jaccard: passages with both" in run("tables", "together", pack, "--unit", "passage").out
    shares = run("tables", "shares", pack, "--by", "role", "--json").json
    assert shares["sizes"]["role:GP"] == 2


@pytest.mark.parametrize("kind", ["quotes", "matrix", "together", "shares"])
def test_a_table_of_nothing_says_why_and_what_to_do(run: Run, pack: str, kind: str) -> None:
    Path("talk.txt").write_text("A: How did it go?\n\nB: There was no desk.\n", encoding="utf-8")
    run("import", "talk.txt", "--pack", "uncoded")
    for more in ((), ("-o", "nothing.csv"), ("--json",)):
        ran = run("tables", kind, "uncoded", *more)
        assert ran.code == 0
        assert "The table is empty: nothing is coded yet in uncoded." in ran.err
        assert "Alt+C" in ran.err
        assert "--library" in ran.err
    ran = run("tables", kind, pack, "--case", "nowhere")
    assert "no coded quote fits all that was asked for. Leave a filter away." in ran.err
    assert "The table is empty" not in run("tables", kind, pack).err


def test_codes_that_never_stand_together_are_told_with_the_wider_unit(run: Run, pack: str) -> None:
    ran = run("tables", "together", pack, "--document", "p5", "-o", "pairs.csv")
    assert "No two codes stand together, counted by words. --unit document" in ran.err


def test_what_cannot_be_is_said(run: Run, pack: str) -> None:
    assert "does not say what kind of file" in run("tables", "matrix", pack, "-o", "matrix").err
    assert "no picture" in run("tables", "quotes", pack, "--format", "svg").err
    assert "no phase" in run("tables", "quotes", pack, "--phase", "later").err
    assert (
        "has no 'nowhere'"
        in run("tables", "summary", pack, "--row", "nowhere", "--column", "culture", "--text", "x").err
    )
    assert "Give a sentence" in run("support").err


def test_support_tells_a_draft_from_a_file(run: Run, indexed: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Unplanned admissions rose in Frome. Cats purr at night.", encoding="utf-8")
    ran = run("support", "--draft", str(draft))
    assert "Contradicted" in ran.out
    assert "abel2018-01" in ran.out
    assert "0 of 2 sentences have support, 2 have none." in ran.out
    assert run("support", "--draft", str(draft), "--json").json["sentences"][0]["verdict"] == "contradicted"
