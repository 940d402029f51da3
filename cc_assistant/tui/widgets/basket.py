"""Baskets: passages put aside under a name."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from cc_assistant.errors import CCAssistantError
from cc_assistant.export.basket_file import ENDINGS
from cc_assistant.tui.basket_import import LONGEST_NAME, ReadBasket, read_saved, with_basket
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.screens.open_file import OpenScreen
from cc_assistant.tui.state import FIRST_BASKET, State
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain


class BasketScreen(ModalScreen[State | None]):
    """Chooses, makes, reads and empties baskets; returns the state with them changed, or None.

    Args:
        state: what is kept.
    """

    CSS_PATH = "basket.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("baskets")]

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self._sure = ""

    def compose(self) -> ComposeResult:
        """A line for a new name, and the baskets."""
        with Vertical() as box:
            box.border_title = "Baskets"
            box.border_subtitle = "Enter takes one into use, Esc closes"
            yield OptionList(id="baskets", markup=False)
            yield Input(placeholder="Name of a new basket", id="name", max_length=LONGEST_NAME)
            yield PlainText(id="said")

    def on_mount(self) -> None:
        """List the baskets."""
        self._list()
        self.query_one(OptionList).focus()
        for active in self.active_bindings.values():
            if active.binding.action == "read_in":
                self._say(f"{self.app.get_key_display(active.binding)} reads a basket from a file.")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a basket into use."""
        name = list(self._state.baskets)[event.option_index]
        self.dismiss(self._state.changed(basket=name))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Make a basket and take it into use."""
        name = " ".join(event.value.split())
        if name:
            baskets = {**self._state.baskets, name: self._state.baskets.get(name, ())}
            self.dismiss(self._state.changed(baskets=baskets, basket=name))

    def action_remove(self) -> None:
        """Remove the basket under the cursor; one that holds something is removed at the second time."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        name = list(self._state.baskets)[at]
        held = len(self._state.baskets[name])
        if held and self._sure != name:
            self._sure = name
            self._say(f"'{name}' holds {held}. Press again to remove it.")
            return
        left = {other: ids for other, ids in self._state.baskets.items() if other != name} or {
            FIRST_BASKET: ()
        }
        used = self._state.basket if self._state.basket in left else next(iter(left))
        self._state = self._state.changed(baskets=left, basket=used)
        self._say(f"'{name}' is removed.")
        self._list()

    def action_read_in(self) -> None:
        """Ask for a file that holds a basket."""
        self.app.push_screen(OpenScreen("Read a basket from a file", ENDINGS), self._read)

    def _read(self, file: Path | None) -> None:
        if file is not None:
            self._say("Reading …")
            desk_of(self).call(self, partial(read_saved, file), self._take, self._refuse)

    def _take(self, read: ReadBasket) -> None:
        self._state = with_basket(self._state, read)
        self._say(read.said(self._state.basket))
        self._list()

    def _refuse(self, error: CCAssistantError) -> None:
        self._say(str(error))

    def _say(self, text: str) -> None:
        self.query_one("#said", PlainText).show(text)

    def action_close(self) -> None:
        """Close; what was removed stays removed."""
        self.dismiss(self._state)

    def _list(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            [
                Option(plain(f"{'*' if name == self._state.basket else ' '} {one_line(name)}  {len(ids)}"))
                for name, ids in self._state.baskets.items()
            ]
        )
        options.highlighted = list(self._state.baskets).index(self._state.basket)
