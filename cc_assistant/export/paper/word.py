"""Papers as Word files: boxes that can be ticked, a running head, numbered pages, pictures with a text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.session import Status
from cc_assistant.export.docx import without_clock
from cc_assistant.export.paper.blocks import (
    Block,
    Break,
    Bullets,
    Callout,
    Card,
    Columns,
    Drawing,
    Facts,
    Heading,
    Layout,
    Paragraph,
    Piece,
    References,
    Table,
    Text,
    Tiles,
    plain,
)
from cc_assistant.export.record_notes import READ
from cc_assistant.export.visible import holdable
from cc_assistant.text.checklist_words import STATUS
from cc_assistant.text.saying import day_words

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

_FONT = "Calibri"
_INK, _QUIET = "1F3A5F", "555555"
_WASHES = {"alert": ("A33B12", "FBEEE8"), "worry": ("6A4A00", "FBF4E0"), "note": (_INK, "EEF3F8")}
_TEXT_CM = 17.0
_HIGHEST_CM = 23.0
"""Of a picture, so that it stands on a page with its heading."""
_NAMES_CM = 3.6
_NARROWEST_CM = 1.1
_SMALL, _SMALL_FROM = 8.5, 3
"""Points of small print, and the number of columns from which a page holds it."""
_RULE = "B8C4D2"
_LONGEST_PROPERTY = 255
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def paper_docx(layout: Layout) -> bytes:
    """Return a paper as a Word file; the same layout gives the same bytes."""
    writer = _Writer(layout)
    for block in layout.blocks:
        writer.block(block)
    return writer.content()


class _Writer:
    def __init__(self, layout: Layout) -> None:
        import docx
        from docx.shared import Cm, Pt

        self._document = docx.Document()
        self._boxes = 0
        self._on_a_new_page = False
        properties = self._document.core_properties
        properties.title = holdable(f"{layout.kind}: {layout.title}")[:_LONGEST_PROPERTY]
        properties.author = properties.comments = ""
        properties.language = "en-GB"
        properties.created = properties.modified = datetime.combine(layout.made, time())
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.0)
        section.top_margin = section.bottom_margin = Cm(2.0)
        self._style()
        section.different_first_page_header_footer = True
        self._runs(section.header.paragraphs[0], (Piece(f"{layout.title}\t\t", "quiet"),))
        self._runs(section.header.paragraphs[0], (Piece(day_words(layout.made), "quiet"),))
        for footer in (section.footer, section.first_page_footer):
            self._runs(
                footer.paragraphs[0], (Piece(f"{layout.kind} made with CC Assistant\t\tPage ", "quiet"),)
            )
            self._field(footer.paragraphs[0], "PAGE")
            self._runs(footer.paragraphs[0], (Piece(" of ", "quiet"),))
            self._field(footer.paragraphs[0], "NUMPAGES")
        kind = self._document.add_paragraph()
        self._runs(kind, (Piece(layout.kind.upper(), "quiet"),))
        kind.paragraph_format.space_after = Pt(0)
        self._document.add_heading(holdable(layout.title), 0)
        self._runs(self._document.add_paragraph(), (Piece(layout.under, "quiet"),))

    def content(self) -> bytes:
        file = io.BytesIO()
        self._document.save(file)
        return without_clock(file)

    def block(self, block: Block) -> None:  # noqa: PLR0912  (a branch for each kind)
        from docx.shared import Pt

        match block:
            case Heading(text, level):
                self._heading(text, level)
            case Break(columns):
                self._break(columns)
            case Paragraph(text):
                self._runs(self._document.add_paragraph(), text)
            case Callout():
                self._callout(block)
            case Facts(named):
                rows = [((Piece(name, "strong"),), plain(value)) for name, value in named]
                self._grid(rows, (_NAMES_CM, _TEXT_CM - _NAMES_CM))
                self._gap()
            case Bullets(texts) | Tiles(texts):
                for text in texts:
                    self._runs(self._document.add_paragraph(style="List Bullet"), text)
            case Table():
                self._table(block)
            case Card():
                self._card(block)
            case Drawing():
                self._drawing(block)
            case Columns(parts):
                for inner in (inner for part in parts for inner in part):
                    self.block(inner)
            case References(entries):
                for one in entries:
                    told = f"{one.number}.\t{one.text} {READ[one.read]}"
                    paragraph = self._document.add_paragraph()
                    self._hanging(paragraph, plain(told), 0.9)
                    for run in paragraph.runs:
                        run.font.size = Pt(_SMALL)

    def _heading(self, text: str, level: int) -> None:
        heading = self._document.add_heading(holdable(text), level)
        if self._on_a_new_page:
            heading.paragraph_format.page_break_before = True
            self._on_a_new_page = False

    def _break(self, columns: int) -> None:
        """Begin a page: what is small is set in two columns, all else across the page."""
        if columns < _SMALL_FROM:
            self._on_a_new_page = True
            return
        from docx.oxml.ns import qn

        section = self._document.add_section()
        section.different_first_page_header_footer = False
        across = section._sectPr.find(qn("w:cols"))
        across.set(qn("w:num"), "2")

    def _style(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        styles = self._document.styles
        styles["Normal"].font.name, styles["Normal"].font.size = _FONT, Pt(10)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        styles["Normal"].paragraph_format.line_spacing = 1.0
        for name in ("Title", "Heading 1", "Heading 2"):
            font = styles[name].font
            font.name, font.color.rgb = _FONT, RGBColor.from_string(_INK)
            fonts = styles[name].element.rPr.find(qn("w:rFonts"))
            for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[theme]
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "en-GB")

    def _callout(self, block: Callout) -> None:
        ink, wash = _WASHES[block.look]
        table = self._document.add_table(rows=1, cols=1)
        cell = table.rows[0].cells[0]
        _shade(cell, wash, ink)
        from docx.shared import RGBColor

        title = cell.paragraphs[0].add_run(holdable(block.title))
        title.bold, title.font.color.rgb = True, RGBColor.from_string(ink)
        for text in block.paragraphs:
            self._runs(cell.add_paragraph(), text)
        for text in block.bullets:
            self._runs(cell.add_paragraph(style="List Bullet"), text)
        self._gap()

    def _table(self, block: Table) -> None:
        widths = _widths(block.widths)
        head = tuple((Piece(name or "✓", "strong"),) for name in block.head)
        table = self._grid([head], widths)
        _rule(table)
        _repeat(table.rows[0])
        for cell in table.rows[0].cells:
            _fill(cell, _WASHES["note"][1])
        for row in block.rows:
            cells = table.add_row().cells
            for name, cell, text in zip(block.head, cells, row, strict=True):
                if name:
                    self._runs(cell.paragraphs[0], text)
                else:
                    self._box(cell.paragraphs[0], _status(text[0].text))
        self._fit(table, widths)
        self._gap()

    def _card(self, card: Card) -> None:
        from docx.shared import Pt

        heading = self._document.add_heading(level=2)
        self._box(heading, card.state)
        if card.state in {"in-progress", "not-for-us"}:
            self._runs(heading, (Piece(f" {STATUS[card.state]}", "quiet"),))
        heading.add_run(f"  {card.number}  {holdable(card.title)}")
        heading.paragraph_format.space_before = Pt(12)
        meta = self._paragraph((Piece(" · ".join(card.tags), "strong"),))
        for name, text in card.side:
            self._runs(meta, (Piece(f"   {name}: ", "strong"), *text))
        meta.paragraph_format.keep_with_next = True
        if card.why:
            self._paragraph(plain(card.why))
        for said in card.because:
            self._paragraph((Piece(f"Here because: {said}", "quiet"),))
        if card.first:
            self._paragraph((Piece("Find out first", "strong"),)).paragraph_format.keep_with_next = True
        for step in (*card.first, *card.steps):
            paragraph = self._document.add_paragraph()
            self._box(paragraph, "to-do")
            self._hanging(paragraph, plain(f"\t{step}"), 0.6)
        if card.done_when:
            self._paragraph((Piece("Done when  ", "strong"), Piece(card.done_when)))
        if card.evidence:
            self._paragraph((Piece("Evidence  ", "strong"), *card.evidence))
        for remark in card.remarks:
            self._paragraph(remark)
        if card.codes:
            self._paragraph((Piece(card.codes, "quiet"),))

    def _drawing(self, block: Drawing) -> None:
        from docx.shared import Cm

        from cc_assistant.export.paper.typesetting import picture_png

        picture = block.picture
        self._heading(picture.title, 1)
        width = min(_TEXT_CM, picture.width / 10, _HIGHEST_CM * picture.width / picture.height)
        shape = self._document.add_picture(io.BytesIO(picture_png(picture)), width=Cm(width))
        shape._inline.docPr.set("descr", holdable(f"{picture.title}. {picture.description}"))
        if block.table:
            self._runs(self._document.add_paragraph(), (Piece(block.table.title, "quiet"),))
            self._table(block.table)

    def _grid(self, rows: Sequence[Sequence[Text]], widths: Sequence[float]) -> Any:
        table = self._document.add_table(rows=0, cols=len(widths))
        table.style = "Normal Table"
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                self._runs(cell.paragraphs[0], text)
        self._fit(table, widths)
        return table

    def _fit(self, table: Any, widths: Sequence[float]) -> None:
        from docx.oxml import OxmlElement
        from docx.shared import Cm, Pt

        table.autofit = False
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_after = Pt(2)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)

    def _paragraph(self, text: Text) -> WordParagraph:
        paragraph = self._document.add_paragraph()
        self._runs(paragraph, text)
        return paragraph

    def _gap(self) -> None:
        from docx.shared import Pt

        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _hanging(self, paragraph: WordParagraph, text: Text, indent: float) -> None:
        from docx.shared import Cm, Pt

        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = Cm(indent), Cm(-indent)
        form.tab_stops.add_tab_stop(Cm(indent))
        form.space_after = Pt(1)
        self._runs(paragraph, text)

    def _runs(self, paragraph: WordParagraph, text: Iterable[Piece]) -> None:
        from docx.shared import RGBColor

        for words, look in text:
            shown = f"[{words}]" if look == "mark" else f"{words} " if look == "item" else words
            run = paragraph.add_run(holdable(shown))
            run.bold = look in {"strong", "item"} or None
            if look == "quiet":
                run.font.color.rgb = RGBColor.from_string(_QUIET)
            elif look in {"mark", "item"}:
                run.font.color.rgb = RGBColor.from_string(_INK)

    def _field(self, paragraph: WordParagraph, name: str) -> None:
        """Add a field that Word fills in, such as the number of the page."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        run = paragraph.add_run("1")
        field.append(run._r)
        paragraph._p.append(field)

    def _box(self, paragraph: WordParagraph, state: Status) -> None:
        """Add a box that people tick in Word."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self._boxes += 1
        ticked = int(state == "done")
        paragraph._p.append(
            parse_xml(
                f'<w:sdt {nsdecls("w")} xmlns:w14="{_W14}"><w:sdtPr><w:alias w:val="Done"/>'
                f'<w:id w:val="{self._boxes}"/><w14:checkbox><w14:checked w14:val="{ticked}"/>'
                '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
                '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" '
                f'w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>{"☒" if ticked else "☐"}</w:t></w:r>'
                "</w:sdtContent></w:sdt>"
            )
        )


def _widths(shares: Sequence[float]) -> list[float]:
    """Return the widths of columns in cm; the narrowest still hold a number."""
    narrow = [share * _TEXT_CM / sum(shares) < _NARROWEST_CM for share in shares]
    wide = sum(share for share, is_narrow in zip(shares, narrow, strict=True) if not is_narrow)
    left = _TEXT_CM - _NARROWEST_CM * sum(narrow)
    return [
        _NARROWEST_CM if is_narrow else share * left / wide
        for share, is_narrow in zip(shares, narrow, strict=True)
    ]


def _status(text: str) -> Status:
    return next(status for status in STATUS if status == text)


def _repeat(row: Any) -> None:
    """Let the head of a table stand at the top of each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _rule(table: Any) -> None:
    """Draw a light line under each row, and none between columns."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
        for side in ("top", "bottom", "insideH")
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"))


def _shade(cell: _Cell, wash: str, ink: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    properties = cell._tc.get_or_add_tcPr()
    properties.append(
        parse_xml(
            f'<w:tcBorders {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="0" w:color="{ink}"/>'
            "</w:tcBorders>"
        )
    )
    _fill(cell, wash)


def _fill(cell: _Cell, wash: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{wash}"/>')
    cell._tc.get_or_add_tcPr().append(shade)
