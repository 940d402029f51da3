"""The line of keys at the bottom of every screen."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey


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
        for part in super().compose():
            if isinstance(part, FooterKey):
                part.set_reactive(FooterKey.compact, self.compact)
            yield part

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
