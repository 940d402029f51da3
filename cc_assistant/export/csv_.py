"""An evidence table as CSV (RFC 4180), as spreadsheets open it: with a byte order mark and no formulas."""

from __future__ import annotations

import csv
import io

from cc_assistant.domain.evidence_table import EvidenceTable
from cc_assistant.export.columns import COLUMNS, Value
from cc_assistant.export.visible import holdable, looks_like_formula

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the country


def evidence_csv(table: EvidenceTable) -> bytes:
    """Write one row a passage. What the table was made from stands in the last columns of each row.

    A cell that a spreadsheet might run as a formula gets an apostrophe before it.
    """
    made_from = {
        "Question or basket": table.request.question or table.request.basket or "",
        "Filters": table.request.filters.describe(),
        "Made on": table.request.made,
        "Make it again with": table.command,
    }
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*(column.head for column in COLUMNS), *made_from])
    for row in table.rows:
        values = [*(column.value(row) for column in COLUMNS), *made_from.values()]
        writer.writerow([guarded(value) for value in values])
    return text.getvalue().encode("utf-8")


def guarded(value: Value) -> Value:
    """Return a value as a cell holds it: a text that might be run as a formula gets an apostrophe."""
    if not isinstance(value, str):
        return value
    return f"'{holdable(value)}" if looks_like_formula(value) else holdable(value)
