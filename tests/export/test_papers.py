"""What leaves the interview as a file can be read back, and says the same in every form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import docx
import icalendar
import jsonschema
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from cc_assistant.domain.paper import ChecklistPaper, Paper
from cc_assistant.domain.portrait_paper import PictureTable
from cc_assistant.errors import NotFound, UsageError
from cc_assistant.export.paper.forms import PAPER_FORMS, forms_of, paper_file, paper_form_of_file
from cc_assistant.render.plot_profile import profile
from cc_assistant.render.plot_timeline import timeline
from tests.export.golden import FOLDER
from tests.export.golden_papers import made, papers
from tests.export.papers import HOSTILE, MADE, NAMES, checklist_paper, item

NOTHING = PictureTable(title="", head=(), rows=())
EVERY = [(paper.paper, form.name) for paper in papers() for form in forms_of(paper.paper)]


def paper_of(kind: str) -> Paper:
    return next(paper for paper in papers() if paper.paper == kind)


def pdf_of(paper: Paper) -> pypdf.PdfReader:
    def drawn() -> tuple:  # type: ignore[type-arg]
        if not isinstance(paper, ChecklistPaper):
            return ()
        return tuple(drawn for drawn in (profile(paper.readiness), timeline(paper)) if drawn)

    return pypdf.PdfReader(io.BytesIO(paper_file(paper, "pdf", drawn)))


def words_of(pdf: pypdf.PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def test_papers_are_as_approved() -> None:
    for name, content in made().items():
        assert content == (FOLDER / name).read_bytes(), f"{name} differs: see golden_papers.py"


@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_the_same_paper_gives_the_same_bytes(kind: str, form: str) -> None:
    paper = paper_of(kind)
    assert paper_file(paper, form) == paper_file(paper, form)


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: str(paper.paper))
def test_a_pdf_is_tagged_british_and_bookmarked(paper: Paper) -> None:
    pdf = pdf_of(paper)
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    assert pdf.outline
    assert pdf.metadata is not None
    assert pdf.metadata.title == " ".join(paper.title.split())
    width, height = pdf.pages[0].mediabox.width, pdf.pages[0].mediabox.height
    assert (round(width), round(height)) == (595, 842)


def test_a_pdf_says_title_date_and_number_on_its_pages() -> None:
    pdf = pdf_of(checklist_paper(items=tuple(item(number) for number in range(1, 31)), nearest=(1, 2)))
    last = pdf.pages[-1].extract_text()
    assert f"Page {len(pdf.pages)} of {len(pdf.pages)}" in last
    assert "2 November 2026" in last
    assert "Dales" in last


def test_foreign_text_stands_in_a_pdf_as_it_was_typed() -> None:
    pdf = pdf_of(checklist_paper())
    assert "Dales =2+2 <b>x</b>" in pdf.pages[1].extract_text()
    words = words_of(pdf)
    for part in (
        "=2+2 <b>x</b>",
        '#panic("typst")',
        "*bold*",
        "[link](http://a.b)",
        "{{ 7*7 }}",
        "Łukasz Ŵyn",
    ):
        assert part in words, part


def test_a_name_in_any_script_makes_a_pdf() -> None:
    strange = checklist_paper(title="田中 さくら 👍 한국 ไทย")
    assert len(pdf_of(strange).pages) >= 4


def test_every_mark_in_a_pdf_leads_to_its_reference() -> None:
    pdf = pdf_of(checklist_paper())
    links = [
        annotation.get_object()
        for page in pdf.pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object().get("/Subtype") == "/Link"
    ]
    assert links
    assert all("/Dest" in link or "/A" in link for link in links)


def test_a_word_file_has_boxes_to_tick_and_a_head_on_every_page() -> None:
    document = docx.Document(io.BytesIO(paper_file(checklist_paper(), "docx")))
    body = document.element.body
    checkbox = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
    assert len(list(body.iter(checkbox))) > 12
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert NAMES in text
    assert "*bold* [link](http://a.b)" in text
    assert "2 November 2026" in document.sections[0].header.paragraphs[0].text
    fields = [
        field.get(qn("w:instr")) for field in document.sections[0].footer._element.iter(qn("w:fldSimple"))
    ]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_word_file_rules_its_tables_lightly_and_sets_references_small_in_two_columns() -> None:
    document = docx.Document(io.BytesIO(paper_file(checklist_paper(), "docx")))
    assert all(table.style is None or table.style.name != "Table Grid" for table in document.tables)
    assert any(table._tbl.tblPr.find(qn("w:tblBorders")) is not None for table in document.tables)
    columns = [section._sectPr.find(qn("w:cols")) for section in document.sections]
    assert [None if one is None else one.get(qn("w:num")) for one in columns] == [None, "2"]
    assert document.paragraphs[-1].runs[0].font.size == Pt(8.5)
    heading = next(one for one in document.paragraphs if one.text == "The first ones in full")
    assert heading.paragraph_format.page_break_before


def test_of_a_service_that_runs_the_first_table_says_what_to_check() -> None:
    paper = checklist_paper()
    first = next(item for item in paper.items if item.number == paper.nearest[0])
    items = tuple(item if item != first else item.model_copy(update={"check": True}) for item in paper.items)
    told = paper_file(paper.model_copy(update={"items": items}), "markdown").decode()
    row = next(line for line in told.splitlines() if line.startswith("|") and first.title in line)
    assert "check that it is in place" in row


def test_a_table_of_a_service_that_runs_has_nothing_left_before_opening() -> None:
    paper = checklist_paper()
    phases = [
        {row["Phase"] for row in csv.DictReader(io.StringIO(paper_file(one, "csv").decode("utf-8-sig")))}
        for one in (paper, paper.model_copy(update={"running": True}))
    ]
    assert "Before opening" in phases[0]
    assert phases[1] == {phase.replace("Before opening", "What should be in place") for phase in phases[0]}


def test_pictures_in_a_word_file_are_told_in_words() -> None:
    paper = checklist_paper()
    drawn = timeline(paper)
    assert drawn is not None
    picture = drawn.picture
    document = docx.Document(io.BytesIO(paper_file(paper, "docx", lambda: (drawn,))))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert told == [f"{picture.title}. {picture.description}"]


def test_a_workbook_filters_freezes_and_runs_nothing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(paper_file(checklist_paper(), "xlsx")))
    assert book.sheetnames == ["Checklist", "Details", "Evidence", "References", "Notes", "About"]
    sheet = book["Checklist"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:S8"
    assert sheet.data_validations.dataValidation[0].formula1 == '"To do,In progress,Done,Not for us"'
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)
    heads = {name: [cell.value for cell in book[name][1]] for name in ("Checklist", "Details")}
    assert "Steps" not in heads["Checklist"], "low rows: what is worked with fits on a screen"
    assert heads["Details"][:3] == ["No.", "Item", "Why it matters"]
    assert [row[1].value for row in book["Details"].rows] == [row[1].value for row in sheet.rows]
    due = sheet["E2"]
    assert due.is_date
    assert due.value.date() == date(2027, 1, 4)
    assert sheet["B3"].value == HOSTILE
    assert sheet["B3"].quotePrefix


def test_csv_guards_cells_and_writes_dates_so_that_they_sort() -> None:
    text = paper_file(checklist_paper(), "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["Due"] == "2027-01-04"
    assert rows[1]["Item"] == f"'{HOSTILE}"
    assert len(rows) == 7


def events_of(paper: ChecklistPaper) -> dict[str, Any]:
    calendar: Any = icalendar.Calendar.from_ical(paper_file(paper, "ics"))
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def test_a_calendar_holds_a_whole_day_for_each_date() -> None:
    events = events_of(checklist_paper())
    one = events["Do thing 1"]
    assert one["DTSTART"].dt == date(2027, 1, 4)
    assert one["DTEND"].dt == date(2027, 1, 5)
    assert one["TRANSP"] == "TRANSPARENT"
    assert [alarm["TRIGGER"].dt for alarm in one.walk("VALARM")] == [timedelta(days=-14, hours=9)]
    assert events["Do thing 3"]["DTSTART"].dt == MADE
    assert events["Find out: Ask for the letter."]["DTSTART"].dt == date(2026, 11, 16)
    assert events["First person"]["DTSTART"].dt == date(2027, 4, 5)
    assert "Paint the van" not in events


def test_foreign_text_survives_the_folding_of_a_calendar() -> None:
    content = paper_file(checklist_paper(), "ics")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert " ".join(HOSTILE.split()) in events_of(checklist_paper())


def test_reading_a_later_calendar_in_again_changes_what_is_there() -> None:
    first, later = checklist_paper(), checklist_paper(made=date(2026, 11, 9))
    before, after = events_of(first)["Do thing 1"], events_of(later)["Do thing 1"]
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    other = events_of(checklist_paper(session="other"))["Do thing 1"]
    assert other["UID"] != before["UID"]


def test_what_was_set_aside_is_taken_out_of_a_calendar() -> None:
    assert events_of(checklist_paper())["Not for us: Do thing 5"]["STATUS"] == "CANCELLED"


def test_a_calendar_without_any_date_is_refused_with_what_to_do() -> None:
    undated = checklist_paper(items=(item(1, day=None, starts=None),), opening=None, funding_end=None)
    with pytest.raises(NotFound, match="date"):
        paper_file(undated, "ics")


@pytest.mark.parametrize("kind", ["checklist", "handout", "record", "comparison"])
def test_json_is_what_its_published_schema_says(kind: str) -> None:
    schema = json.loads((FOLDER.parents[2] / "docs" / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(paper_file(paper_of(kind), "json")), schema)


def test_a_page_asks_nobody_for_anything_and_runs_nothing() -> None:
    paper = checklist_paper()
    pictures: Callable[[], tuple] = lambda: tuple(  # type: ignore[type-arg]  # noqa: E731
        drawn for drawn in (profile(paper.readiness), timeline(paper)) if drawn
    )
    page = paper_file(paper, "html", pictures).decode()
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "<b>x</b>" not in page
    assert not re.search(r"(?:src|href)=[\"'](?!#)", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'href="#([^"]+)"', page):
        assert target in ids, target


def test_pictures_of_a_page_stand_beside_it_as_tables_and_on_paper_alone() -> None:
    paper = checklist_paper()
    drawn = [one for one in (profile(paper.readiness), timeline(paper)) if one]
    page = paper_file(paper, "html", lambda: drawn).decode()
    for one in drawn:
        assert f"<caption>{one.table.title}, as a table</caption>" in page
    table = page[page.index("When each item is worked on, as a table") :]
    assert '<a class="item" href="#item-1">1</a>' in table[: table.index("</table>")]
    for form in ("pdf", "docx"):
        without = paper_file(
            paper, form, lambda: [one.model_copy(update={"table": NOTHING}) for one in drawn]
        )
        assert paper_file(paper, form, lambda: drawn) == without


def test_a_form_that_a_paper_lacks_is_refused_with_those_that_it_has() -> None:
    with pytest.raises(UsageError, match="handout") as error:
        paper_file(paper_of("handout"), "ics")
    assert "pdf" in str(error.value.remedy)


def test_the_ending_of_a_name_tells_the_form() -> None:
    assert [paper_form_of_file(f"Board{form.ending.upper()}") for form in PAPER_FORMS] == [
        form.name for form in PAPER_FORMS
    ]
    assert paper_form_of_file("board.odt") is None
