"""The list of passages: only the rows in sight are looked up and drawn, however many there are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
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
    from cc_assistant.tui.evidence_finder import Row

PAGE = 50
"""Rows looked up at once."""

_PAGES_KEPT = 40
_LINES = 2  # of the screen, for each row
_TEXT_KEPT = 600  # characters of a row's text: more than any screen is wide


class ResultList(ScrollView, can_focus=True):
    """A list of passages with a cursor and marks.

    It asks for pages that it lacks by `PageWanted` and is given them by `take`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("results")]

    cursor = reactive(0, repaint=False)

    class PageWanted(Message):
        """A page of rows is needed."""

        def __init__(self, page: int) -> None:
            super().__init__()
            self.page = page

    class Moved(Message):
        """The cursor is on another passage, or the passage has arrived."""

        def __init__(self, row: Row | None, place: int) -> None:
            super().__init__()
            self.row = row
            self.place = place

    class Opened(Message):
        """Someone wants to read the passage under the cursor."""

    class BasketWanted(Message):
        """The marked passages, or the one under the cursor, go into the basket or out of it."""

        def __init__(self, passages: tuple[str, ...]) -> None:
            super().__init__()
            self.passages = passages

    def __init__(self) -> None:
        super().__init__(id="results")
        self.count = 0
        self.marked: dict[str, None] = {}
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._in_basket: frozenset[str] = frozenset()

    def show(self, count: int) -> None:
        """Show another list of so many passages, from its top."""
        self.count = count
        self._pages.clear()
        self._asked.clear()
        self.marked.clear()
        self.set_reactive(ResultList.cursor, 0)
        self.virtual_size = Size(self.size.width, count * _LINES)
        self.scroll_to(0, 0, animate=False, force=True)
        self.refresh()
        if count:
            self._want(0)
        else:
            self.post_message(self.Moved(None, 0))

    def take(self, page: int, rows: Sequence[Row]) -> None:
        """Take the rows of a page."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        self._asked.discard(page)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        self.refresh()
        if page == self.cursor // PAGE:
            self.post_message(self.Moved(self.current, self.cursor))

    def show_basket(self, passages: Sequence[str]) -> None:
        """Show which passages are in the basket."""
        self._in_basket = frozenset(passages)
        self.refresh()

    @property
    def current(self) -> Row | None:
        """The passage under the cursor; None while it is looked up, and in an empty list."""
        return self._row(self.cursor)

    def _row(self, place: int) -> Row | None:
        if not 0 <= place < self.count:
            return None
        rows = self._pages.get(place // PAGE)
        return rows[place % PAGE] if rows and place % PAGE < len(rows) else None

    def _want(self, page: int) -> None:
        if page not in self._pages and page not in self._asked:
            self._asked.add(page)
            self.post_message(self.PageWanted(page))

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        place, line = divmod(self.scroll_offset.y + y, _LINES)
        width = self.scrollable_content_region.width
        if place >= self.count:
            return Strip.blank(width, self.rich_style)
        self._want(place // PAGE)
        here = place == self.cursor
        row = self._row(place)
        base = self.rich_style
        if here:
            base += self.get_component_rich_style("result-list--cursor", partial=True)
        if line:
            return Strip(_text(row, width, base), width)
        return Strip(_head(row, place, self._marks(row, here=here), width, base), width)

    COMPONENT_CLASSES: ClassVar[set[str]] = {"result-list--cursor"}

    def _marks(self, row: Row | None, *, here: bool) -> str:
        """Pointer, mark and basket: each told by a sign, none by colour alone."""
        marked = "x" if row and row.id in self.marked else " "
        held = "#" if row and row.id in self._in_basket else " "
        return f"{'>' if here else ' '}[{marked}]{held}"

    # -- moving

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the list."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Keep the cursor in sight and say where it is; of the list only two rows look different."""
        self.scroll_to_region(Region(0, cursor * _LINES, self.size.width, _LINES), animate=False, force=True)
        for place in (before, cursor):
            self.refresh_lines(place * _LINES, _LINES)
        if self.count:
            self._want(cursor // PAGE)
        self.post_message(self.Moved(self.current, cursor))

    def action_move(self, step: int) -> None:
        """Go down or up by rows."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Go down or up by what is in sight."""
        self.cursor += step * max(1, self.size.height // _LINES - 1)

    def action_first(self) -> None:
        """Go to the first passage."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last passage."""
        self.cursor = self.count - 1

    def action_mark(self) -> None:
        """Mark the passage, or take its mark away, and go on to the next."""
        if row := self.current:
            if row.id in self.marked:
                del self.marked[row.id]
            else:
                self.marked[row.id] = None
            self.refresh()
            self.cursor += 1

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.marked.clear()
        self.refresh()

    def action_basket(self) -> None:
        """Put what is marked into the basket; without marks the passage under the cursor."""
        row = self.current
        passages = tuple(self.marked) or ((row.id,) if row else ())
        if passages:
            self.post_message(self.BasketWanted(passages))

    def action_open(self) -> None:
        """Go to the passage itself."""
        if self.current:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on the box it marks."""
        place = (self.scroll_offset.y + event.y) // _LINES
        if place < self.count:
            self.cursor = place
            if event.x <= 4 and (row := self.current):
                self.marked.pop(row.id, None) if row.id in self.marked else self.marked.setdefault(row.id)
                self.refresh()

    def on_resize(self) -> None:
        """Fill the new width."""
        self.virtual_size = Size(self.size.width, self.count * _LINES)


def _head(row: Row | None, place: int, marks: str, width: int, base: Style) -> list[Segment]:
    number = f"{place + 1:,}"
    if row is None:
        return [Segment(set_cell_size(f"{marks} {number}  …", width), base)]
    why = " ".join(dict.fromkeys(reason.mark for reason in row.why))
    room = max(0, width - cell_len(why) - 3)
    mark = "CONFIDENTIAL · " if row.confidential else ""
    left = fitted(f"{marks} {number}  {mark}{one_line(row.short)} · {one_line(row.locator)}", room)
    return [Segment(left, base + Style(bold=True)), Segment(set_cell_size(f"  {why}", width - room), base)]


def _text(row: Row | None, width: int, base: Style) -> list[Segment]:
    text = one_line(row.text[:_TEXT_KEPT]) if row else ""
    return [Segment(set_cell_size(fitted(f"{' ' * 6}{text}", max(0, width - 1)), width), base)]
