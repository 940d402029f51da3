"""The first items of the checklist before a group: who takes each on, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from cc_assistant.text.saying import counted
from cc_assistant.tui.interview_words import due_words
from cc_assistant.tui.widgets.ballot import Ballot, BallotRow
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist, Item


class OwnersList(VerticalScroll, can_focus=False):
    """Lists items in the order in which they stood when it was opened: a date of one's own moves none.

    Attributes:
        at: place of the item that is asked about.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at = 0
        self._ids: Sequence[str] = ()
        self._items: dict[str, Item] = {}

    def compose(self) -> ComposeResult:
        """What this is, what is left, and the items."""
        yield PlainText("Who does what comes first, and by when?", id="asked")
        yield PlainText(id="left")
        yield Ballot(id="owners-rows")

    def open(self, checklist: Checklist) -> None:
        """List the first items anew, with the pointer at the first that has no owner."""
        self._ids = [item.id for item in checklist.nearest]
        self._items = {item.id: item for item in checklist.items}
        self.at = next((n for n, name in enumerate(self._ids) if not self._items[name].mark.owner), 0)

    def put(self, checklist: Checklist, parked: int, *, airy: bool) -> None:
        """Show owners and dates as they are now."""
        self._items = {item.id: item for item in checklist.items}
        rows = [self._row(number, name) for number, name in enumerate(self._ids, 1)]
        ballot = self.query_one(Ballot)
        ballot.airy = airy
        ballot.put(rows, self.at)
        left = sum(not self._items[name].mark.owner for name in self._ids if name in self._items)
        told = [f"{counted(left, 'item')} without an owner." if left else "All have an owner."]
        told.append(f"{len(checklist.items)} items are on the whole checklist.")
        if parked:
            told.append(f"{counted(parked, 'topic')} parked.")
        self.query_one("#left", PlainText).show(plain(" ".join(told)))
        self.call_after_refresh(ballot.bring_up, self.at)

    def move(self, step: int) -> None:
        """Go to another item."""
        self.at = max(0, min(len(self._ids) - 1, self.at + step))

    @property
    def item(self) -> Item | None:
        """The item that is asked about."""
        return self._items.get(self._ids[self.at]) if self._ids else None

    @property
    def at_end(self) -> bool:
        """Whether it is the last."""
        return self.at >= len(self._ids) - 1

    def _row(self, number: int, name: str) -> BallotRow:
        item = self._items.get(name)
        if item is None:
            return BallotRow("No longer on the list", str(number))
        owner = item.mark.owner or "no owner"
        return BallotRow(item.title, str(number), names=f"{one_line(owner)}, {due_words(item.due)}")
