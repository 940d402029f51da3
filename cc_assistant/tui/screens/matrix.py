"""Matrix: what was coded as a table of any two properties, as codes that stand together, as shares."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from cc_assistant.errors import CCAssistantError
from cc_assistant.services import Services
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.matrix_told import NOTHING, cell_told, head_told, place_told, quotes_told, words_of
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import show_error, tell
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.screens.read import ReadScreen
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.widgets.matrix_grid import MatrixGrid
from cc_assistant.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from cc_assistant.domain.coded_quote import CodedQuote
    from cc_assistant.domain.matrix import Level, Matrix, Scope, Shares, Together, TogetherUnit
    from cc_assistant.tasks.coded_tables import CodedTables

    Table = Matrix | Together | Shares

Kind = Literal["matrix", "together", "shares"]
View = Literal["counts", "quotes", "summary"]
_VIEWS: tuple[View, ...] = get_args(View)
_LITTLE, _MUCH = 2, 12  # quotes told of a cell below the grid, and beside it


class MatrixScreen(ModeScreen):
    """Where what was coded is looked at as a whole.

    Args:
        scope: what the tables are made of.
    """

    CSS_PATH = "matrix.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("matrix")]

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._scope = scope
        self._kind: Kind = "matrix"
        self._view: View = "counts"
        self._rows, self._split, self._columns = "case", "", "cfir"
        self._by = "perspective" if not scope.packs else "role"
        self._level: Level = "domain"
        self._unit: TogetherUnit = "words"
        self._writer = ""
        self._table: Table | None = None
        self._attributes: tuple[str, ...] = ()

    def body(self) -> ComposeResult:
        """What the table is; the grid; beside or below it the cell under the cursor."""
        yield PlainText("The codings are being counted …", id="head")
        with Container(id="parts"):
            yield MatrixGrid()
            with VerticalScroll(id="side", can_focus=False):
                yield PlainText(id="cell")

    @property
    def grid(self) -> MatrixGrid:
        """The grid."""
        return self.query_one(MatrixGrid)

    def on_mount(self) -> None:
        """Count."""
        self.grid.focus()
        self._make()

    def _make(self) -> None:
        kind, scope = self._kind, self._scope
        rows, split, columns, level = self._rows, self._split, self._columns, self._level
        by, unit = self._by, self._unit

        def make(services: Services) -> Table:
            tables: CodedTables = services.tables
            if kind == "matrix":
                return tables.matrix(scope, rows=rows, split=split, columns=columns, level=level)
            if kind == "together":
                return tables.together(scope, columns="codes", level=level, unit=unit)
            return tables.shares(scope, by=by, columns="codes", level=level)

        self.desk.look_after(self, make, self._take, self._cannot)

    def _cannot(self, error: CCAssistantError) -> None:
        self.query_one("#head", PlainText).show(f"{error}")

    def _take(self, table: Table) -> None:
        from cc_assistant.domain.matrix import Matrix
        from cc_assistant.tables.grid import grid_of

        self._table = table
        names = (name for quote in table.quotes for name in quote.origin.attributes)
        self._attributes = tuple(dict.fromkeys((*self._attributes, *names)))
        grid = grid_of(table)
        words = words_of(table, self._view) if isinstance(table, Matrix) and self._view != "counts" else ()
        self.query_one("#head", PlainText).show(head_told(grid, table, key=self._scope.wanted.key))
        self.grid.show(grid, words)
        self._show_cell()

    def on_resize(self) -> None:
        """Tell as much as there is room for."""
        self.call_after_refresh(self._show_cell)

    def on_matrix_grid_moved(self) -> None:
        """Tell the cell under the cursor."""
        self._show_cell()

    def _show_cell(self) -> None:
        from cc_assistant.domain.matrix import Matrix

        grid, told = self.grid.grid, self.query_one("#cell", PlainText)
        if grid is None or self._table is None:
            return
        if not grid.rows:
            told.show(NOTHING)
            return
        row, column = self.grid.cursor
        held = grid.cells[row][column]
        cell = (
            self._table.cell(grid.rows[row].id, grid.columns[column].id)
            if isinstance(self._table, Matrix)
            else None
        )
        most = _MUCH if self.has_class("-wide") else _LITTLE
        told.show(cell_told(held.said, cell, self._quotes(), most))

    def _quotes(self) -> list[CodedQuote]:
        grid = self.grid.grid
        if grid is None or self._table is None or not grid.rows:
            return []
        row, column = self.grid.cursor
        return [self._table.quotes[place] for place in grid.cells[row][column].quotes]

    def on_matrix_grid_opened(self) -> None:
        """Show all quotes of the cell."""
        grid = self.grid.grid
        if grid is None or not grid.rows:
            return
        self.app.push_screen(ReadScreen(place_told(grid, *self.grid.cursor), quotes_told(self._quotes())))

    # -- what is shown

    def action_table(self) -> None:
        """Show the next table: matrix, codes that stand together, shares."""
        kinds = get_args(Kind)
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self._make()

    def action_view(self) -> None:
        """Show counts, quotes or summaries in the cells."""
        if self._kind != "matrix":
            tell(self.app, "Only a matrix shows quotes and summaries in its cells.")
            return
        self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        if self._table is not None:
            self._take(self._table)

    def action_level(self) -> None:
        """Tell codes by domain, construct or sub-construct."""
        from cc_assistant.domain.matrix import Level

        levels = get_args(Level)
        self._level = levels[(levels.index(self._level) + 1) % len(levels)]
        self._make()

    def action_unit(self) -> None:
        """Let codes count as together in the same words, passage or document."""
        from cc_assistant.domain.matrix import TogetherUnit

        if self._kind != "together":
            tell(self.app, "The unit is that of codes that stand together: the next table shows these.")
            return
        units = get_args(TogetherUnit)
        self._unit = units[(units.index(self._unit) + 1) % len(units)]
        self._make()

    def action_key(self) -> None:
        """Count key quotes only, or all."""
        wanted = self._scope.wanted.model_copy(update={"key": not self._scope.wanted.key})
        self._scope = self._scope.model_copy(update={"wanted": wanted})
        self._make()

    def action_rows(self) -> None:
        """Choose the rows."""
        from cc_assistant.tables.properties import OF_ORIGIN, PROPERTIES

        if self._kind == "together":
            tell(self.app, "Its rows and columns are codes.")
            return
        among = PROPERTIES if self._kind == "matrix" else OF_ORIGIN

        def chosen(name: str | None) -> None:
            if name:
                if self._kind == "matrix":
                    self._rows = name
                else:
                    self._by = name
                self._make()

        title = "Which rows?" if self._kind == "matrix" else "Shares by what?"
        self.app.push_screen(PickScreen(title, self._properties(among), ""), chosen)

    def action_columns(self) -> None:
        """Choose the columns of a matrix."""
        from cc_assistant.tables.properties import CODES, PROPERTIES

        if self._kind != "matrix":
            tell(self.app, "Only the columns of a matrix can be chosen.")
            return

        def chosen(name: str | None) -> None:
            if name:
                self._columns = name
                self._make()

        among = (*CODES, *(name for name in PROPERTIES if name not in CODES))
        self.app.push_screen(PickScreen("Which columns?", self._properties(among), ""), chosen)

    def action_split(self) -> None:
        """Divide each row by phase, or no longer."""
        if self._kind == "matrix":
            self._split = "" if self._split else "phase"
            self._make()

    def _properties(self, names: tuple[str, ...]) -> list[tuple[str, str]]:
        from cc_assistant.tables.sheets import named

        own = (f"attribute:{name}" for name in self._attributes)
        return [(named(name), name) for name in (*names, *own)]

    # -- summaries

    def action_summary(self) -> None:
        """Write what the cell comes to."""
        from cc_assistant.domain.matrix import Matrix

        table, grid = self._table, self.grid.grid
        if not isinstance(table, Matrix) or grid is None or not grid.rows:
            tell(self.app, "Only cells of a matrix have summaries.")
            return
        row, column = self.grid.cursor
        place = place_told(grid, row, column)
        cell = table.cell(grid.rows[row].id, grid.columns[column].id)

        def written(text: str | None) -> None:
            if text is not None:
                self._keep(table, cell.row, cell.column, text)

        def signed(who: str | None) -> None:
            if who is None:
                return
            self._writer = who
            about = "What does it come to? Nothing takes it away."
            before = cell.summary.text if cell.summary else ""
            self.app.push_screen(WriteScreen(place, about, before), written)

        if self._writer:
            signed(self._writer)
        else:
            self.app.push_screen(WriteScreen("Summary", "Who writes it? Initials are enough."), signed)

    def _keep(self, matrix: Matrix, row: str, column: str, text: str) -> None:
        who = self._writer
        self.desk.look_after(
            self,
            lambda services: services.tables.summarise(matrix, row, column, text, who),
            lambda _: self._make(),
            lambda error: show_error(self.app, error),
        )

    # -- going about

    def action_save(self) -> None:
        """Ask where to, and write the table."""
        from cc_assistant.export.report_files import REPORT_FORMS

        if self._table is None:
            return
        endings = [(form.ending, form.label) for form in REPORT_FORMS]
        self.app.push_screen(SaveScreen("Save the table", f"{self._kind}.xlsx", endings), self._save)

    def _save(self, file: Path | None) -> None:
        from cc_assistant.export.report_files import form_of

        table = self._table
        if file is not None and table is not None:
            deliver(self, file, lambda services: services.tables.file(table, form_of(file.name) or "xlsx"))

    def action_back(self) -> None:
        """Leave the table."""
        self.dismiss()
