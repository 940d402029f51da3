"""Papers as CSV and as workbooks: dates are dates, and no text is ever run as a formula.

The second of the modules that know XlsxWriter.
"""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.paper import Paper
from cc_assistant.export.csv_ import BYTE_ORDER_MARK, guarded
from cc_assistant.export.paper.grids import Grid, Value, grids_of
from cc_assistant.export.visible import holdable, looks_like_formula
from cc_assistant.export.xlsx import cell_text, row_height

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_LONGEST_PROPERTY = 255
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
    from xlsxwriter.workbook import Workbook

    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(file, {"in_memory": True, **options})
    book.set_properties(
        {
            "title": holdable(paper.title)[:_LONGEST_PROPERTY],
            "created": datetime.combine(paper.made, time()),
        }
    )
    writer = _Writer(book)
    for grid in grids_of(paper):
        for sheet in grid.sheets():
            writer.sheet(sheet)
    book.close()
    return file.getvalue()


class _Writer:
    def __init__(self, book: Workbook) -> None:
        self._book = book
        wrapped = {"text_wrap": True, "valign": "top", "align": "left"}
        self._text = book.add_format(wrapped)
        # Marked as text, as by an apostrophe typed before it: stays text when the cell is edited.
        self._guarded = book.add_format({**wrapped, "quote_prefix": True})
        self._date = book.add_format({**wrapped, "num_format": "d mmm yyyy"})
        self._head = book.add_format(
            {**wrapped, "bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 1}
        )
        self._done = book.add_format({"font_color": "#595959", "italic": True})
        self._dropped = book.add_format({"font_color": "#595959", "font_strikeout": True})

    def sheet(self, grid: Grid) -> None:
        sheet = self._book.add_worksheet(grid.name)
        last_row, last_column = max(1, len(grid.rows)), len(grid.columns) - 1
        widths = [width for _, width in grid.columns]
        for number, (head, width) in enumerate(grid.columns):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, holdable(head), self._head)
        for at, row in enumerate(grid.rows, start=1):
            sheet.set_row(at, row_height([*map(_shown, row)], widths))
            for number, value in enumerate(row):
                self._put(sheet, at, number, value)
        sheet.freeze_panes(1, grid.kept)
        sheet.autofilter(0, 0, last_row, last_column)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        if grid.printed:
            sheet.print_area(0, 0, last_row, grid.printed - 1)
        sheet.set_footer("&L&A&RPage &P of &N")
        self._offer(sheet, grid, last_row)

    def _offer(self, sheet: Worksheet, grid: Grid, last_row: int) -> None:
        """Offer what a column may hold; what is done or dropped is also set apart for the eye."""
        heads = [head for head, _ in grid.columns]
        for head, values in grid.choices:
            column = heads.index(head)
            sheet.data_validation(1, column, last_row, column, {"validate": "list", "source": [*values]})
            for value, form in ((_DONE, self._done), (_DROPPED, self._dropped)):
                rule: dict[str, Any] = {
                    "type": "formula",
                    "criteria": f'=${chr(ord("A") + column)}2="{value}"',
                    "format": form,
                }
                sheet.conditional_format(1, 0, last_row, 1, rule)

    def _put(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self._date)
        elif isinstance(value, str):
            text = cell_text(value)
            sheet.write_string(row, column, text, self._guarded if looks_like_formula(text) else self._text)
        else:
            sheet.write_number(row, column, value, self._text)


def _shown(value: Value) -> str:
    return "" if value is None else str(value)
