"""Dialogs that give commands other keys: the list of all, and one that waits for the key itself."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.commands import PLACES
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.keys import TAKES_ANY, Keyed, Keymap, every
from cc_assistant.tui.widgets.plain_text import PlainText

_KEY, _TITLE = 14, 14


class KeysScreen(ModalScreen[None]):
    """Lists every command with its key; Enter gives it another."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("ctrl+d", "unset", "As it comes", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._listed: list[Keyed] = []

    def compose(self) -> ComposeResult:
        """A line to narrow the list down, the list, and what is said."""
        with Vertical() as box:
            box.border_title = "Keys"
            box.border_subtitle = "Enter gives another key, Ctrl+D the one it came with, Esc closes"
            yield Input(placeholder="Type to narrow the list down", id="typed")
            yield OptionList(id="keys", markup=False)
            yield PlainText(id="does")
            yield PlainText(id="said", classes="-said")

    def on_mount(self) -> None:
        """List every command."""
        self._list()

    @property
    def _keymap(self) -> Keymap:
        return desk_of(self).preferences.keymap

    def on_input_changed(self) -> None:
        """List what has every word that was typed."""
        self._list()

    def on_input_submitted(self) -> None:
        """Ask for the key of the command under the cursor."""
        self._ask()

    def on_option_list_option_highlighted(self) -> None:
        """Tell what the command under the cursor does."""
        if one := self._at:
            self.query_one("#does", PlainText).show(f"{one.help} In the settings file: {one.id}")

    def on_option_list_option_selected(self) -> None:
        """Ask for the key of the command that was clicked."""
        self._ask()

    def action_step(self, step: int) -> None:
        """Go to the next command, or the one before."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_unset(self) -> None:
        """Give the command the key that it came with."""
        if one := self._at:
            self._change(one, None)

    @property
    def _at(self) -> Keyed | None:
        at = self.query_one(OptionList).highlighted
        return None if at is None else self._listed[at]

    def _ask(self) -> None:
        if one := self._at:
            self.app.push_screen(KeyScreen(one), lambda key: self._change(one, key) if key else None)

    def _change(self, one: Keyed, key: str | None) -> None:
        preferences = desk_of(self).preferences
        try:
            if key is None:
                preferences.drop(f"keys.{one.id}")
            else:
                preferences.put(f"keys.{one.id}", key)
            said = f"{PLACES[one.place]}, {one.title}: {self._keymap.named(one.id)}, from now on."
        except CCAssistantError as error:
            said = str(error)
        self._list()
        self.query_one("#said", PlainText).show(said)

    def _list(self) -> None:
        words = self.query_one(Input).value.casefold().split()
        rows = [(one, self._row(one)) for one in every()]
        found = [
            (one, row)
            for one, row in rows
            if all(word in f"{row.plain} {one.help} {one.id}".casefold() for word in words)
        ]
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        self._listed = [one for one, _ in found]
        options.clear_options()
        options.add_options([Option(row) for _, row in found])
        options.highlighted = min(at, len(found) - 1) if found else None

    def _row(self, one: Keyed) -> Content:
        changed = "*" if one.id in self._keymap.changed else " "
        return Content.assemble(
            f"{changed} ",
            (self._keymap.named(one.id).ljust(_KEY), "bold"),
            f" {one.title.ljust(_TITLE)} {PLACES[one.place]}",
        )


class KeyScreen(ModalScreen[str | None]):
    """Waits for a key and returns it; Esc gives up.

    Args:
        one: the command that is to have it.
    """

    CSS_PATH = "settings.tcss"

    def __init__(self, one: Keyed) -> None:
        super().__init__(classes=TAKES_ANY)
        self._one = one

    def compose(self) -> ComposeResult:
        """Say what is waited for."""
        with Vertical() as box:
            box.border_title = "Another key"
            box.border_subtitle = "Esc gives up"
            yield PlainText(f"{PLACES[self._one.place]}, {self._one.title}: {self._one.help}\n")
            yield PlainText("Press the key that is to do this.", classes="-heading")

    def on_key(self, event: events.Key) -> None:
        """Take the key, whatever else it does."""
        event.stop()
        self.dismiss(None if event.key == "escape" else event.key)
