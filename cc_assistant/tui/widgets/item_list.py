"""The items of a checklist with what stands above them, to choose one from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.text.checklist_words import PRIORITY, STATUS
from cc_assistant.tui.checklist_rows import Row
from cc_assistant.tui.interview_words import BOX, due_words
from cc_assistant.tui.widgets.plain_text import lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Item


_HEAD = 4
"""Cells before a title: its box."""


class ItemList(OptionList):
    """Lists rows; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__(id="items", markup=False, classes="-focusable")
        self._rows: tuple[Row, ...] = ()
        self._filled_for = 0

    def list(self, rows: Iterable[Row], item: str = "", *, stay: bool = False) -> None:
        """List these rows.

        Args:
            rows: headings, boxes and items.
            item: at which the pointer is to stand; the same as before where none is named.
            stay: leave the pointer at its place, wherever the item under it goes.
        """
        before, offset = self.highlighted or 0, self.scroll_offset.y
        wanted = item or (self.current.item.id if self.current and self.current.item else "")
        self._rows = tuple(rows)
        self._fill()
        self.scroll_to(y=offset, animate=False)
        found = [at for at, row in enumerate(self._rows) if row.item and row.item.id == wanted]
        if stay and not item:
            found = []
        if found:
            # The same item may stand in a box above too: stay at the one that is nearer.
            self.highlighted = min(found, key=lambda at: abs(at - before))
        elif self._rows:
            near = (at for at in range(before, len(self._rows)) if self._rows[at].kind != "heading")
            first = (at for at, row in enumerate(self._rows) if row.kind != "heading")
            self.highlighted = next(near, next(first, None))
        self.scroll_to_highlight()

    def forget(self) -> None:
        """Begin at the top with the next rows."""
        self._rows = ()
        self.highlighted = None
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Wrap long titles anew."""
        if self._rows and self._room != self._filled_for:
            at, offset = self.highlighted, self.scroll_offset.y
            self._fill()
            self.highlighted = at
            self.scroll_to(y=offset, animate=False)

    @property
    def _room(self) -> int:
        width = self.scrollable_content_region.width
        return max(20, width - _HEAD) if width else 1000

    def _fill(self) -> None:
        self._filled_for = self._room
        self.clear_options()
        self.add_options(
            [Option(_shown(row, self._filled_for), disabled=row.kind == "heading") for row in self._rows]
        )

    @property
    def current(self) -> Row | None:
        """The row under the pointer."""
        at = self.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None


def _shown(row: Row, room: int) -> Content:
    if row.item is None:
        if row.kind == "heading":
            return plain(one_line(row.text), "bold $primary")
        return plain(f" {'!' if row.loud else '›'}  {row.text}", "bold")
    item = row.item
    dropped = item.mark.status in {"done", "not-for-us"}
    whole = plain(one_line(item.title), "" if dropped else "bold")
    title = whole.wrap(room) if whole.cell_length > room else [whole]
    heads = [f"{BOX[item.mark.status]} ", *([" " * _HEAD] * (len(title) - 1))]
    return lines(
        [
            *(Content(head) + line for head, line in zip(heads, title, strict=True)),
            *(Content(" " * _HEAD) + line for line in _facts(item).wrap(room)),
        ]
    )


def _facts(item: Item) -> Content:
    """Return a line in words and bold print: a colour of its own would be lost under the pointer."""
    mark = item.mark
    if mark.status == "not-for-us":
        return plain(one_line(mark.reason))
    facts = [PRIORITY[item.priority].lower() + (", raised" if item.raised else "")]
    if item.check:
        facts.append("check that it is in place")
    if item.first_steps:
        facts.append("find out first")
    if mark.status == "in-progress":
        facts.append(STATUS[mark.status].lower())
    if mark.owner:
        facts.append(f"owner {one_line(mark.owner)}")
    if mark.note:
        facts.append("note")
    late = item.due.now and mark.status != "done"
    return Content.assemble(
        (due_words(item.due), "bold" if late else ""), plain("".join(f" · {f}" for f in facts))
    )
