"""What is shown when all questions of the route are done: what there is now, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import PlainText


class InterviewEnd(VerticalScroll, can_focus=False):
    """Says that all is done, and offers what can be done next."""

    @dataclass
    class Chosen(Message):
        """Something is to be done: the name of an action of the screen."""

        action: str

    def compose(self) -> ComposeResult:
        """What there is."""
        yield PlainText("That was the last question.", classes="-heading")
        yield PlainText(id="done")

    def tell(self, done: str, choices: Iterable[tuple[str, str]]) -> None:
        """Show how it stands, and what can be done: a text and an action each."""
        self.query_one("#done", PlainText).show(done)
        self.query(ChoiceLine).remove()
        found = [ChoiceLine(text, self.Chosen(action)) for text, action in choices]
        self.mount(*found)

        def begin_here() -> None:
            if self.display and found[0].is_attached:  # people may have gone on already
                found[0].focus()

        self.call_after_refresh(begin_here)
