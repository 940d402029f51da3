"""What Ask shows before anything is asked: what this is, and questions to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalGroup

from cc_assistant.tui.messages import AskWanted
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import PlainText


class EmptyState(VerticalGroup):
    """A welcome, with questions that the library answers once it is open."""

    def compose(self) -> ComposeResult:
        """What can be asked, and what an answer is."""
        yield PlainText("What would you like to know?", classes="-heading")
        yield PlainText(
            "Ask about services that connect people with support in their community. Every sentence of an "
            "answer leads to the passage that it rests on, and to its source."
        )

    def suggest(self, questions: Sequence[str]) -> None:
        """Offer questions."""
        if questions and not self.query(ChoiceLine):
            self.mount(
                PlainText("You could begin with", classes="-heading"),
                *(ChoiceLine(question, AskWanted(question), classes="-ask") for question in questions),
            )
