"""What a table looks like on paper, printed from a workbook."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from cc_assistant.domain.report import Head, Report, Sheet
from cc_assistant.export.report_xlsx import report_xlsx


def _printed(columns: int, width: int, printed: int = 0) -> tuple[int, str]:
    heads = (Head(text="Case", width=24), *(Head(text=f"Code {n}", width=width) for n in range(columns)))
    sheet = Sheet(name="Matrix", heads=heads, rows=(("a", *range(columns)),), printed=printed)
    report = Report(title="Matrix", made="2026-11-23", about=(), sheets=(sheet,))
    made = load_workbook(io.BytesIO(report_xlsx(report)))["Matrix"]
    return int(made.page_setup.fitToWidth or 1), str(made.print_title_cols)


@pytest.mark.parametrize(("columns", "pages"), [(6, 1), (47, 9)])
def test_a_wide_matrix_is_printed_on_as_many_pages_as_make_it_readable(columns: int, pages: int) -> None:
    assert _printed(columns, 44)[0] == pages


def test_each_page_begins_with_the_column_that_names_the_rows() -> None:
    assert _printed(47, 44)[1] == "$A:$A"


def test_columns_that_are_not_printed_do_not_count() -> None:
    assert _printed(47, 44, printed=4)[0] == 1
