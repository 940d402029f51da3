"""The checklist as it grows beside the questions: what just came, went or moved, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.style import Style

from cc_assistant.text.saying import counted
from cc_assistant.tui.interview_words import BOX, due_words, growth_words
from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist, Item
    from cc_assistant.interview.growth import Growth

MOST = 6
"""Changes of one kind that are told by name; more than that are counted."""


class GrowthText(PlainText):
    """The text of the panel; a click on an item opens it."""

    class Opened(Message):
        """An item was clicked."""

        def __init__(self, item: str) -> None:
            super().__init__()
            self.item = item

    def __init__(self) -> None:
        super().__init__(id="growth")
        self._items: list[str] = []

    def tell(self, checklist: Checklist, growth: Growth | None, said: str) -> None:
        """Show the list as it is, and what an answer made of it."""
        self._items = []
        self.show(lines([*self._changes(growth, said), *self._first(checklist)]))

    def action_open(self, number: int) -> None:
        """Open the item that was clicked."""
        self.post_message(self.Opened(self._items[number]))

    def _changes(self, growth: Growth | None, said: str) -> Iterator[Content]:
        if growth is None:
            return
        yield Content.styled("Your last answer", "bold $primary")
        yield Content.assemble(plain(said, "bold"), f" {growth_words(growth)}.")
        yield from self._kind("Brought by it", "+", [one.item for one in growth.appeared])
        yield from self._kind("More pressing", "↑", [one.item for one in growth.raised])
        yield from self._kind("It bears on", "•", growth.pinned)
        yield from self._kind("No longer on the list", "−", growth.gone, still_there=False)
        yield Content("")

    def _kind(
        self, title: str, sign: str, items: Sequence[Item], *, still_there: bool = True
    ) -> Iterator[Content]:
        if items:
            yield Content("")
            yield Content.styled(title, "bold")
        for item in items[:MOST]:
            told = Content.assemble(f"{sign} ", plain(item.title))
            yield self._link(item.id, told) if still_there else told
        if len(items) > MOST:
            yield Content(f"  and {len(items) - MOST} more")

    def _first(self, checklist: Checklist) -> Iterator[Content]:
        if checklist.date_check and not checklist.date_check.holds:
            yield Content.styled("The opening date cannot hold as things stand.", "bold $error")
            yield Content("")
        yield Content.styled("What comes first", "bold $primary")
        for item in checklist.nearest:
            told = Content.assemble(
                f"{BOX[item.mark.status]} ",
                plain(item.title),
                (f"  {due_words(item.due)}", "$foreground 80%"),
            )
            yield self._link(item.id, told)

    def _link(self, item: str, told: Content) -> Content:
        self._items.append(item)
        return told.stylize(Style.from_meta({"@click": f"open({len(self._items) - 1})"}))


class GrowthPanel(VerticalScroll, can_focus=True):
    """Shows the checklist beside the question."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Checklist, Growth | None, str] | None = None

    def compose(self) -> ComposeResult:
        """The text."""
        yield GrowthText()

    def tell(self, checklist: Checklist, growth: Growth | None, said: str) -> None:
        """Show the list as it is.

        Args:
            checklist: as it is now.
            growth: what the last answer made of it; None while nothing was answered.
            said: that answer, in words.
        """
        self._told = checklist, growth, said
        self._draw()

    def on_show(self) -> None:
        """Draw what has changed while it could not be seen."""
        self._draw()

    def _draw(self) -> None:
        if self._told is None or not self.display:
            return
        checklist, growth, said = self._told
        self._told = None
        self.border_title = f"Your checklist: {counted(len(checklist.items), 'item')}"
        self.query_one(GrowthText).tell(checklist, growth, said)
        self.scroll_home(animate=False)
