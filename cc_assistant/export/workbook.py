"""Workbooks: sheets with a head, texts that wrap and are never run, pages that print. Knows XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from cc_assistant.export.visible import holdable, looks_like_formula

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that Excel holds in a cell."""

_LONGEST_PROPERTY, _LONGEST_NAME = 255, 31
_LINE_HEIGHT, _HIGHEST_ROW = 15.0, 409.0
_A4 = 9
_CUT = " … [cut here: a cell holds no more]"
_ABOUT = (24, 96)

Value = str | int | float | date | None


class Book:
    """A workbook that is being written; the same calls give the same bytes.

    Args:
        title: of the document.
        made: when, as the document says.
        comments: what else the document says of itself.
    """

    def __init__(self, title: str, made: datetime, comments: str = "") -> None:
        from xlsxwriter.workbook import Workbook

        self._file = io.BytesIO()
        quiet = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
        self._book = Workbook(self._file, {"in_memory": True, **quiet})
        told = {"title": title, "comments": comments} if comments else {"title": title}
        properties = {name: holdable(text)[:_LONGEST_PROPERTY] for name, text in told.items()}
        self._book.set_properties({**properties, "created": made})
        wrapped = {"text_wrap": True, "valign": "top", "align": "left"}
        self._text = self.form(**wrapped)
        # Marked as text, as by an apostrophe typed before it: stays text when the cell is edited.
        self._guarded = self.form(**wrapped, quote_prefix=True)
        self._date = self.form(**wrapped, num_format="d mmm yyyy")
        self._name = self.form(**wrapped, bold=True)
        self._head = self.form(**wrapped, bold=True, bg_color="#1F3A5F", font_color="#FFFFFF", border=1)
        self._title = self.form(bold=True, font_size=14)

    def form(self, **properties: object) -> Format:
        """Return a way to show cells, by the names that XlsxWriter gives."""
        return self._book.add_format(properties)

    def sheet(self, name: str, heads: Sequence[str], widths: Sequence[int]) -> Worksheet:
        """Return a new sheet whose first row holds these heads.

        Args:
            name: of the sheet; cut where Excel holds no more.
            heads: one for each column.
            widths: of the columns, in characters.
        """
        sheet = self._book.add_worksheet(name[:_LONGEST_NAME])
        for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, cell_text(head), self._head)
        return sheet

    def about(self, title: str, told: Iterable[tuple[str, Value]]) -> None:
        """Write a first sheet that says of what the workbook was made."""
        sheet = self._book.add_worksheet("About")
        sheet.hide_gridlines(2)
        for at, width in enumerate(_ABOUT):
            sheet.set_column(at, at, width)
        sheet.write_string(0, 0, holdable(title), self._title)
        for at, (name, value) in enumerate(told, start=2):
            sheet.set_row(at, row_height([value], _ABOUT[1:]))
            sheet.write_string(at, 0, name, self._name)
            self.put(sheet, at, 1, value)
        print_on_a4(sheet)

    def row(self, sheet: Worksheet, at: int, values: Sequence[Value], widths: Sequence[int]) -> None:
        """Write a row, as high as its texts need."""
        sheet.set_row(at, row_height(values, widths))
        for column, value in enumerate(values):
            self.put(sheet, at, column, value)

    def put(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        """Write a cell: a date as a date, a number as a number, a text as nothing else."""
        if value is None or value == "":
            return
        if isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self._date)
        elif isinstance(value, str):
            text = cell_text(value)
            sheet.write_string(row, column, text, self._guarded if looks_like_formula(text) else self._text)
        else:
            sheet.write_number(row, column, value, self._text)

    def written(self) -> bytes:
        """Return the whole file; nothing can be added then."""
        self._book.close()
        return self._file.getvalue()


def print_on_a4(sheet: Any, across: int = 1) -> None:
    """Print on pages that lie on their side, so many of them across."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(across, 0)


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


def _first(text: str, units: int) -> str:
    """Return the start of ``text`` that fits in so many UTF-16 units, which is what Excel counts."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
