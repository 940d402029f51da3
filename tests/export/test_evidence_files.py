"""What people see when they open an evidence table or a conversation in another program."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.evidence_table import EvidenceTable
from cc_assistant.domain.filters import Filters
from cc_assistant.export.registry import (
    CONVERSATION_FORMS,
    FORMS,
    conversation_file,
    evidence_file,
    form_of_file,
)
from cc_assistant.export.visible import holdable, looks_like_formula
from tests.export.golden import FOLDER
from tests.export.golden_evidence import conversation, docx_text, made, xlsx_text
from tests.quotes.made import HOSTILE, asked

SHOWN = holdable(HOSTILE)


def test_all_files_are_as_approved() -> None:
    for name, text in made().items():
        assert text == (FOLDER / name).read_bytes().decode(), f"{name} differs: see golden_evidence.py"


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_the_same_table_gives_the_same_bytes(form: str) -> None:
    assert evidence_file(asked(), form) == evidence_file(asked(), form)


@pytest.mark.parametrize("form", [form.name for form in CONVERSATION_FORMS])
def test_the_same_conversation_gives_the_same_bytes(form: str) -> None:
    first, second = (conversation_file(conversation(), form, title="T", made="2026-03-31") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_every_file_names_the_question_and_the_command_that_makes_it_again(form: str) -> None:
    content = evidence_file(asked(), form)
    text = {"xlsx": xlsx_text, "docx": docx_text}.get(form, bytes.decode)(content)
    assert "--year 2018-" in text
    assert "clear" in text
    assert "--phase operation" in text


def test_a_spreadsheet_runs_nothing_from_a_csv() -> None:
    text = evidence_file(asked(), "csv").decode("utf-8")
    assert text.startswith("\ufeffNo.,Quote,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["Quote"] for row in rows] == ["Twice.", f"'- {SHOWN}\nA second line.", "'=1+1"]
    assert rows[2]["Text"] == "'@SUM(A1)"
    assert not any(looks_like_formula(cell) for row in rows for cell in row.values())


def test_a_workbook_holds_text_where_a_formula_could_stand() -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(evidence_file(asked(), "xlsx")))
    assert book.sheetnames == ["About", "Evidence", "References"]
    cell = book["Evidence"]["B4"]
    assert (cell.value, cell.data_type, bool(getattr(cell, "quotePrefix", 0))) == ("=1+1", "s", True)
    assert book["Evidence"]["B3"].value == f"- {SHOWN}\nA second line."
    assert book["Evidence"]["A1"].font.bold
    assert book["Evidence"]["C2"].alignment.wrap_text


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    import openpyxl

    table = asked()
    row = table.rows[0]
    long = row.model_copy(update={"passage": row.passage.model_copy(update={"text": "👩" * 20_000})})
    content = evidence_file(table.model_copy(update={"rows": (long,)}), "xlsx")
    shown = openpyxl.load_workbook(io.BytesIO(content))["Evidence"]["D2"].value
    assert shown.endswith("[cut here: a cell holds no more]")
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize("form", ["docx", "html", "markdown", "json"])
def test_foreign_text_comes_through_unharmed(form: str) -> None:
    content = evidence_file(asked(), form)
    if form == "docx":
        assert f"{SHOWN}\nA second line." in docx_text(content)
    elif form == "html":
        assert f"{SHOWN}\nA second line." in _shown(content.decode())
        assert "<script" not in content.decode()
    elif form == "markdown":
        assert _rendered(content.decode()).count(" ".join(SHOWN.split())) == 2
    else:
        assert EvidenceTable.model_validate_json(content) == asked()
        assert json.loads(content)["rows"][1]["quote"] == f"- {HOSTILE}\nA second line."


def test_a_page_asks_no_other_host_for_anything() -> None:
    page = evidence_file(asked(), "html").decode()
    assert "default-src 'none'" in page
    assert "src=" not in page.replace("default-src", "")
    assert "<link" not in page


def test_the_marks_of_a_conversation_lead_to_its_references() -> None:
    page = conversation_file(conversation(), "html", title="T", made="2026-03-31").decode()
    for number in (1, 2):
        assert f'href="#ref-{number}"' in page
        assert f'id="ref-{number}"' in page
    assert page.count("<li id=") == 2
    assert "Nothing covers Norway." in page


def test_a_file_without_rows_says_that_nothing_was_found() -> None:
    empty = asked().model_copy(update={"rows": ()})
    for form in ("docx", "html", "markdown"):
        content = evidence_file(empty, form)
        text = docx_text(content) if form == "docx" else content.decode()
        assert "No passage was found." in text
    for form in ("csv", "xlsx", "json", "ris", "bibtex"):
        evidence_file(empty, form)


def test_a_word_file_carries_the_date_given_and_no_other() -> None:
    with zipfile.ZipFile(io.BytesIO(evidence_file(asked(), "docx"))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-03-31T00:00:00Z" in parts.read("docProps/core.xml")


def test_the_ending_of_a_name_tells_the_form() -> None:
    assert form_of_file("a.XLSX") == "xlsx"
    assert form_of_file("a.b.md") == "markdown"
    assert form_of_file("a.txt") is None


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_can_be_held_by_every_file(text: str) -> None:
    shown = holdable(text)
    assert len(shown) <= len(text)
    assert f"<x>{shown.replace('&', '').replace('<', '')}</x>".encode()


def test_any_passage_can_be_written_in_every_form() -> None:
    table = asked()
    wild = "".join(map(chr, [*range(0x00, 0x3000, 7), 0xD800, 0xFFFE, 0xFFFF, 0x1F469]))
    row = table.rows[0]
    changed = row.model_copy(
        update={"quote": wild, "passage": row.passage.model_copy(update={"text": wild, "claim": wild})}
    )
    for form in FORMS:
        assert evidence_file(table.model_copy(update={"rows": (changed,)}), form.name)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _shown(page: str) -> str:
    parser = _Texts()
    parser.feed(page)
    return "".join(parser.texts)


def _rendered(text: str) -> str:
    from markdown_it import MarkdownIt

    return " ".join(_shown(MarkdownIt().render(text)).split())


def test_a_saved_conversation_says_what_an_answer_was_limited_to() -> None:
    answers = [answer.model_copy(update={"filters": Filters(year_from=2020)}) for answer in conversation()]
    text = conversation_file(answers, "markdown", title="T", made="2026-03-31").decode()
    assert text.count("Only from passages with these filters: year: 2020-") == len(answers)
