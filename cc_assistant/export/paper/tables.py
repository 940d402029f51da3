"""Papers as CSV and as workbooks: dates are dates, and no text is ever run as a formula."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.paper import Paper
from cc_assistant.export.csv_ import BYTE_ORDER_MARK, guarded
from cc_assistant.export.paper.grid import Grid
from cc_assistant.export.paper.grids import grids_of
from cc_assistant.export.workbook import Book, print_on_a4

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_DONE, _DROPPED = "Done", "Not for us"


def paper_csv(paper: Paper) -> bytes:
    """Write the first table of a paper, as spreadsheets open it; dates as 2027-04-01."""
    grid = grids_of(paper)[0]
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(head) for head, _ in grid.columns])
    for row in grid.rows:
        writer.writerow([value.isoformat() if isinstance(value, date) else guarded(value) for value in row])
    return text.getvalue().encode("utf-8")


def paper_xlsx(paper: Paper) -> bytes:
    """Write every table of a paper on a sheet of its own; the same paper gives the same bytes."""
    book = Book(paper.title, datetime.combine(paper.made, time()))
    for grid in grids_of(paper):
        for sheet in grid.sheets():
            _sheet(book, sheet)
    return book.written()


def _sheet(book: Book, grid: Grid) -> None:
    widths = [width for _, width in grid.columns]
    sheet = book.sheet(grid.name, [head for head, _ in grid.columns], widths)
    last_row = max(1, len(grid.rows))
    for at, row in enumerate(grid.rows, start=1):
        book.row(sheet, at, row, widths)
    sheet.freeze_panes(1, grid.kept)
    sheet.autofilter(0, 0, last_row, len(grid.columns) - 1)
    sheet.repeat_rows(0)
    print_on_a4(sheet)
    if grid.printed:
        sheet.print_area(0, 0, last_row, grid.printed - 1)
    sheet.set_footer("&L&A&RPage &P of &N")
    _offer(book, sheet, grid, last_row)


def _offer(book: Book, sheet: Worksheet, grid: Grid, last_row: int) -> None:
    """Offer what a column may hold; what is done or dropped is also set apart for the eye."""
    heads = [head for head, _ in grid.columns]
    shown = (
        (_DONE, book.form(font_color="#595959", italic=True)),
        (_DROPPED, book.form(font_color="#595959", font_strikeout=True)),
    )
    for head, values in grid.choices:
        column = heads.index(head)
        sheet.data_validation(1, column, last_row, column, {"validate": "list", "source": [*values]})
        for value, form in shown:
            rule: dict[str, Any] = {
                "type": "formula",
                "criteria": f'=${chr(ord("A") + column)}2="{value}"',
                "format": form,
            }
            sheet.conditional_format(1, 0, last_row, 1, rule)
