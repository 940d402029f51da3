"""Files as people and their programs write them, with what is not in the books about the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.ingest.limits import Unreadable
from tests.ingest import made
from tests.ingest.reading import read, remarks, told

TALK = [
    ("Time", "Speaker", "Text"),
    ("00:05", "Moderator", "What was hard?"),
    ("00:11", "P1", "The money came late."),
    ("00:25", "P2", "Transport."),
]


def test_a_table_whose_head_names_the_speaker_is_a_transcript_however_short(tmp_path: Path) -> None:
    from docx import Document

    word = Document()
    table = word.add_table(0, 3)
    for row in TALK:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.save(str(tmp_path / "a.docx"))
    page = tmp_path / "a.html"
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TALK)
    page.write_text(f"<html><body><table>{cells}</table></body></html>")
    for path in (tmp_path / "a.docx", page):
        document = read(path)
        assert told(document) == [
            ("turn", "turn 1, Moderator, 00:00:05", "What was hard?"),
            ("turn", "turn 2, P1, 00:00:11", "The money came late."),
            ("turn", "turn 3, P2, 00:00:25", "Transport."),
        ]


def test_a_table_of_people_and_what_they_do_is_no_transcript(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    rows = [("Name", "Role"), ("Ann Lee", "manager"), ("Bo Hill", "link worker"), ("Cy Dale", "GP")]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page.write_text(f"<html><body><table>{cells}</table></body></html>")
    assert read(page).form == "html"


def test_footnotes_of_word_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def note(words: str, kind: str = "") -> str:
        return f"<w:footnote {kind}><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>"

    notes = (
        f"<w:footnotes {space}>"
        + note("", "w:type='separator'")
        + note("", "w:type='continuationSeparator'")
        + note("It was Pat.")
        + note("For years.")
        + "</w:footnotes>"
    )
    word = Document()
    word.add_paragraph("Words of the text.")
    word.sections[0].header.paragraphs[0].text = "DRAFT"
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    word.save(str(tmp_path / "a.docx"))
    document = read(tmp_path / "a.docx")
    assert told(document)[1:] == [
        ("paragraph", "‘Footnotes’, paragraph 1", "It was Pat."),
        ("paragraph", "‘Footnotes’, paragraph 2", "For years."),
    ]
    assert remarks(document) == {"heads and feet of pages": 1}


def test_what_stands_above_markdown_is_its_record(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(
        "\ufeff---\r\ntitle: Notes of day 4\r\nauthor:\r\n  - A. Nother\r\n  - B. Side\r\ndate: June 2022\r\n"
        "---\r\n\r\nThe bus was late.\r\n"
    )
    document = read(path)
    assert told(document) == [("paragraph", "paragraph 1", "The bus was late.")]
    record = document.record
    assert (record.title, record.authors, record.year) == ("Notes of day 4", ("A. Nother", "B. Side"), 2022)
    path.write_text("---\n\nAfter a line, words.\n\n---\n\nMore.\n")
    assert [text for _, _, text in told(read(path))] == ["After a line, words.", "More."]


def test_titles_and_merged_cells_above_a_table_of_answers_are_passed_over(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Survey of link workers"])
    sheet.append(["About you", None, "Your views"])
    sheet.append(["ID", "Role", "What helped you most?"])
    sheet.append(["a1", "manager", "A team that ate lunch together."])
    sheet.append(["a2", "link worker", "Somebody who rang me every week."])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A2:B2")
    book.save(tmp_path / "s.xlsx")
    document = read(tmp_path / "s.xlsx")
    assert told(document)[0] == (
        "answer", "row 4, column ‘What helped you most?’, a1", "A team that ate lunch together."
    )  # fmt: skip
    assert remarks(document)["rows at the head of the table"] == 2


def test_an_excel_sheet_with_a_cell_in_its_very_last_corner_is_read_at_once(tmp_path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "wide.xlsx"))
    sheet = book.add_worksheet()
    for number, row in enumerate([("ID", "Comments"), (1, "Nobody told us what the role was for.")]):
        sheet.write_row(number, 0, row)
    sheet.write(60_000, 16_383, "x")
    book.close()
    assert [text for _, _, text in told(read(tmp_path / "wide.xlsx"))] == [
        "Nobody told us what the role was for."
    ]


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('ID,Comments\n1,"It was fine\n' + "2,It was not fine at all\n" * 600)
    with pytest.raises(Unreadable, match="quotation mark in row 2 is not closed"):
        read(path)


def test_a_short_western_table_is_read_as_windows_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "ID;Site;Comments\r\n1;Süd;We had visits at the door, which people loved.\r\n".encode("cp1252")
    )
    assert read(path).speakers[0].attributes == {"Site": "Süd"}


def test_the_line_of_a_transcribing_program_is_nobodys_words(tmp_path: Path) -> None:
    path = tmp_path / "otter.txt"
    path.write_text(
        "Ann Lee  0:00\nHow was it?\n\nUnknown Speaker  0:07\nHard.\n\nAnn Lee  0:15\nWhy?\n\n"
        "Unknown Speaker  0:18\nThere was no bus.\n\nTranscribed by https://otter.ai\n"
    )
    document = read(path)
    assert told(document)[-1] == ("turn", "turn 4, Unknown Speaker, 00:00:18", "There was no bus.")
    assert "‘Transcribed by https://otter.ai’" in remarks(document)


def test_dashes_and_names_in_one_subtitle_are_several_who_speak(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:04,000\n- Is it true?\n- It is.\n\n"
        "2\n00:00:05,000 --> 00:00:06,000\nSo it is\nsaid.\n"
    )
    assert [text for _, _, text in told(read(path))] == ["Is it true?", "It is. So it is said."]
    path.write_text("1\n00:00:01,000 --> 00:00:04,000\nAnn: Is it true?\nBo: It is.\n")
    assert told(read(path)) == [
        ("turn", "turn 1, Ann, 00:00:01", "Is it true?"),
        ("turn", "turn 2, Bo, 00:00:01", "It is."),
    ]


def test_raised_numbers_do_not_run_into_the_words(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        "<html><body><p>About 10<sup>3</sup> people<sup>a</sup> came."
        '<a role="doc-noteref" href="#n">1</a></p>'
        '<p>Or more.<a role="doc-backlink" href="#b">↩︎</a></p></body></html>'
    )
    assert [text for _, _, text in told(read(page))] == ["About 10³ peoplea came.¹", "Or more."]
    article = tmp_path / "a.xml"
    article.write_text(made.JATS.replace("</p>", "<sup><xref>2,3</xref></sup></p>", 1))
    assert any("²,³" in text for _, _, text in told(read(article)))


def test_cells_of_rtf_that_end_in_paragraphs_are_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(
        r"{\rtf1\ansi {\pard Words.{\footnote {\pard A note.\par}}\par}"
        r"{\trowd{\pard\intbl Site\par}\cell{\pard\intbl Staff\par}\cell\row}"
        r"{\trowd{\pard\intbl Hill\par}\cell{\pard\intbl 3\par}\cell\row}}"
    )
    document = read(path)
    assert told(document)[1:] == [
        ("table", "table 1, row 1", "Site | Staff"),
        ("table", "table 1, row 2", "Hill | 3"),
    ]
    assert remarks(document) == {"notes": 1}


def test_items_of_a_list_in_a_pdf_stand_apart(tmp_path: Path) -> None:
    lines = ["We learned:", "\u2022 Workers need a desk.", "\u2022 Supervision kept people."]
    units = read(made.pdf(tmp_path / "a.pdf", [[lines]], headings=False)).units
    assert len(units) == 3
