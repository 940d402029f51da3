"""What the matrix screen says: of the table, of the cell under the cursor, of its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from cc_assistant.tables.quote_rows import code_words
from cc_assistant.tables.sheets import long_name, summary_by
from cc_assistant.tui.widgets.matrix_grid import BLOCKS
from cc_assistant.tui.widgets.plain_text import lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.coded_quote import CodedQuote
    from cc_assistant.domain.matrix import Cell, Matrix, Shares, Together
    from cc_assistant.tables.grid import Grid

NOTHING = (
    "Nothing is coded so yet. Alt+C codes documents; r and c choose other rows and columns, "
    "k takes the limit to key quotes away."
)


def head_told(grid: Grid, table: Matrix | Together | Shares, *, key: bool) -> Content:
    """Return what the table is, what it counts, and what marks mean."""
    from cc_assistant.domain.matrix import Matrix
    from cc_assistant.tables.shading import ranges

    closed = any(one.origin.confidential for one in table.quotes)
    mark = " · CONFIDENTIAL" if closed else ""
    only = " · key quotes only" if key else ""
    most = max((cell.amount for row in grid.cells for cell in row), default=0)
    shades = ", ".join(f"{BLOCKS[shade]} {told}" for shade, told in ranges(most)) if most else ""
    summaries = "s summary, ! stale" if isinstance(table, Matrix) else ""
    legend = " · ".join(part for part in (shades, summaries) if part)
    return lines(
        [
            Content.styled(one_line(f"{grid.title} · level: {table.level}{only}{mark}"), "bold"),
            plain(one_line(grid.unit)),
            plain(legend),
        ]
    )


def cell_told(said: str, cell: Cell | None, quotes: Sequence[CodedQuote], most: int) -> Content:
    """Return what is said of a cell: its count, its summary, its first quotes."""
    told = [plain(one_line(said), "bold")]
    if cell and cell.summary:
        by = Content.assemble(("Summary ", "bold"), f"({one_line(summary_by(cell))}): ")
        told.append(Content.assemble(by, plain(cell.summary.text)))
    told.extend(plain(_short(quote)) for quote in quotes[:most])
    left = len(quotes) - most
    if left > 0:
        told.append(plain(f"… and {left} more: Enter shows all."))
    return lines(told)


def quotes_told(quotes: Sequence[CodedQuote]) -> Content:
    """Return quotes one below the other, each in its surroundings."""
    return (
        lines([line for quote in quotes for line in _long(quote)]) if quotes else plain("No quote is here.")
    )


def words_of(matrix: Matrix, view: str) -> list[list[str]]:
    """Return what stands in the cells in place of numbers: first quotes, or summaries."""
    told = []
    for row in matrix.rows:
        cells = [matrix.cell(row.id, column.id) for column in matrix.columns]
        if view == "summary":
            told.append([_summary(cell) for cell in cells])
        else:
            told.append([_first(matrix, cell) for cell in cells])
    return told


def place_told(grid: Grid, row: int, column: int) -> str:
    """Return the names of a cell's row and column."""
    return f"{long_name(grid.rows[row])} × {long_name(grid.columns[column])}"


def _summary(cell: Cell) -> str:
    if cell.summary is None:
        return f"({len(cell.quotes)})" if cell.quotes else ""
    return f"{'! ' if cell.stale else ''}{cell.summary.text}"


def _first(matrix: Matrix, cell: Cell) -> str:
    if not cell.quotes:
        return ""
    quote = matrix.quotes[cell.quotes[0]]
    return f"{len(cell.quotes)}: ‘{quote.claim or quote.quote}’"


def _short(quote: CodedQuote) -> str:
    key = "* " if quote.key else ""
    words = " ".join((quote.claim or quote.quote).split())
    words = words if len(words) <= 220 else f"{words[:219]}…"
    return f"{key}‘{words}’ ({quote.cited})"


def _long(quote: CodedQuote) -> Iterator[Content]:
    key = " · key quote" if quote.key else ""
    mark = " · CONFIDENTIAL" if quote.origin.confidential else ""
    yield plain(one_line(f"{quote.cited}{key}{mark}"), "bold")
    before, after = (text.replace("\n\n", "\n") for text in (quote.before[-160:], quote.after[:160]))
    yield Content.assemble(plain(before), plain(f"⟦{quote.quote}⟧", "bold underline"), plain(after))
    for code in code_words(quote.given):
        yield plain(f"  {one_line(code)}")
    for given in quote.given:
        if given.memo:
            yield plain(one_line(f"  {given.coder} on {given.path[-1].name}: {given.memo}"))
    yield Content("")
