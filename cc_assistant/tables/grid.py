"""Any table of counts as rows of cells: what screens, pictures and the command line draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cc_assistant.domain.matrix import Line, Matrix, Shares, Together
from cc_assistant.tables.sheets import long_name, named
from cc_assistant.tables.telling import matrix_title
from cc_assistant.text.saying import counted


class GridCell(NamedTuple):
    """A cell: its amount, that in figures with what goes with it, its quotes, and what is said of it.

    ``mark`` is ``s`` where it has a summary, ``!`` where that is stale.
    """

    amount: int
    number: str
    quotes: tuple[int, ...]
    said: str
    mark: str = ""


class Grid(NamedTuple):
    """A table of counts."""

    title: str
    unit: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[tuple[GridCell, ...], ...]


def grid_of(table: Matrix | Together | Shares) -> Grid:
    """Return a table as rows of cells."""
    if isinstance(table, Matrix):
        return _grid(
            matrix_title(table), table.unit, table.rows, table.columns, lambda r, c: _of_matrix(table, r, c)
        )
    if isinstance(table, Together):
        title = f"Codes that stand together: {named(table.columns_by)}"
        return _grid(title, table.unit_said, table.codes, table.codes, lambda r, c: _of_pair(table, r, c))
    title = f"{named(table.columns_by)} by {named(table.by)}"
    return _grid(title, table.unit, table.codes, table.groups, lambda r, c: _of_share(table, r, c))


def _grid(
    title: str,
    unit: str,
    rows: Sequence[Line],
    columns: Sequence[Line],
    cell: Callable[[Line, Line], GridCell],
) -> Grid:
    cells = tuple(tuple(cell(row, column) for column in columns) for row in rows)
    return Grid(title, unit, tuple(rows), tuple(columns), cells)


def _of_matrix(table: Matrix, row: Line, column: Line) -> GridCell:
    cell = table.cell(row.id, column.id)
    many = len(cell.quotes)
    mark = "" if not cell.summary else "!" if cell.stale else "s"
    said = f"{counted(many, 'quote')} of {counted(cell.documents, 'document')}" if many else "no quote"
    stale = f" The summary is {cell.stale}." if cell.stale else ""
    return GridCell(many, f"{many}{mark}", cell.quotes, f"{_place(row, column)}: {said}.{stale}", mark)


def _of_pair(table: Together, row: Line, column: Line) -> GridCell:
    if row.id == column.id:
        alone = table.alone[row.id]
        places = tuple(
            place
            for place, quote in enumerate(table.quotes)
            if any(row.id in {f"{one.family}:{step.id}" for step in one.path} for one in quote.given)
        )
        return GridCell(alone, f"({alone})", places, f"{long_name(row)}: {alone} in all.")
    pair = table.pair_by_codes.get((row.id, column.id))
    if pair is None:
        return GridCell(0, "0", (), f"{_place(row, column)}: never together.")
    said = f"{_place(row, column)}: together {pair.both}, Jaccard {pair.jaccard:.2f}."
    return GridCell(pair.both, str(pair.both), pair.quotes, said)


def _of_share(table: Shares, row: Line, column: Line) -> GridCell:
    share = table.share_by_place.get((row.id, column.id))
    size = table.sizes[column.id]
    many, part = (share.passages, share.share) if share else (0, 0.0)
    said = f"{_place(row, column)}: {many} of {counted(size, 'passage')} ({100 * part:.1f} %)."
    return GridCell(many, f"{many} {100 * part:.0f}%" if many else "0", share.quotes if share else (), said)


def _place(row: Line, column: Line) -> str:
    return f"{long_name(row)} × {long_name(column)}"
