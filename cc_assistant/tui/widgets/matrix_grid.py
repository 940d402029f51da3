"""A table of counts whose names stay in sight: cells of blocks and numbers, or of words."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cc_assistant.tui.commands import bindings
from cc_assistant.tui.widgets.plain_text import fitted, one_line

if TYPE_CHECKING:
    from cc_assistant.tables.grid import Grid

_HEADS = 3  # lines of the columns' names, which do not scroll
_COUNT, _WORDS = 13, 28  # cells of the screen for a column of numbers, and of words
_LEAST_NAME, _MOST_NAME = 16, 40
BLOCKS = " ░▒▓█"


class MatrixGrid(ScrollView, can_focus=True):
    """Shows a grid with a cursor on one of its cells."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("grid")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix-grid--cursor",
        "matrix-grid--shade",
        "matrix-grid--heading",
    }

    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    """Row and column of the grid."""

    class Moved(Message):
        """The cursor is on another cell."""

    class Opened(Message):
        """Someone wants to read what the cell under the cursor counts."""

    def __init__(self) -> None:
        super().__init__(id="grid")
        self.grid: Grid | None = None
        self._words: Sequence[Sequence[str]] = ()
        self._lines: tuple[int | str, ...] = ()
        self._first = 0
        self._most = 0

    def show(self, grid: Grid, words: Sequence[Sequence[str]] = ()) -> None:
        """Show a grid; the cursor stays on its row and column where these are there still.

        Args:
            grid: what to show.
            words: what stands in its cells in place of numbers; empty for the numbers.
        """
        before = self._at()
        self.grid, self._words = grid, words
        self._most = max((cell.amount for row in grid.cells for cell in row), default=0)
        lines: list[int | str] = []
        group = ""
        for at, line in enumerate(grid.rows):
            if line.group != group:
                group = line.group
                lines.append(group)
            lines.append(at)
        self._lines = tuple(lines)
        self.virtual_size = Size(self.size.width, len(lines) + _HEADS)
        row = next((n for n, one in enumerate(grid.rows) if before and one.id == before[0]), 0)
        column = next((n for n, one in enumerate(grid.columns) if before and one.id == before[1]), 0)
        self._go(row, column)
        self.refresh()
        self.post_message(self.Moved())

    def _at(self) -> tuple[str, str] | None:
        if self.grid is None or not self.grid.rows or not self.grid.columns:
            return None
        return self.grid.rows[self.cursor[0]].id, self.grid.columns[self.cursor[1]].id

    # -- drawing

    @property
    def _column(self) -> int:
        if not self._words:
            return _COUNT
        room = self.scrollable_content_region.width - self._names_width
        return max(_WORDS, room // max(1, min(room // _WORDS, len(self._words[0]))))

    @property
    def _names_width(self) -> int:
        longest = max((len(line.label) + 2 for line in self.grid.rows), default=0) if self.grid else 0
        room = self.scrollable_content_region.width // 3
        return max(_LEAST_NAME, min(longest + 2, room, _MOST_NAME))

    @property
    def _fit(self) -> int:
        """How many columns are in sight."""
        return max(1, (self.scrollable_content_region.width - self._names_width) // self._column)

    @property
    def _shown(self) -> range:
        many = len(self.grid.columns) if self.grid else 0
        return range(self._first, min(many, self._first + self._fit))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        if self.grid is None:
            return Strip.blank(width, base)
        heading = base + self.get_component_rich_style("matrix-grid--heading", partial=True)
        if y < _HEADS:
            return Strip([Segment(fitted(self._head(y), width), heading)], width)
        at = self.scroll_offset.y + y - _HEADS
        if at >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[at]
        if isinstance(line, str):
            return Strip([Segment(fitted(one_line(line), width), heading)], width)
        return Strip(list(self._row(line))).adjust_cell_length(width, base)

    def _head(self, y: int) -> str:
        assert self.grid
        columns, shown = self.grid.columns, self._shown
        left = f"◂ {self._first} more" if y == _HEADS - 1 and self._first else ""
        more = len(columns) - shown.stop
        if y == 0 and more > 0:
            left = f"{more} more ▸"
        told = fitted(left, self._names_width)
        for at in shown:
            broken = textwrap.wrap(one_line(columns[at].label), self._column - 2)[: _HEADS - 1]
            if y == 0:
                new = at == shown.start or columns[at].group != columns[at - 1].group
                text = columns[at].group.rpartition(" > ")[2] if new else ""
            else:
                cut = len(textwrap.wrap(columns[at].label, self._column - 2)) >= _HEADS and y == _HEADS - 1
                text = f"{broken[y - 1]}{'…' if cut else ''}" if y - 1 < len(broken) else ""
            told += fitted(f" {one_line(text)}", self._column)
        return told

    def _row(self, row: int) -> list[Segment]:
        assert self.grid
        here, column = self.cursor
        base = self.rich_style
        strong = base + Style(bold=True) if row == here else base
        indent = "  " if self.grid.rows[row].group else ""
        name = f"{'>' if row == here else ' '} {indent}{one_line(self.grid.rows[row].label)}"
        segments = [Segment(fitted(name, self._names_width), strong)]
        for at in self._shown:
            segments += self._cell(row, at, chosen=row == here and at == column)
        return segments

    def _cell(self, row: int, column: int, *, chosen: bool) -> list[Segment]:
        from cc_assistant.tables.shading import shade_of

        assert self.grid
        cell = self.grid.cells[row][column]
        base = self.rich_style
        shade = base + self.get_component_rich_style("matrix-grid--shade", partial=True)
        if chosen:
            # Brackets tell the cell without colour, also while the keys go elsewhere.
            cursor = self.get_component_rich_style("matrix-grid--cursor", partial=True)
            base, shade = base + cursor, shade + cursor
        left, right = ("[", "]") if chosen else (" ", " ")
        block = BLOCKS[shade_of(cell.amount, self._most)]
        if self._words:
            told = fitted(f" {one_line(self._words[row][column])}", self._column - 3)
            return [Segment(left, base), Segment(block, shade), Segment(f"{told}{right}", base)]
        number = f" {cell.number if cell.amount or cell.mark else '-'}{right}"
        return [
            Segment(left, base),
            Segment(block * 2, shade),
            Segment(number, base),
            Segment(" " * max(0, self._column - 3 - len(number)), self.rich_style),
        ]

    def on_resize(self) -> None:
        """Fill the new width."""
        self.virtual_size = Size(self.size.width, len(self._lines) + _HEADS)
        self._go(*self.cursor)
        self.refresh()

    # -- moving

    def _go(self, row: int, column: int) -> None:
        if self.grid is None or not self.grid.rows or not self.grid.columns:
            self.cursor = (0, 0)
            return
        row = max(0, min(row, len(self.grid.rows) - 1))
        column = max(0, min(column, len(self.grid.columns) - 1))
        self._first = min(self._first, column)
        self._first = max(self._first, column - self._fit + 1)
        self.cursor = row, column
        at = self._lines.index(row)
        heading = 1 if at and isinstance(self._lines[at - 1], str) else 0
        self.scroll_to_region(
            Region(0, at - heading, self.size.width, 1 + heading + _HEADS), animate=False, force=True
        )

    def watch_cursor(self) -> None:
        """Say where the cursor is."""
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, rows: int, columns: int) -> None:
        """Go to a cell beside."""
        self._go(self.cursor[0] + rows, self.cursor[1] + columns)

    def action_page(self, step: int) -> None:
        """Go by what is in sight."""
        self._go(self.cursor[0] + step * max(1, self.size.height - _HEADS - 2), self.cursor[1])

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0, self.cursor[1])

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(len(self.grid.rows) if self.grid else 0, self.cursor[1])

    def action_open(self) -> None:
        """Ask for what the cell counts."""
        self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """A click goes to a cell; on the cell that is chosen already, it opens it."""
        where = event.get_content_offset(self)
        at = self.scroll_offset.y + where.y - _HEADS if where else -1
        if where is None or where.y < _HEADS or not 0 <= at < len(self._lines):
            return
        line = self._lines[at]
        if isinstance(line, str):
            return
        column = self._first + max(0, where.x - self._names_width) // self._column
        before = self.cursor
        self._go(line, column if where.x >= self._names_width else self.cursor[1])
        if where.x >= self._names_width and self.cursor == before:
            self.action_open()
