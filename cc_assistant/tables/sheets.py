"""Matrices, codes that stand together, and shares, as sheets: rows and columns of words and numbers."""

from __future__ import annotations

from cc_assistant.domain.matrix import Cell, Line, Matrix, Shares, Together
from cc_assistant.domain.report import Head, Sheet, Value
from cc_assistant.tables.code_paths import FAMILIES
from cc_assistant.tables.matrix import column_total, row_total
from cc_assistant.text.saying import counted


def counts_sheet(matrix: Matrix) -> Sheet:
    """Return how many quotes each cell holds; totals count each quote once."""
    heads = (*_row_heads(matrix), *(Head(text=long_name(line), width=14) for line in matrix.columns))
    rows: list[tuple[Value, ...]] = [
        (
            *_row_names(matrix, row),
            *(len(matrix.cell(row.id, column.id).quotes) for column in matrix.columns),
            row_total(matrix, row.id),
        )
        for row in matrix.rows
    ]
    totals = [column_total(matrix, column.id) for column in matrix.columns]
    last: tuple[Value, ...] = (
        "All",
        *[""] * (len(_row_heads(matrix)) - 1),
        *totals,
        len(_all_places(matrix)),
    )
    return Sheet(
        name="Counts",
        heads=(*heads, Head(text="All", width=8)),
        rows=(*rows, last),
        fixed=len(_row_heads(matrix)),
        shaded=True,
        totals=True,
        about=matrix.unit,
    )


def together_sheet(table: Together) -> Sheet:
    """Return codes by codes; where a code meets itself stands how often it is there at all."""
    rows: list[tuple[Value, ...]] = [
        (long_name(row), *(_both(table, row.id, column.id) for column in table.codes)) for row in table.codes
    ]
    return Sheet(
        name="Codes by codes",
        heads=(Head(text="Code", width=40), *(Head(text=long_name(line), width=14) for line in table.codes)),
        rows=tuple(rows),
        shaded=True,
        about=f"{table.unit_said} Where a code meets itself stands how often it is there at all.",
    )


def shares_sheet(table: Shares) -> Sheet:
    """Return counts of passages and shares, group by group."""
    heads = [Head(text="Code", width=40)]
    for group in table.groups:
        heads.append(Head(text=f"{group.label} (of {table.sizes[group.id]:,})", width=14))
        heads.append(Head(text=f"{group.label}, share", width=10))
    rows: list[tuple[Value, ...]] = []
    for code in table.codes:
        row: list[Value] = [long_name(code)]
        for group in table.groups:
            share = table.share_by_place.get((code.id, group.id))
            row += [share.passages, f"{100 * share.share:.1f} %"] if share else [0, "0.0 %"]
        rows.append(tuple(row))
    return Sheet(name="Shares", heads=tuple(heads), rows=tuple(rows), shaded=True, about=table.unit)


def cell_words(matrix: Matrix, cell: Cell, many: int) -> str:
    """Return what a cell holds, in words: how many quotes, its summary, and the first of its quotes."""
    if not cell.quotes and not cell.summary:
        return ""
    told = [f"{counted(len(cell.quotes), 'quote')}, {counted(cell.documents, 'document')}"]
    if cell.summary:
        told.append(f"SUMMARY ({summary_by(cell)}): {cell.summary.text}")
    for quote in matrix.quotes_of(cell)[:many]:
        key = "* " if quote.key else ""
        told.append(f"{key}‘{quote.claim or quote.quote}’ ({quote.cited})")
    left = len(cell.quotes) - many
    if left > 0 and many:
        told.append(f"… and {left} more")
    return "\n".join(told)


def summary_by(cell: Cell) -> str:
    """Return who wrote the summary of a cell, when, and whether it is stale."""
    if cell.summary is None:
        return ""
    parts = (cell.summary.coder, cell.summary.at.date().isoformat(), cell.stale)
    return ", ".join(part for part in parts if part)


def cells_sheet(matrix: Matrix, many: int) -> Sheet:
    """Return every cell in words, with the first ``many`` of its quotes."""
    heads = (*_row_heads(matrix), *(Head(text=long_name(line), width=44) for line in matrix.columns))
    rows: list[tuple[Value, ...]] = [
        (
            *_row_names(matrix, row),
            *(cell_words(matrix, matrix.cell(row.id, column.id), many) for column in matrix.columns),
        )
        for row in matrix.rows
    ]
    return Sheet(
        name="Matrix",
        heads=heads,
        rows=tuple(rows),
        fixed=len(_row_heads(matrix)),
        about=f"{matrix.unit} * marks a key quote; key quotes come first.",
    )


def summaries_sheet(matrix: Matrix) -> Sheet:
    """Return what was written of cells."""
    rows, columns = ({line.id: line for line in lines} for lines in (matrix.rows, matrix.columns))
    told: list[tuple[Value, ...]] = [
        (
            long_name(rows[cell.row]),
            long_name(columns[cell.column]),
            cell.summary.text,
            cell.summary.coder,
            cell.summary.at.date().isoformat(),
            len(cell.quotes),
            cell.stale or "up to date",
        )
        for cell in matrix.cells
        if cell.summary
    ]
    widths = {"Row": 24, "Column": 30, "Summary": 70, "By": 12, "On": 11, "Quotes": 8, "State": 24}
    heads = tuple(Head(text=text, width=width) for text, width in widths.items())
    return Sheet(name="Summaries", heads=heads, rows=tuple(told), fixed=2)


def named(name: str) -> str:
    """Return what people call a property."""
    family = next((label for known, label in FAMILIES.items() if known == name), "")
    return family or ("all codes" if name == "codes" else name.removeprefix("attribute:"))


def long_name(line: Line) -> str:
    """Return what a row or column is called, with the heading that it stands below."""
    return f"{line.group} > {line.label}" if line.group else line.label


def _row_heads(matrix: Matrix) -> tuple[Head, ...]:
    grouped = matrix.split or any(row.group for row in matrix.rows)
    first = Head(text=named(matrix.rows_by).capitalize(), width=26)
    second = Head(text=named(matrix.split).capitalize() if matrix.split else "Code", width=18)
    return (first, second) if grouped else (first,)


def _row_names(matrix: Matrix, row: Line) -> tuple[str, ...]:
    return (row.group, row.label) if len(_row_heads(matrix)) == 2 else (row.label,)


def _both(table: Together, row: str, column: str) -> int:
    if row == column:
        return table.alone[row]
    pair = table.pair_by_codes.get((row, column))
    return pair.both if pair else 0


def _all_places(matrix: Matrix) -> set[int]:
    return {place for cell in matrix.cells for place in cell.quotes}
