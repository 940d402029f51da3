"""Dialogs to read in: a text, and what a command of the command line says."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.line_process import LineProcess
from cc_assistant.tui.widgets.plain_text import PlainText, one_line
from cc_assistant.tui.workers import Job


class ReadScreen(ModalScreen[None]):
    """Shows a text; the arrow keys move in it.

    Args:
        title: of the dialog.
        text: foreign text, or content.
    """

    CSS_PATH = "read.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "dismiss", "Close")]

    def __init__(self, title: str, text: str | Content) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The text in a box that scrolls."""
        with VerticalScroll(id="box") as box:
            box.border_title = Content(one_line(self._title))
            box.border_subtitle = "Esc closes"
            yield PlainText(self._text, id="text")


class LineScreen(ReadScreen):
    """Runs a command of the command line and shows what it says; closing the dialog stops it.

    Args:
        arguments: the words after `cc-assistant`.
    """

    def __init__(self, arguments: list[str]) -> None:
        self._process = LineProcess(arguments)
        super().__init__(self._process.shown, "Running …")
        self._job: Job[str] | None = None

    def on_mount(self) -> None:
        """Begin."""
        self._job = desk_of(self).run_beside(self, self._process.run, self._take)

    def on_unmount(self) -> None:
        """Stop what still runs."""
        self._process.stop()

    def _take(self, said: str) -> None:
        self._job = None
        self.query_one("#text", PlainText).show(said or "Done; it said nothing.")
