"""One statement of an answer with its citation marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from cc_assistant.tui.messages import CitationWanted
from cc_assistant.tui.widgets.plain_text import PlainText, plain

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Citation, Statement


class StatementView(PlainText, can_focus=True):
    """Shows a statement; each mark can be chosen with the arrow keys, clicked, and opened.

    Args:
        statement: what is said.
        numbers: of the sources, as the answer lists them.
        card: number of the answer in the talk.
    """

    def __init__(self, statement: Statement, numbers: Mapping[str, int], card: int) -> None:
        self.statement = statement
        self.card = card
        first: dict[int, Citation] = {}
        for citation in statement.citations:
            first.setdefault(numbers[citation.source], citation)
        self.marks = sorted(first.items())
        self.at = 0
        super().__init__(self._told(), classes="-focusable")

    def _told(self, *, focused: bool = False) -> Content:
        told = plain(self.statement.told)
        for at, (number, _) in enumerate(self.marks):
            chosen = focused and at == self.at and len(self.marks) > 1
            style = Style(bold=True, reverse=chosen or None) + Style.from_meta({"@click": f"open_mark({at})"})
            told += Content("\u00a0" if at == 0 else "") + Content.styled(f"[{number}]", style)
        return told

    def on_focus(self) -> None:
        """Show which mark is chosen."""
        self.show(self._told(focused=True))

    def on_blur(self) -> None:
        """Show no mark as chosen."""
        self.show(self._told())

    def choose_mark(self, step: int) -> None:
        """Go to another mark of the statement."""
        self.at = (self.at + step) % max(1, len(self.marks))
        self.show(self._told(focused=True))

    def open(self) -> None:
        """Ask for the passage behind the chosen mark."""
        if self.marks:
            self.post_message(CitationWanted(self.card, self.marks[self.at][1]))

    def action_open_mark(self, at: int) -> None:
        """Open the mark that was clicked."""
        self.at = at
        self.open()
