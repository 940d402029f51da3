"""The line at the top: the modes with their keys, and what the assistant is doing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from cc_assistant.tui.desk import desk_of, key_of
from cc_assistant.tui.modes import MODES
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.widgets.plain_text import PlainText, one_line


class StatusLine(Horizontal):
    """Shows the modes on the left and the state of things on the right; modes can be clicked."""

    doing = ""

    def compose(self) -> ComposeResult:
        """One text on each side."""
        yield PlainText(id="modes")
        yield PlainText(id="doing")

    def on_mount(self) -> None:
        """Show how things are."""
        self.show()

    def show(self, doing: str | None = None) -> None:
        """Show how things are now.

        Args:
            doing: what a long job does; "" when it is done; None leaves it.
        """
        if doing is not None:
            self.doing = one_line(doing)
        self.query_one("#modes", PlainText).show(self._modes())
        self.query_one("#doing", PlainText).show(Content(self.doing or self._state()))

    def _modes(self) -> Content:
        parts: list[Content] = []
        keymap = desk_of(self).preferences.keymap
        for mode in MODES:
            # Brackets, not colour alone, tell which mode is open.
            here = mode.id == self.app.current_mode
            key = keymap.first(f"mode.{mode.id}")
            text = f"[{key} {mode.title}]" if here else f" {key} {mode.title} "
            click = f"@click=app.open_mode('{mode.id}')"
            parts.append(Content.styled(text, f"bold $primary {click}" if here else click))
        return Content(" ").join(parts)

    def _state(self) -> str:
        desk = desk_of(self)
        held = len(desk.state.in_basket) if desk.begun else 0
        said = {
            Warmth.COLD: "Opening the library …",
            Warmth.WORDS: "Searches by words; the model is loading …",
            Warmth.READY: "Searches by meaning and words",
            Warmth.BY_WORDS: "Searches by words only: no model",
            Warmth.BROKEN: f"The library cannot be opened: {key_of(self, 'mode.library')} says why",
        }[desk.warmth]
        return f"{desk.state.basket}: {held} · {said}" if held else said
