"""A report as a workbook: what it was made from, then a sheet for each table. Knows XlsxWriter."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cc_assistant.export.visible import holdable, looks_like_formula
from cc_assistant.export.xlsx import cell_text, row_height

if TYPE_CHECKING:
    from cc_assistant.domain.report import Report, Sheet, Value

_LONGEST_NAME = 31  # of a sheet
_ABOUT = (24, 96)
_A4 = 9
_READABLE = 240
"""Characters beside one another that can be read on a page."""
_LIGHT, _DARK = "#FFFFFF", "#86B4DC"  # black letters keep a contrast of more than 7 to 1 on both


def report_xlsx(report: Report) -> bytes:
    """Write a report as an Excel workbook; the same report gives the same bytes."""
    from xlsxwriter.workbook import Workbook

    file = io.BytesIO()
    quiet = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(file, {"in_memory": True, **quiet})
    book.set_properties(
        {"title": holdable(report.title)[:255], "created": datetime.fromisoformat(report.made)}
    )
    write = _Writer(book)
    write.about(report)
    for sheet in report.sheets:
        write.sheet(sheet)
    book.close()
    return file.getvalue()


class _Writer:
    def __init__(self, book: Any) -> None:
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

    def about(self, report: Report) -> None:
        sheet = self._book.add_worksheet("About")
        sheet.hide_gridlines(2)
        for at, width in enumerate(_ABOUT):
            sheet.set_column(at, at, width)
        sheet.write_string(0, 0, holdable(report.title), self._title)
        for at, (name, value) in enumerate(report.about, start=2):
            sheet.set_row(at, row_height([value], _ABOUT[1:]))
            sheet.write_string(at, 0, name, self._name)
            self._put(sheet, at, 1, value)
        _print_on_a4(sheet)

    def sheet(self, table: Sheet) -> None:
        sheet = self._book.add_worksheet(table.name[:_LONGEST_NAME])
        widths = [head.width for head in table.heads]
        sheet.set_row(0, row_height([head.text for head in table.heads], widths))
        for at, head in enumerate(table.heads):
            sheet.set_column(at, at, head.width)
            sheet.write_string(0, at, cell_text(head.text), self._head)
        for number, row in enumerate(table.rows, start=1):
            sheet.set_row(number, row_height(row, widths))
            for at, value in enumerate(row):
                self._put(sheet, number, at, value)
        last = max(1, len(table.rows)), len(table.heads) - 1
        sheet.freeze_panes(1, table.fixed)
        sheet.autofilter(0, 0, *last)
        sheet.repeat_rows(0)
        if table.shaded:
            scale = {"type": "2_color_scale", "min_color": _LIGHT, "max_color": _DARK}
            end = (last[0] - table.totals, last[1] - table.totals)
            sheet.conditional_format(1, table.fixed, max(1, end[0]), max(table.fixed, end[1]), scale)
        if table.printed:
            sheet.print_area(0, 0, last[0], table.printed - 1)
        if table.fixed:
            sheet.repeat_columns(0, table.fixed - 1)
        _print_on_a4(sheet, sum(widths[: table.printed or None]))

    def _put(self, sheet: Any, row: int, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        if not isinstance(value, str):
            sheet.write_number(row, column, value, self._text)
            return
        text = cell_text(value)
        sheet.write_string(row, column, text, self._guarded if looks_like_formula(text) else self._text)


def _print_on_a4(sheet: Any, width: int = 0) -> None:
    """Print on pages that lie on their side; what is wider (characters) than can be read, on several."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(max(1, round(width / _READABLE)), 0)
