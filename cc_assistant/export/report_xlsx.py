"""A report as a workbook: what it was made from, then a sheet for each table."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cc_assistant.export.workbook import Book, print_on_a4, row_height

if TYPE_CHECKING:
    from cc_assistant.domain.report import Report, Sheet

_READABLE = 240
"""Characters beside one another that can be read on a page."""
_LIGHT, _DARK = "#FFFFFF", "#86B4DC"  # black letters keep a contrast of more than 7 to 1 on both


def report_xlsx(report: Report) -> bytes:
    """Write a report as an Excel workbook; the same report gives the same bytes."""
    book = Book(report.title, datetime.fromisoformat(report.made))
    book.about(report.title, report.about)
    for table in report.sheets:
        _sheet(book, table)
    return book.written()


def _sheet(book: Book, table: Sheet) -> None:
    heads, widths = [head.text for head in table.heads], [head.width for head in table.heads]
    sheet = book.sheet(table.name, heads, widths)
    sheet.set_row(0, row_height(heads, widths))
    for number, row in enumerate(table.rows, start=1):
        book.row(sheet, number, row, widths)
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
    # What is wider than can be read on one page is printed on several.
    print_on_a4(sheet, max(1, round(sum(widths[: table.printed or None]) / _READABLE)))
