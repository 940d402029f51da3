"""Documents as Word files. Knows python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from cc_assistant.export.document import Mark, Piece
from cc_assistant.export.visible import holdable

if TYPE_CHECKING:
    from docx.table import _Cell

_NAME_COLUMN_CM = 4.2
_VALUE_COLUMN_CM = 12.3
_LONGEST_PROPERTY = 255
_FONT = "Calibri"
_DARK = "1F3A5F"  # the light blue of these styles is hard to read
_DARK_STYLES = ("Heading 1", "Heading 2", "Intense Quote")
_OLDEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)


class WordDocument:
    """A `Document` that becomes a Word file; the same parts give the same bytes.

    Args:
        title: in the properties of the file.
        made: the date of the properties (ISO).
        wide: pages lie on their side.
    """

    def __init__(self, title: str, made: str, *, wide: bool = False) -> None:
        import docx
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm, Pt, RGBColor

        self._document = docx.Document()
        properties = self._document.core_properties
        properties.title = holdable(title)[:_LONGEST_PROPERTY]
        properties.author = properties.comments = ""
        properties.created = properties.modified = datetime.fromisoformat(made)
        section = self._document.sections[0]
        section.page_width, section.page_height = (Cm(29.7), Cm(21.0)) if wide else (Cm(21.0), Cm(29.7))
        if wide:
            section.orientation = WD_ORIENT.LANDSCAPE
        self._room_cm = (29.7 if wide else 21.0) - 4.4
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.0)
        normal = self._document.styles["Normal"].font
        normal.name, normal.size = _FONT, Pt(10.5)
        for name in _DARK_STYLES:
            font = self._document.styles[name].font
            font.color.rgb = RGBColor.from_string(_DARK)
            font.name, font.bold = _FONT, name.startswith("Heading")
        self._write_in_british_english()

    def heading(self, text: str, level: int) -> None:
        """Begin a part."""
        self._document.add_heading(holdable(text), level)

    def paragraph(self, *pieces: Piece) -> None:
        """Write a paragraph."""
        paragraph = self._document.add_paragraph()
        for piece in pieces:
            if isinstance(piece, Mark):
                paragraph.add_run(f"[{piece.number}]").font.bold = True
            else:
                paragraph.add_run(holdable(piece))

    def quote(self, text: str) -> None:
        """Write words that are quoted."""
        paragraph = self._document.add_paragraph(holdable(text), style="Intense Quote")
        paragraph.paragraph_format.keep_with_next = True

    def facts(self, named: Sequence[tuple[str, str]]) -> None:
        """Write names with what they say, as a table whose rows stay whole at the end of a page."""
        from docx.oxml import OxmlElement
        from docx.shared import Cm

        table = self._document.add_table(rows=0, cols=2, style="Table Grid")
        table.autofit = False
        for name, value in named:
            row = table.add_row()
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            left, right = row.cells
            left.width, right.width = Cm(_NAME_COLUMN_CM), Cm(_VALUE_COLUMN_CM)
            _fill(left, name, bold=True)
            _fill(right, value)
        for column, width in zip(table.columns, (_NAME_COLUMN_CM, _VALUE_COLUMN_CM), strict=True):
            column.width = Cm(width)
        self._document.add_paragraph()

    def table(self, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """Write a table over the whole width; its head is repeated on every page."""
        from docx.oxml import OxmlElement
        from docx.shared import Cm

        table = self._document.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.autofit = False
        each = [Cm(self._room_cm * width / sum(widths)) for width in widths]
        for number, row in enumerate([heads, *rows]):
            held = table.add_row()
            held._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader" if number == 0 else "w:cantSplit"))
            for at, (cell, text) in enumerate(zip(held.cells, row, strict=True)):
                cell.width = each[at]
                _fill(cell, text, bold=number == 0 or at == 0)
        for column, width in zip(table.columns, each, strict=True):
            column.width = width
        self._document.add_paragraph()

    def items(self, texts: Sequence[str]) -> None:
        """Write a list."""
        for text in texts:
            self._document.add_paragraph(holdable(text), style="List Bullet")

    def references(self, numbered: Sequence[tuple[int, str]]) -> None:
        """Write the entries that marks point at, with a hanging indent."""
        from docx.shared import Cm

        for number, text in numbered:
            paragraph = self._document.add_paragraph(f"{number}.\t{holdable(text)}")
            paragraph.paragraph_format.left_indent = Cm(1)
            paragraph.paragraph_format.first_line_indent = Cm(-1)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1))

    def content(self) -> bytes:
        """Return the finished file."""
        file = io.BytesIO()
        self._document.save(file)
        return without_clock(file)

    def _write_in_british_english(self) -> None:
        from docx.oxml.ns import qn

        for language in self._document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "en-GB")


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(holdable(text))
    run.font.bold = bold
    run.font.size = Pt(9.5)


def without_clock(file: io.BytesIO) -> bytes:
    """Pack the parts anew without the time of packing, so that equal documents are equal files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as anew:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST_IN_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            anew.writestr(entry, parts.read(name))
    return packed.getvalue()
