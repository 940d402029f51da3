"""Help: every key and what it does, written from the commands themselves."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from cc_assistant.tui.commands import COMMANDS, PLACES
from cc_assistant.tui.modes import MODES
from cc_assistant.tui.widgets.plain_text import PlainText, lines

_KEY = 16


class HelpScreen(ModalScreen[None]):
    """Lists keys place by place."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,f1,q", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        """One block a place."""
        with VerticalScroll() as box:
            box.border_title = "Help"
            box.border_subtitle = "Esc closes"
            yield PlainText(
                "Type a question and press Enter. Tab goes from part to part; the arrow keys move within it; "
                "Enter opens the passage behind a statement. Everything can be clicked as well.\n"
            )
            yield PlainText(
                lines([_head("Modes"), *(_line(m.key.upper(), m.help) for m in MODES), Content("")])
            )
            for place, title in PLACES.items():
                rows = [
                    _line(c.key.replace(",", ", "), c.help, c.slash) for c in COMMANDS if c.place == place
                ]
                if rows:
                    yield PlainText(lines([_head(title), *rows, Content("")]))


def _head(title: str) -> Content:
    return Content.styled(title, "bold $primary")


def _line(key: str, text: str, slash: str = "") -> Content:
    typed = f" Also: /{slash}" if slash else ""
    return Content.assemble("  ", (key.ljust(_KEY), "bold"), text, typed)
