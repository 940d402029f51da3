"""Passages over whatever is open: one at a time, as stored, with their sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.messages import PassageWanted
from cc_assistant.tui.widgets.key_line import KeyLine
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer
    from cc_assistant.tui.opened import ShownPassage


class PassageScreen(ModalScreen[None]):
    """Shows a passage, and goes on to those beside it.

    Args:
        passages: ids, to go through.
        at: which of them is shown first.
        answer: whose quotes are marked in them, if they are cited in one.
    """

    CSS_PATH = "passages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(self, passages: Sequence[str], at: int = 0, answer: Answer | None = None) -> None:
        super().__init__()
        self._passages = tuple(passages)
        self._at = at
        self._answer = answer

    def compose(self) -> ComposeResult:
        """The passage, or that it is being looked up."""
        with Vertical():
            yield PlainText("Opening the passage …", id="waiting", classes="-quiet")
            yield PassagePanel()
            yield KeyLine()

    def on_mount(self) -> None:
        """Look the first one up."""
        self.query_one(PassagePanel).display = False
        self._show(self._passages[self._at])

    def on_passage_wanted(self, message: PassageWanted) -> None:
        """Show a passage beside."""
        message.stop()
        self._passages, self._at, self._answer = (message.passage,), 0, None
        self._show(message.passage)

    def on_passage_panel_other_wanted(self, message: PassagePanel.OtherWanted) -> None:
        """Go through the passages."""
        message.stop()
        self._at = (self._at + message.step) % len(self._passages)
        self._show(self._passages[self._at])

    def _show(self, passage: str) -> None:
        several = len(self._passages) > 1
        place = f"{self._at + 1} of {len(self._passages)}: n next, p before" if several else "Esc closes"

        def show(shown: ShownPassage) -> None:
            panel = self.query_one(PassagePanel)
            self.query_one("#waiting").display = False
            panel.display = True
            panel.show(shown, self._answer, place)
            panel.focus()

        def failed(error: CCAssistantError) -> None:
            self.query_one("#waiting", PlainText).show(f"{error.title}. {error}")

        desk_of(self).read(self, lambda library: library.shown(passage), show, failed)
