"""A dialog that begins a session: its title and its route."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from cc_assistant.domain.session import Route

LONGEST = 200


class NewSessionScreen(ModalScreen["tuple[str, Route] | None"]):
    """Returns the title and the route of a new session, or None.

    Args:
        sizes: what is told of each route, such as "16 questions, about 10 minutes".
    """

    CSS_PATH = "write_line.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    @dataclass
    class Routed(Message):
        """A route was chosen."""

        route: Route

    def __init__(self, sizes: dict[Route, str]) -> None:
        super().__init__()
        self._sizes = sizes

    def compose(self) -> ComposeResult:
        """A line for the title, and the two routes."""
        with Vertical() as box:
            box.border_title = "A new session"
            box.border_subtitle = "Esc closes"
            yield PlainText("What is your service called? A working title will do; you can change it later.")
            yield Input(placeholder="Title", max_length=LONGEST)
            yield ChoiceLine(f"Begin the quick route: {self._sizes['quick']}", self.Routed("quick"))
            yield ChoiceLine(f"Begin the full route: {self._sizes['full']}", self.Routed("full"))
            yield PlainText("You can change the route at any time; no answer is lost.", classes="-quiet")
            yield PlainText(id="trouble", classes="-trouble")

    def on_input_submitted(self) -> None:
        """Go on to the route."""
        if self._title():
            self.query(ChoiceLine).first().focus()

    def on_new_session_screen_routed(self, message: Routed) -> None:
        """Return what is chosen."""
        if title := self._title():
            self.dismiss((title, message.route))

    def _title(self) -> str:
        field = self.query_one(Input)
        title = " ".join(field.value.split())
        self.query_one("#trouble", PlainText).show("" if title else "Please type a title first.")
        if not title:
            field.focus()
        return title
