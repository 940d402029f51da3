"""A line that does something: with Enter, or when it is clicked."""

from __future__ import annotations

from copy import copy
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from cc_assistant.tui.widgets.plain_text import PlainText, plain


class ChoiceLine(PlainText, can_focus=True):
    """Posts a message when it is chosen.

    Args:
        text: foreign text, or content.
        message: what is posted; it bubbles up to the screen.
    """

    MARK = "› "
    """Tells that this can be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Choose", show=False)]

    def __init__(self, text: str | Content, message: Message, *, classes: str = "") -> None:
        shown = plain(text) if isinstance(text, str) else text
        super().__init__(Content(self.MARK) + shown, classes=f"-focusable {classes}".strip())
        self._message = message

    @property
    def message(self) -> Message:
        """What is posted."""
        return self._message

    def action_choose(self) -> None:
        """Post the message."""
        self.post_own(self._message)

    def post_own(self, message: Message) -> None:
        """Post a message that somebody else made: a copy each time, and as this widget's own.

        One that its parent made would not bubble past the parent, and one that was stopped stays stopped.
        """
        self.post_message(copy(message).set_sender(self))

    def on_click(self) -> None:
        """A click chooses it too."""
        self.action_choose()
