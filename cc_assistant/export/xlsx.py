"""An evidence table as a workbook: what it was made from, the quotes, the references. Knows XlsxWriter."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from cc_assistant.export.columns import COLUMNS, Value, about, title_of
from cc_assistant.export.record_notes import READ
from cc_assistant.export.visible import holdable, looks_like_formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from cc_assistant.domain.evidence_table import EvidenceTable

LONGEST_CELL = 32_767
"""Characters that Excel holds in a cell."""

_PRINTED_COLUMNS = 6
"""Quote, claim, text, place and reference: what fits on paper. The Word file prints all."""

_LINE_HEIGHT, _HIGHEST_ROW = 15.0, 409.0
_A4 = 9
_CUT = " … [cut here: a cell holds no more]"
_HEADS = ("Reference (short)", "Reference", "Read", "Year", "Country", "Address", "Passages", "Source")
_WIDTHS = (24, 80, 34, 7, 16, 40, 34, 18)


def evidence_xlsx(table: EvidenceTable) -> bytes:
    """Write the table as an Excel workbook; the same table gives the same bytes."""
    from xlsxwriter.workbook import Workbook

    file = io.BytesIO()
    book = Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties(
        {
            "title": holdable(title_of(table))[:255],
            "comments": holdable(table.command)[:255],
            "created": datetime.fromisoformat(table.request.made),
        }
    )
    write = _Writer(book)
    write.about(table)
    write.evidence(table)
    write.references(table)
    book.close()
    return file.getvalue()


class _Writer:
    def __init__(self, book: Workbook) -> None:
        self._book = book
        wrapped = {"text_wrap": True, "valign": "top", "align": "left"}
        self._text = book.add_format(wrapped)
        # Marked as text, as by an apostrophe typed before it: stays text when the cell is edited.
        self._guarded = book.add_format({**wrapped, "quote_prefix": True})
        self._name = book.add_format({**wrapped, "bold": True})
        self._head = book.add_format(
            {**wrapped, "bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 1}
        )
        self._title = book.add_format({"bold": True, "font_size": 14})

    def about(self, table: EvidenceTable) -> None:
        sheet = self._book.add_worksheet("About")
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 96)
        sheet.write_string(0, 0, "Evidence table", self._title)
        for at, (name, value) in enumerate(about(table), start=2):
            sheet.set_row(at, row_height([value], [96]))
            sheet.write_string(at, 0, name, self._name)
            self._put(sheet, at, 1, value)
        _print_on_a4(sheet)

    def evidence(self, table: EvidenceTable) -> None:
        sheet = self._sheet("Evidence", [column.head for column in COLUMNS], [c.width for c in COLUMNS])
        for at, row in enumerate(table.rows, start=1):
            self._row(sheet, at, [column.value(row) for column in COLUMNS], [c.width for c in COLUMNS])
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(COLUMNS) - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, max(1, len(table.rows)), _PRINTED_COLUMNS - 1)
        _print_on_a4(sheet)

    def references(self, table: EvidenceTable) -> None:
        sheet = self._sheet("References", _HEADS, _WIDTHS)
        for at, cited in enumerate(table.sources, start=1):
            source = cited.source
            values: tuple[Value, ...] = (
                cited.short,
                cited.full,
                READ[source.read],
                source.year,
                "; ".join(source.country),
                source.url,
                "; ".join(cited.passages),
                source.id,
            )
            self._row(sheet, at, values, _WIDTHS)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        _print_on_a4(sheet)

    def _sheet(
        self, name: str, heads: tuple[str, ...] | list[str], widths: tuple[int, ...] | list[int]
    ) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        for number, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, head, self._head)
        return sheet

    def _row(self, sheet: Worksheet, at: int, values: Sequence[Value], widths: Sequence[int]) -> None:
        sheet.set_row(at, row_height(values, widths))
        for number, value in enumerate(values):
            self._put(sheet, at, number, value)

    def _put(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        if not isinstance(value, str):
            sheet.write_number(row, column, value, self._text)
            return
        text = cell_text(value)
        sheet.write_string(row, column, text, self._format(text))

    def _format(self, text: str) -> Format:
        return self._guarded if looks_like_formula(text) else self._text


def cell_text(text: str) -> str:
    """Return a text as a cell can hold it; where it is too long it is cut, and says so."""
    text = holdable(text)
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    return _first(text, LONGEST_CELL - len(_CUT)) + _CUT


def row_height(values: Sequence[object], widths: Sequence[int]) -> float:
    """Return how high a row must be to show its texts wrapped; only Excel works that out by itself."""
    lines = max(
        sum(1 + len(line) // max(1, width - 1) for line in str(value or "").split("\n"))
        for value, width in zip(values, widths, strict=True)
    )
    return min(_LINE_HEIGHT * lines + 2, _HIGHEST_ROW)


def _print_on_a4(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _first(text: str, units: int) -> str:
    """Return the start of ``text`` that fits in so many UTF-16 units, which is what Excel counts."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
