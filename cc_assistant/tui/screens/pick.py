"""A dialog to pick one of many by typing part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain

T = TypeVar("T")

SHOWN = 200
"""Entries listed at once; typing narrows them down."""


class PickScreen(ModalScreen[T | None], Generic[T]):
    """Offers entries; returns the one that was picked, or None.

    Args:
        title: of the dialog.
        entries: what is shown of each, and what it is.
        nothing: what is said where there are no entries.
    """

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    def __init__(self, title: str, entries: Sequence[tuple[str, T]], nothing: str) -> None:
        super().__init__()
        self._title = title
        self._entries = entries
        self._nothing = nothing
        self._listed: list[T] = []

    def compose(self) -> ComposeResult:
        """A line to type in, and the list."""
        with Vertical() as box:
            box.border_title = Content(one_line(self._title))
            box.border_subtitle = "Enter picks, Esc closes"
            yield Input(placeholder="Type to narrow the list down", id="typed")
            yield OptionList(id="entries", markup=False)
            yield PlainText(id="count", classes="-quiet")

    def on_mount(self) -> None:
        """List everything."""
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what has every word that was typed."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Pick the entry that is marked."""
        marked = self.query_one(OptionList).highlighted
        if marked is not None:
            self.dismiss(self._listed[marked])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pick the entry that was clicked."""
        self.dismiss(self._listed[event.option_index])

    def action_step(self, step: int) -> None:
        """Mark the next entry, or the one before."""
        entries = self.query_one(OptionList)
        if step > 0:
            entries.action_cursor_down()
        else:
            entries.action_cursor_up()

    def _list(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [
            (text, value) for text, value in self._entries if all(word in text.casefold() for word in words)
        ]
        self._listed = [value for _, value in found[:SHOWN]]
        entries = self.query_one(OptionList)
        entries.clear_options()
        entries.add_options([Option(plain(one_line(text))) for text, _ in found[:SHOWN]])
        entries.highlighted = 0 if found else None
        said = f"{len(found)} of {len(self._entries)}" if self._entries else self._nothing
        self.query_one("#count", PlainText).show(said)
