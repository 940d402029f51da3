"""The coverage map: blocks and numbers in cells that can be opened."""

from __future__ import annotations

from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
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
from cc_assistant.tui.coverage_rows import Cell, MapRow, MapTable
from cc_assistant.tui.widgets.plain_text import fitted, one_line

_HEADS = 1  # the line of the columns' heads, which does not scroll
_WIDE = 16  # cells of the screen for a column where there is room
_ROOM_FOR_NAMES = 48
_SHORTEST_NAME, _SHORT_NAME = 10, 18
_BEFORE_AND_AFTER = 5  # pointer before a name, air after it
_BLOCKS = 3


class HeatMap(ScrollView, can_focus=True):
    """Shows a table of amounts with a cursor on one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("map")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heat-map--cursor",
        "heat-map--shade",
        "heat-map--heading",
    }

    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    """Row (headings count) and column."""

    class Moved(Message):
        """The cursor is on another cell."""

        def __init__(self, cell: Cell) -> None:
            super().__init__()
            self.cell = cell

    class Opened(Message):
        """Someone wants to read what a cell counts."""

        def __init__(self, cell: Cell) -> None:
            super().__init__()
            self.cell = cell

    def __init__(self) -> None:
        super().__init__(id="map")
        self._table = MapTable((), ())
        self._stops: tuple[int, ...] = ()
        self._columns: tuple[int, ...] = ()
        self._blocks = _BLOCKS

    def show(self, table: MapTable) -> None:
        """Show another table, from its top."""
        self._table = table
        self._stops = tuple(at for at, row in enumerate(table.rows) if row.cells)
        self._measure()
        self.scroll_to(0, 0, animate=False, force=True)
        first = (self._stops[0] if self._stops else 0, 0)
        changed = first != self.cursor
        self.cursor = first
        if not changed:
            self.watch_cursor(first)

    @property
    def current(self) -> Cell | None:
        """The cell under the cursor."""
        row, column = self.cursor
        cells = self._table.rows[row].cells if row < len(self._table.rows) else ()
        return cells[column] if column < len(cells) else None

    # -- drawing

    def _measure(self) -> None:
        """See how many cells of the screen each column takes: what it needs, more where there is room."""
        width = self.scrollable_content_region.width
        self._blocks = _BLOCKS
        self._columns = self._widths(heads=True)
        if width - sum(self._columns) < _SHORT_NAME:
            self._blocks = 1
            self._columns = self._widths(heads=False)
        self.virtual_size = Size(self.size.width, len(self._table.rows) + _HEADS)
        self.refresh()

    def _widths(self, *, heads: bool) -> tuple[int, ...]:
        room = self.scrollable_content_region.width - _ROOM_FOR_NAMES
        spread = min(_WIDE, room // max(1, len(self._table.columns)))
        return tuple(
            max(
                spread,
                cell_len(head) + 2 if heads else 0,
                *(len(row.cells[at].number) + self._blocks + 3 for row in self._table.rows if row.cells),
            )
            for at, head in enumerate(self._table.columns)
        )

    @property
    def _names_width(self) -> int:
        longest = max((cell_len(row.name) + 2 * row.depth for row in self._table.rows), default=0)
        room = self.scrollable_content_region.width - sum(self._columns)
        return max(_SHORTEST_NAME, min(room, longest + _BEFORE_AND_AFTER))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.scrollable_content_region.width
        heading = self.rich_style + self.get_component_rich_style("heat-map--heading", partial=True)
        if y == 0:
            heads = (
                fitted(f" {head}", w) for head, w in zip(self._table.columns, self._columns, strict=True)
            )
            return Strip([Segment(fitted(" " * self._names_width + "".join(heads), width), heading)], width)
        at = self.scroll_offset.y + y - _HEADS
        if at >= len(self._table.rows):
            return Strip.blank(width, self.rich_style)
        row = self._table.rows[at]
        if not row.cells:
            return Strip([Segment(fitted(one_line(row.name), width), heading)], width)
        return Strip(self._row(row, at)).adjust_cell_length(width, self.rich_style)

    def _row(self, row: MapRow, at: int) -> list[Segment]:
        base = self.rich_style
        here, column = self.cursor
        pointer = ">" if at == here else " "
        name = f"{pointer} {'  ' * row.depth}{one_line(row.name)}"
        strong = base + Style(bold=True) if at == here else base
        segments = [Segment(fitted(name, self._names_width), strong)]
        for number, cell in enumerate(row.cells):
            segments += self._cell(cell, self._columns[number], chosen=at == here and number == column)
        return segments

    def _cell(self, cell: Cell, width: int, *, chosen: bool) -> list[Segment]:
        base = self.rich_style
        shade = base + self.get_component_rich_style("heat-map--shade", partial=True)
        if chosen:
            # Brackets tell the cell without colour, also while the keys go elsewhere.
            cursor = self.get_component_rich_style("heat-map--cursor", partial=True)
            base, shade = base + cursor, shade + cursor
        left, right = ("[", "]") if chosen else (" ", " ")
        number = f" {cell.number}{right}"
        return [
            Segment(left, base),
            Segment(cell.shade * self._blocks, shade),
            Segment(number, base),
            Segment(" " * (width - self._blocks - 1 - len(number)), self.rich_style),
        ]

    def on_resize(self) -> None:
        """Fill the new width."""
        self._measure()

    # -- moving

    def watch_cursor(self, cursor: tuple[int, int]) -> None:
        """Keep the cursor in sight, with the heading above the first row of a group, and say where it is."""
        row = cursor[0]
        heading = 1 if row and not self._table.rows[row - 1].cells else 0
        # The line of heads covers the first line in sight.
        self.scroll_to_region(
            Region(0, row - heading, self.size.width, 1 + heading + _HEADS), animate=False, force=True
        )
        self.refresh()
        self.tell()

    def tell(self) -> None:
        """Say which cell the cursor is on."""
        if cell := self.current:
            self.post_message(self.Moved(cell))

    def _go(self, place: int, column: int) -> None:
        if self._stops:
            row = self._stops[max(0, min(place, len(self._stops) - 1))]
            last = len(self._table.rows[row].cells) - 1
            self.cursor = row, max(0, min(column, last))

    @property
    def _place(self) -> int:
        return self._stops.index(self.cursor[0]) if self.cursor[0] in self._stops else 0

    def action_move(self, rows: int, columns: int) -> None:
        """Go to a cell beside."""
        self._go(self._place + rows, self.cursor[1] + columns)

    def action_page(self, step: int) -> None:
        """Go by what is in sight."""
        self._go(self._place + step * max(1, self.size.height - 3), self.cursor[1])

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0, self.cursor[1])

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(len(self._stops), self.cursor[1])

    def action_open(self) -> None:
        """Ask for what the cell counts."""
        if cell := self.current:
            self.post_message(self.Opened(cell))

    def on_click(self, event: events.Click) -> None:
        """A click goes to a cell; on the cell that is chosen already, or twice, it opens it."""
        where = event.get_content_offset(self)
        at = self.scroll_offset.y + where.y - _HEADS if where else -1
        if where is None or where.y < _HEADS or at not in self._stops:
            return
        edges = accumulate(self._columns, initial=self._names_width)
        column = max(0, sum(where.x >= edge for edge in edges) - 1)
        before = self.cursor
        self._go(self._stops.index(at), column)
        if where.x >= self._names_width and self.cursor == before:
            self.action_open()
