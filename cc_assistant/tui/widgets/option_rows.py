"""The answers of a question to choose from: with a key each, by arrows, and by mouse."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from cc_assistant.tui.commands import bindings
from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain

_HEAD = 10
"""Cells before a label: pointer, number and box."""


class OptionRows(PlainText, can_focus=True):
    """Shows one row for each answer: number, box, label, and a few words behind it.

    Attributes:
        cursor: place of the row that Enter takes; None while there is none.
        ticked: places of the rows that are chosen.
        several: whether more than one may be.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choices")]

    class Taken(Message):
        """A row was chosen by a key or a click; where several may be, it was ticked or cleared."""

        def __init__(self, rows: OptionRows, place: int) -> None:
            super().__init__()
            self.rows = rows
            self.place = place

    class Sent(Message):
        """What is chosen is to be taken."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._labels: Sequence[str] = ()
        self._notes: Sequence[str] = ()
        self._tops: list[int] = []
        self._wrapped = 0
        self.cursor: int | None = None
        self.ticked: set[int] = set()
        self.several = False

    def offer(
        self,
        labels: Sequence[str],
        ticked: Collection[int] = (),
        *,
        several: bool = False,
        notes: Sequence[str] = (),
    ) -> None:
        """Offer other answers.

        Args:
            labels: foreign text.
            ticked: places of those that are chosen already.
            several: whether more than one may be.
            notes: a few words behind each, such as how many people gave it; none where empty.
        """
        self._labels, self._notes = labels, notes
        self.several = several
        self.ticked = set(ticked)
        self.cursor = min(self.ticked) if self.ticked and not several else None
        self.display = bool(labels)
        self._draw()

    def point(self, places: Collection[int]) -> None:
        """Show what is being typed: the only place, or all of several."""
        if self.several:
            self.ticked = set(places)
        self.cursor = min(places) if places else None
        self._draw()
        self._bring_up()

    def move(self, step: int) -> None:
        """Go to another row."""
        if not self._labels:
            return
        last = len(self._labels) - 1
        if self.cursor is None:
            self.cursor = 0 if step > 0 else last
        else:
            self.cursor = max(0, min(last, self.cursor + step))
        self._draw()
        self._bring_up()

    def toggle(self, place: int) -> None:
        """Tick a row, or clear it."""
        self.cursor = place
        self.ticked ^= {place}
        self._draw()

    # -- keys and clicks

    def action_move(self, step: int) -> None:
        """Go to another row."""
        self.move(step)

    def action_take(self, place: int) -> None:
        """Choose the row that was clicked."""
        if self.several:
            self.toggle(place)
        self.post_message(self.Taken(self, place))

    def action_tick(self) -> None:
        """Tick the row under the cursor, or take it where only one can be."""
        if self.cursor is not None:
            self.action_take(self.cursor)

    def action_send(self) -> None:
        """Take what is chosen."""
        self.post_message(self.Sent())

    def on_focus(self) -> None:
        """Have a row to begin from."""
        if self.cursor is None and self._labels:
            self.cursor = 0
            self._draw()

    def on_resize(self) -> None:
        """Wrap long labels anew where there is more room for them, or less."""
        if self._room() != self._wrapped:
            self._draw()

    def _bring_up(self) -> None:
        if self.cursor is not None and isinstance(self.parent, Widget) and self.cursor < len(self._tops):
            row = Region(0, self.virtual_region.y + self._tops[self.cursor], 1, 1)
            self.parent.scroll_to_region(row, animate=False)

    def _room(self) -> int:
        return max(20, self.size.width - _HEAD) if self.size.width else 1000

    def _draw(self) -> None:
        self._wrapped = room = self._room()
        told: list[Content] = []
        self._tops = []
        for place in range(len(self._labels)):
            self._tops.append(len(told))
            told += self._row(place, room)
        self.show(lines(told))

    def _row(self, place: int, room: int) -> list[Content]:
        here, held = place == self.cursor, place in self.ticked
        box = ("[x]" if held else "[ ]") if self.several else ("(•)" if held else "( )")
        label = plain(self._labels[place])
        if place < len(self._notes) and self._notes[place]:
            label = Content.assemble(label, "  ", plain(self._notes[place], "$foreground 80%"))
        click = Style.from_meta({"@click": f"take({place})"})
        style = click + Style(bold=True) if here else click
        head = f"{'›' if here else ' '} {place + 1:>2}  {box} "
        wrapped = label.wrap(room)
        return [
            (Content(head if number == 0 else " " * _HEAD) + line).stylize(style)
            for number, line in enumerate(wrapped)
        ]
