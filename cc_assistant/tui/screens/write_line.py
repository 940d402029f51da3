"""A dialog that asks for one line: a title, a name, a date, a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from cc_assistant.tui.widgets.plain_text import PlainText, one_line

LONGEST = 6_000


def no_name(typed: str) -> str:
    """Say that a name is missing where nothing was typed."""
    return "" if typed else "Please type a name."


class WriteScreen(ModalScreen[str | None]):
    """Returns what was typed, without space around it, or None.

    Args:
        title: of the dialog.
        about: what is asked for.
        value: as it is now.
        fault: says what is wrong with what was typed; "" where nothing is.
        replace: what is typed takes the place of the value at once, as for a date.
    """

    CSS_PATH = "write_line.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(
        self,
        title: str,
        about: str,
        value: str = "",
        fault: Callable[[str], str] = lambda _: "",
        *,
        replace: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._value = value
        self._fault = fault
        self._replace = replace

    def compose(self) -> ComposeResult:
        """What is asked for, the line, and what is wrong with it."""
        with Vertical() as box:
            box.border_title = Content(one_line(self._title))
            box.border_subtitle = "Enter keeps, Esc closes"
            yield PlainText(self._about)
            yield Input(self._value, max_length=LONGEST, select_on_focus=self._replace)
            yield PlainText(id="trouble", classes="-trouble")

    def on_input_changed(self) -> None:
        """Say no more of what was wrong."""
        self.query_one("#trouble", PlainText).show("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the line, if it can be."""
        typed = event.value.strip()
        if trouble := self._fault(typed):
            self.query_one("#trouble", PlainText).show(trouble)
        else:
            self.dismiss(typed)
