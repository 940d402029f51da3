"""The line of keys at the bottom of every screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer, Label
from textual.widgets._footer import FooterKey

_MORE = "…"
_HELP = "f1"


def _cells(key: FooterKey) -> int:
    """Return the cells of a key with its name, and the space around them."""
    return cell_len(key.key_display) + cell_len(key.description) + 3


class KeyLine(Footer):
    """Tells what each key does; made anew only where other keys are to be told.

    The focus moves at almost every key, and at each move Textual's own footer makes all its parts anew and
    styles each of them three times: a tenth of all the work of a key pressed.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._told: object = None

    def compose(self) -> ComposeResult:
        """Yield the keys as they stay: Textual makes each narrow, to widen it once it is there."""
        keys = []
        for part in super().compose():
            if isinstance(part, FooterKey):
                part.set_reactive(FooterKey.compact, self.compact)
                keys.append(part)
            yield part
        more = Label(_MORE, id="more")
        self._fit(keys, more)
        yield more

    def on_resize(self) -> None:
        """Tell as many keys as there is room for."""
        for more in self.query("#more").results(Label):
            self._fit(list(self.query(FooterKey)), more)

    def _fit(self, keys: Sequence[FooterKey], more: Label) -> None:
        """Show the keys that can be read whole, that of the help screen among them; a sign for the others."""
        room = self.size.width or self.app.size.width
        widths = {key: _cells(key) for key in keys}
        whole = sum(widths.values()) - 1 <= room  # the last cell is space
        left = room if whole else room - len(_MORE) - sum(widths[key] for key in keys if key.key == _HELP)
        for key in keys:
            fits = widths[key] <= left or key.key == _HELP
            if key.key != _HELP:
                left = left - widths[key] if fits else 0
            key.display = fits or whole
        more.display = not whole

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Tell the keys that can be pressed now."""
        told = [
            (binding, self.app.get_key_display(binding), enabled, tooltip)
            for _, binding, enabled, tooltip in screen.active_bindings.values()
            if binding.show
        ]
        if told == self._told:
            return
        super().bindings_changed(screen)
        shows = screen.app.app_focus and self.is_attached and screen is self.screen
        self._told = told if shows else None
