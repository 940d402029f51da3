"""PDFs as printers, word processors and publishers make them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.constants import PageLabelStyle
from reportlab.pdfgen.canvas import Canvas

from cc_assistant.ingest.limits import Unreadable
from tests.ingest import made
from tests.ingest.reading import read, told


def _drawn(path: Path, *pieces: tuple[float, float, float, str]) -> Path:
    """Write a page of pieces of text: across, up, size, words."""
    canvas = Canvas(str(path))
    for across, up, size, words in pieces:
        canvas.setFont("Helvetica", size)
        canvas.drawString(across, up, words)
    canvas.save()
    return path


def test_short_pages_that_differ_by_a_number_only_are_all_read(tmp_path: Path) -> None:
    pages = [[[f"Slide {number} of the talk"]] for number in range(1, 6)]
    found = read(made.pdf(tmp_path / "slides.pdf", pages, headings=False))
    assert [(unit.locator.page, unit.text) for unit in found.units] == [
        (number, f"Slide {number} of the talk") for number in range(1, 6)
    ]


def test_two_columns_that_a_file_has_line_by_line_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"left line {number} tells about the walks" for number in range(10)]
    right = [f"right line {number} speaks of the buses" for number in range(10)]
    pieces = [
        piece
        for number in range(10)
        for piece in (
            (50, 700 - 13 * number, 10, left[number]),
            (310, 700 - 13 * number, 10, right[number]),
        )
    ]
    found = read(_drawn(tmp_path / "columns.pdf", *pieces))
    assert " ".join(unit.text for unit in found.units) == " ".join([*left, *right])


def test_numbers_of_notes_stand_raised_and_letters_that_were_cast_as_one_are_two(tmp_path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    words = "Groups grew quickly<super>12,13</super> by 10. CO<sub>2</sub> fell.<super>4</super> It ended."
    path = tmp_path / "notes.pdf"
    SimpleDocTemplate(str(path)).build([Paragraph(words, getSampleStyleSheet()["BodyText"])])
    assert [unit.text for unit in read(path).units] == [
        "Groups grew quickly¹²,¹³ by 10. CO2 fell.⁴ It ended."
    ]


def test_a_word_that_is_written_with_a_hyphen_keeps_it_at_the_end_of_a_line(tmp_path: Path) -> None:
    lines = ["We work in a person-", "centred way and this imple-", "mentation took long."]
    found = read(made.pdf(tmp_path / "lines.pdf", [[lines]], headings=False))
    assert found.units[0].text == "We work in a person-centred way and this implementation took long."


def test_what_was_filled_in_and_commented_is_read_with_its_page(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "form.pdf"))
    canvas.drawString(72, 760, "Referral form")
    canvas.acroForm.textfield(
        name="changes", tooltip="What changed?", value="We lent out tablets.", x=72, y=700
    )
    canvas.acroForm.textfield(name="empty", value="", x=72, y=650)
    canvas.acroForm.checkbox(name="rural", checked=True, x=72, y=600)
    canvas.acroForm.checkbox(name="urban", checked=False, x=72, y=550)
    canvas.save()
    writer = PdfWriter(PdfReader(tmp_path / "form.pdf"))
    note = Text(text="Is this right?", rect=(50, 550, 200, 650), title_bar="Anna")
    writer.add_annotation(0, note)
    writer.write(tmp_path / "form.pdf")
    assert told(read(tmp_path / "form.pdf")) == [
        ("paragraph", "page 1", "Referral form"),
        ("paragraph", "page 1", "What changed?: We lent out tablets."),
        ("paragraph", "page 1", "rural: yes"),
        ("comment", "Anna, page 1", "Is this right?"),
    ]


@pytest.mark.parametrize("way", ["RC4-128", "AES-128", "AES-256"])
def test_what_only_may_not_be_printed_is_read_and_what_is_locked_is_not(tmp_path: Path, way: str) -> None:
    made.pdf(tmp_path / "plain.pdf", [[["Some words"]]], headings=False)
    for name, password in (("open", ""), ("locked", "secret")):
        writer = PdfWriter(PdfReader(tmp_path / "plain.pdf"))
        writer.encrypt(password, "owner", algorithm=way)
        writer.write(tmp_path / f"{name}.pdf")
    assert [unit.text for unit in read(tmp_path / "open.pdf").units] == ["Some words"]
    with pytest.raises(Unreadable, match="protected with a password"):
        read(tmp_path / "locked.pdf")


def test_the_number_at_the_foot_may_be_roman(tmp_path: Path) -> None:
    pieces = ((72, 700, 11, "Some words of the preface."), (290, 30, 9, "ii"))
    writer = PdfWriter(PdfReader(_drawn(tmp_path / "preface.pdf", *pieces)))
    writer.set_page_label(0, 0, style=PageLabelStyle.LOWERCASE_ROMAN, start=2)
    writer.write(tmp_path / "preface.pdf")
    assert [(unit.locator.label, unit.text) for unit in read(tmp_path / "preface.pdf").units] == [
        ("ii", "Some words of the preface.")
    ]
