"""The line at the top: the modes with their keys, and what the assistant is doing."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from cc_assistant.tui.desk import desk_of, key_of
from cc_assistant.tui.modes import MODES
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.widgets.plain_text import PlainText, one_line

LONG = {
    Warmth.COLD: "Opening the library …",
    Warmth.WORDS: "Searches by words; the model is loading …",
    Warmth.READY: "Searches by meaning and words",
    Warmth.BY_WORDS: "Searches by words only: no model",
    Warmth.BROKEN: "The library cannot be opened: {library} says why",
}
SHORT = {
    Warmth.COLD: "Opening …",
    Warmth.WORDS: "By words; loading …",
    Warmth.READY: "Ready",
    Warmth.BY_WORDS: "By words",
    Warmth.BROKEN: "Not open: {library}",
}
"""How the assistant searches, where there is room and where there is little."""

_AROUND = 3
"""Columns of space around the state."""

_ALL, _LEAST = 10_000, 14
"""Columns of the state that are to be seen: all, or enough to tell what it is."""


class StatusLine(Horizontal):
    """Shows the modes on the left and the state of things on the right; modes can be clicked."""

    doing = ""
    _told: tuple[Content, str] | None = None

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
        if not self.children:
            return  # a mode that is just being opened: it is shown when it is mounted
        modes, said = self._fitting()
        if self._told and modes.is_same(self._told[0]) and said == self._told[1]:
            return  # to show it again would lay the whole screen out anew
        self._told = modes, said
        self.query_one("#modes", PlainText).show(modes)
        self.query_one("#doing", PlainText).show(Content(said))

    def on_resize(self) -> None:
        """Say it in as many words as there is room for."""
        self.show()

    def _fitting(self) -> tuple[Content, str]:
        """Return modes and state in the longest forms that fit beside each other."""
        long, short = (self.doing, self.doing) if self.doing else (self._state(LONG), self._state(SHORT))
        room = (self.size.width or self.app.size.width) - _AROUND
        forms = ((True, long, _ALL), (False, long, _ALL), (False, short, _LEAST))
        for wide, said, least in forms:
            modes = self._modes(wide=wide, names=True)
            if modes.cell_length + min(cell_len(said), least) <= room:
                return modes, said
        return self._modes(wide=False, names=False), short

    def _modes(self, *, wide: bool, names: bool) -> Content:
        parts: list[Content] = []
        keymap = desk_of(self).preferences.keymap
        for mode in MODES:
            # Brackets, not colour alone, tell which mode is open.
            here = mode.id == self.app.current_mode
            key = keymap.first(f"mode.{mode.id}")
            name = f"{key} {mode.title}" if here or names else key
            text = f"[{name}]" if here else f" {name} " if wide else name
            click = f"@click=app.open_mode('{mode.id}')"
            parts.append(Content.styled(text, f"bold $primary {click}" if here else click))
        return Content(" ").join(parts)

    def _state(self, words: Mapping[Warmth, str]) -> str:
        desk = desk_of(self)
        said = words[desk.warmth].format(library=key_of(self, "mode.library"))
        held = len(desk.state.in_basket) if desk.begun else 0
        return f"{one_line(desk.state.basket)}: {held} · {said}" if held else said
