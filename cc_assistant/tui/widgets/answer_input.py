"""The one line in which everything is typed: an answer, one's own words, a question back."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

LONGEST = 20_000
"""Characters: more than is kept of an answer, so that too long a text is told and not cut."""


class AnswerInput(Input):
    """A line whose arrow keys go through the answers above it.

    Args:
        sent: called with a line that was sent; it is not shown any more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", "The answer above", show=False),
        Binding("down", "choose(1)", "The answer below", show=False),
        Binding("pageup", "scroll(-1)", "Up", show=False),
        Binding("pagedown", "scroll(1)", "Down", show=False),
    ]

    class Wanted(Message):
        """Something above is wanted: "choose", "scroll" or "tick", by so many steps."""

        def __init__(self, what: str, step: int = 0) -> None:
            super().__init__()
            self.what = what
            self.step = step

    def __init__(self, sent: Callable[[str], object]) -> None:
        super().__init__(max_length=LONGEST, id="answer")
        self._sent = sent

    def action_choose(self, step: int) -> None:
        """Go to another answer."""
        self.post_message(self.Wanted("choose", step))

    def action_scroll(self, step: int) -> None:
        """Scroll what is above."""
        self.post_message(self.Wanted("scroll", step))

    def on_key(self, event: events.Key) -> None:
        """Tick an answer with the space bar while nothing is typed; send the line before what is typed next.

        As a binding, Enter would be heard after the letters that follow it in a hurry.
        """
        if event.key == "space" and not self.value:
            self.post_message(self.Wanted("tick"))
        elif event.key == "enter":
            self._send()
        else:
            return
        event.stop()
        event.prevent_default()

    async def action_submit(self) -> None:
        """Send the line."""
        self._send()

    def _send(self) -> None:
        """Send the line and begin a new one at once, so that nothing typed ahead is added to it.

        It is a call, not a message: what comes of it is painted with the empty line, not a frame later.
        """
        text = self.value.strip()
        with self.prevent(self.Changed):  # what it names stays marked until the next question is shown
            self.value = ""
        self._sent(text)

    def put_back(self, text: str) -> None:
        """Show a line again that could not be taken, before what was typed since."""
        self.value = f"{text} {self.value}".strip() if self.value else text
        self.cursor_position = len(self.value)
