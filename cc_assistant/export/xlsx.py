"""An evidence table as a workbook: what it was made from, the quotes, the references."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cc_assistant.export.columns import COLUMNS, about, title_of
from cc_assistant.export.record_notes import READ
from cc_assistant.export.workbook import Book, Value, print_on_a4

if TYPE_CHECKING:
    from cc_assistant.domain.evidence_table import EvidenceTable

_PRINTED_COLUMNS = 6
"""Quote, claim, text, place and reference: what fits on paper. The Word file prints all."""

_HEADS = ("Reference (short)", "Reference", "Read", "Year", "Country", "Address", "Passages", "Source")
_WIDTHS = (24, 80, 34, 7, 16, 40, 34, 18)


def evidence_xlsx(table: EvidenceTable) -> bytes:
    """Write the table as an Excel workbook; the same table gives the same bytes."""
    book = Book(title_of(table), datetime.fromisoformat(table.request.made), table.command)
    book.about("Evidence table", about(table))
    _evidence(book, table)
    _references(book, table)
    return book.written()


def _evidence(book: Book, table: EvidenceTable) -> None:
    widths = [column.width for column in COLUMNS]
    sheet = book.sheet("Evidence", [column.head for column in COLUMNS], widths)
    for at, row in enumerate(table.rows, start=1):
        book.row(sheet, at, [column.value(row) for column in COLUMNS], widths)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(COLUMNS) - 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(1, len(table.rows)), _PRINTED_COLUMNS - 1)
    print_on_a4(sheet)


def _references(book: Book, table: EvidenceTable) -> None:
    sheet = book.sheet("References", _HEADS, _WIDTHS)
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
        book.row(sheet, at, values, _WIDTHS)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    print_on_a4(sheet)
