"""What word processors and web pages hold beside plain paragraphs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from tests.ingest.reading import read, remarks, told

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_IN_BOX = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
_BOX = (
    f'<w:r {_W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
    f'<mc:Choice Requires="wps"><w:drawing>{_IN_BOX}</w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict>{_IN_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def _word(tmp_path: Path) -> Path:
    made = docx.Document()
    made.add_heading("Findings", 1)
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "outer"
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "one", "two"
    boxed = made.add_table(1, 1)
    boxed.cell(0, 0).text = "cell"
    boxed.cell(0, 0).paragraphs[0]._p.append(parse_xml(_BOX))
    paragraph = made.add_paragraph("It cost 10")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run(" pounds.")
    paragraph.add_run(" Not shown.").font.hidden = True
    own = made.styles.add_style("Ours", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = made.styles["Heading 2"]
    made.add_paragraph("A heading in a style of our own", style="Ours")
    levelled = made.add_paragraph("A heading by its level")
    levelled._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {_W} w:val="2"/>'))
    made.add_paragraph("Last.")
    path = tmp_path / "report.docx"
    made.save(str(path))
    return path


def test_each_word_of_a_word_document_is_read_once_under_its_heading(tmp_path: Path) -> None:
    found = read(_word(tmp_path))
    below = "Findings, A heading in a style of our own, A heading by its level"
    assert [(kind, text) for kind, _, text in told(found)] == [
        ("heading", "Findings"),
        ("table", "outer | one two"),
        ("table", "cell In a box"),
        ("paragraph", "It cost 10³ pounds."),
        ("heading", "A heading in a style of our own"),
        ("heading", "A heading by its level"),
        ("paragraph", "Last."),
    ]
    assert ", ".join(found.units[-1].locator.section) == below
    assert remarks(found)["hidden words"] == 1


@pytest.mark.parametrize(
    ("ending", "old", "new"),
    [
        (
            "docm",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        (
            "docx",
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        ),
    ],
    ids=["with macros", "strict"],
)
def test_other_kinds_of_word_documents_are_read_as_the_usual_one(
    tmp_path: Path, ending: str, old: bytes, new: bytes
) -> None:
    usual = _word(tmp_path)
    other = tmp_path / f"other.{ending}"
    with zipfile.ZipFile(usual) as held, zipfile.ZipFile(other, "w") as made:
        for name in held.namelist():
            part = held.read(name).replace(old, new)
            if ending == "docx":
                part = part.replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
            made.writestr(name, part)
    assert told(read(other)) == told(read(usual))


def test_a_table_that_lays_out_a_page_is_no_table_and_hidden_parts_are_not_read(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<table><tr><td>Menu<td><h2>News</h2><p>First.<p hidden>Never.<p style='display: none'>Nor this."
        "<table><tr><th>a<td>1</table></table>"
    )
    found = read(page)
    assert [(kind, text) for kind, _, text in told(found)] == [
        ("paragraph", "Menu"),
        ("heading", "News"),
        ("paragraph", "First."),
        ("table", "a | 1"),
    ]
    assert remarks(found) == {"hidden parts": 2}


def test_what_says_latin_1_and_is_of_windows_keeps_its_quotation_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes("<meta charset=iso-8859-1><p>It’s a “good” café.".encode("cp1252"))
    assert read(page).units[0].text == "It’s a “good” café."
