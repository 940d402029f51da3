"""Tables of coded words, put together: evidence tables, matrices, codes that stand together, shares."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.matrix import (
        Level,
        Matrix,
        QuoteTable,
        Scope,
        Shares,
        Summary,
        Together,
        TogetherUnit,
    )
    from cc_assistant.domain.report import Report
    from cc_assistant.tasks.coding_bench import CodingBench
    from cc_assistant.tasks.quote_gathering import QuoteGathering

    Table = QuoteTable | Matrix | Together | Shares

SUMMARIES = "summaries.jsonl"
"""The file in a pack that holds what was written of the cells of matrices."""


class CodedTables:
    """Makes tables of what was coded, in the user's own packs and in the library.

    Args:
        bench: packs, documents and codings.
        gathering: gathers the quotes.
        kept: folder for summaries of matrices of the library alone.
    """

    def __init__(
        self,
        bench: CodingBench,
        gathering: QuoteGathering,
        kept: Path,
    ) -> None:
        self._bench = bench
        self._gathering = gathering
        self._kept = kept

    # -- tables

    def quotes(self, scope: Scope, *, command: str = "") -> QuoteTable:
        """Return an evidence table.

        Args:
            scope: what it is made of.
            command: makes it again.

        Raises:
            NotFound: there is no such pack or code.
            UsageError: nothing is named that it could be made of.
        """
        from cc_assistant.domain.matrix import QuoteTable as Made
        from cc_assistant.tables.matrix import confidential_note

        found = self._gathering.gather(scope)
        notes = (*confidential_note(found.quotes), *found.notes)
        return Made(scope=scope, command=command, made=self._today, quotes=tuple(found.quotes), notes=notes)

    def matrix(
        self,
        scope: Scope,
        *,
        rows: str = "case",
        split: str = "",
        columns: str = "cfir",
        level: Level = "construct",
        unused: bool = False,
        command: str = "",
    ) -> Matrix:
        """Return a framework matrix.

        Args:
            scope: what it is made of.
            rows: property of the rows.
            split: property that divides each row; "" for none.
            columns: property of the columns.
            level: how far down their paths codes are told.
            unused: show codes that nobody gave too.
            command: makes it again.

        Raises:
            NotFound: there is no such pack or code.
            UsageError: there is no such property, or nothing is named that it could be made of.
            InputError: the summaries of the pack cannot be read.
        """
        from cc_assistant.tables.matrix import make_matrix
        from cc_assistant.tables.properties import checked
        from cc_assistant.tables.summaries import read_summaries

        found = self._gathering.gather(scope)
        made = make_matrix(
            found.quotes,
            found.paths,
            scope=scope,
            rows_by=checked(rows, found.every),
            split=checked(split, found.every) if split else "",
            columns_by=checked(columns, found.every),
            level=level,
            summaries=read_summaries(self._summaries(scope)),
            command=command,
            made=self._today,
            unused=unused,
        )
        return made.model_copy(update={"notes": (*made.notes, *found.notes)})

    def together(
        self,
        scope: Scope,
        *,
        columns: str = "codes",
        level: Level = "construct",
        unit: TogetherUnit = "words",
        command: str = "",
    ) -> Together:
        """Return which codes stand together; arguments and errors as those of `matrix`."""
        from cc_assistant.tables.properties import CODES, checked
        from cc_assistant.tables.together import make_together

        found = self._gathering.gather(scope)
        made = make_together(
            found.quotes,
            found.paths,
            scope=scope,
            columns_by=checked(columns, (), CODES),
            level=level,
            unit=unit,
            command=command,
            made=self._today,
        )
        return made.model_copy(update={"notes": (*made.notes, *found.notes)})

    def shares(
        self,
        scope: Scope,
        *,
        by: str = "perspective",
        columns: str = "cfir",
        level: Level = "construct",
        command: str = "",
    ) -> Shares:
        """Return codes by a property of whom words come from; arguments and errors as those of `matrix`."""
        from cc_assistant.tables.properties import CODES, OF_ORIGIN, checked
        from cc_assistant.tables.shares import make_shares

        found = self._gathering.gather(scope, passages=True)
        made = make_shares(
            found.quotes,
            found.passages,
            found.paths,
            scope=scope,
            by=checked(by, found.every, OF_ORIGIN),
            columns_by=checked(columns, (), CODES),
            level=level,
            command=command,
            made=self._today,
        )
        return made.model_copy(update={"notes": (*made.notes, *found.notes)})

    # -- summaries

    def summarise(self, matrix: Matrix, row: str, column: str, text: str, coder: str = "") -> Summary:
        """Keep what somebody writes of a cell: afterwards it is on disk. An empty text takes it away.

        Args:
            matrix: that shows the cell.
            row: id of the row.
            column: id of the column.
            text: the summary.
            coder: who writes it.

        Raises:
            NotFound: the matrix has no such row or column.
            FileFault: it cannot be written.
        """
        from cc_assistant.domain.matrix import Summary as Written
        from cc_assistant.tables.summaries import keep_summary

        if row not in {line.id for line in matrix.rows} or column not in {line.id for line in matrix.columns}:
            raise NotFound(
                f"The matrix has no cell at {row} and {column}.", remedy="Nothing was kept. Look at its ids."
            )
        summary = Written(
            row=row,
            column=column,
            text=text,
            coder=coder,
            at=self._bench.now(),
            marks=tuple(one.mark for one in matrix.quotes_of(matrix.cell(row, column))),
        )
        keep_summary(self._summaries(matrix.scope), summary)
        return summary

    def _summaries(self, scope: Scope) -> Path:
        # Of packs that are left out, what was written of their cells is left out too.
        folders = self._gathering.folders(scope)[0]
        return (folders[0] if folders else self._kept) / SUMMARIES

    # -- files

    def report(self, table: Table, many: int = 3) -> Report:
        """Return a table as a report; a matrix tells ``many`` quotes in each cell."""
        from cc_assistant.domain.matrix import Matrix, QuoteTable, Together
        from cc_assistant.tables import telling

        if isinstance(table, QuoteTable):
            return telling.quote_report(table)
        picture = self.picture(table)
        if isinstance(table, Matrix):
            return telling.matrix_report(table, many, picture)
        return (
            telling.together_report(table, picture)
            if isinstance(table, Together)
            else telling.shares_report(table, picture)
        )

    def picture(self, table: Matrix | Together | Shares) -> str:
        """Return the counts of a table as an SVG picture."""
        from cc_assistant.render.heat_grid import HeatGrid, heat_grid_svg
        from cc_assistant.tables.grid import grid_of

        grid = grid_of(table)
        return heat_grid_svg(
            HeatGrid(
                title=grid.title,
                unit=grid.unit,
                rows=[(line.label, line.group) for line in grid.rows],
                columns=[line.label for line in grid.columns],
                counts=[[cell.amount for cell in row] for row in grid.cells],
                said=[[cell.number for cell in row] for row in grid.cells],
            )
        )

    def file(self, table: Table, form: str, many: int = 3) -> bytes:
        """Return a table as a file; ``form`` is a name of `export.report_files.REPORT_FORMS`.

        Raises:
            UsageError: an evidence table has no picture.
        """
        from cc_assistant.domain.matrix import QuoteTable
        from cc_assistant.export.report_files import report_file

        if form == "svg" and isinstance(table, QuoteTable):
            raise UsageError("An evidence table has no picture.", remedy="A matrix has: 'tables matrix'.")
        return report_file(self.report(table, many), form, lambda: table.model_dump_json(indent=2))

    @property
    def _today(self) -> str:
        return self._bench.now().date().isoformat()
