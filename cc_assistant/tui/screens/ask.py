"""Ask: a conversation of questions and cited answers, with the passage behind each statement."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from cc_assistant.tui.commands import bindings
from cc_assistant.tui.mode_screen import ModeScreen


class AskScreen(ModeScreen):
    """Where questions are asked and answers read."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ask")]

    def body(self) -> ComposeResult:
        """The talk above, the question below."""
        yield VerticalScroll(id="talk")
        yield Input(placeholder="Ask a question", id="question")

    def on_mount(self) -> None:
        """Begin where people type."""
        self.query_one("#question").focus()
