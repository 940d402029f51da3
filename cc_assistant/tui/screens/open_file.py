"""A dialog that asks for a file: by its path in a terminal, through the page in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input

from cc_assistant.tui.web_driver import FileArrived
from cc_assistant.tui.widgets.plain_text import PlainText, one_line

SEND_A_FILE = "cc-assistant:send-a-file"
"""What the page of a browser takes as the wish to be sent a file."""


class OpenScreen(ModalScreen[Path | None]):
    """Returns a file that is there, or None.

    Args:
        title: of the dialog.
        endings: that a file may have, with what each holds.
    """

    CSS_PATH = "open_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("enter", "send", show=False),
    ]

    def __init__(self, title: str, endings: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._endings = endings

    def compose(self) -> ComposeResult:
        """Where the file is, and what it may be."""
        with Vertical() as box:
            box.border_title = Content(one_line(self._title))
            if self.app.is_web:
                box.border_subtitle = "Enter asks your browser again, Esc closes"
                yield PlainText("Choose the file in the window that your browser shows.", id="how")
            else:
                box.border_subtitle = "Enter opens, Right completes, Esc closes"
                yield Input(placeholder="Path of the file", id="file", suggester=Paths())
                yield PlainText(f"A path begins in {Path.cwd()} unless it says otherwise.")
            yield PlainText(
                "\n".join(f"  {ending}  {text}" for ending, text in self._endings), classes="-quiet"
            )
            yield PlainText(id="trouble", classes="-trouble")

    def on_mount(self) -> None:
        """In a browser, ask the page at once."""
        self.action_send()

    def action_send(self) -> None:
        """Have the page ask for a file."""
        if self.app.is_web:
            self.app.open_url(SEND_A_FILE)

    def on_file_arrived(self, message: FileArrived) -> None:
        """Take the file that the browser has sent."""
        self._take(message.path)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the file of this path."""
        if typed := event.value.strip():
            self._take(Path(typed).expanduser().absolute())

    def _take(self, file: Path) -> None:
        trouble = self.query_one("#trouble", PlainText)
        if not file.is_file():
            trouble.show(f"There is no file {file}.")
        elif file.suffix.casefold() not in {ending for ending, _ in self._endings}:
            trouble.show(f"Its name must end in {' or '.join(ending for ending, _ in self._endings)}.")
        else:
            self.dismiss(file)


class Paths(Suggester):
    """Completes the path of a file by what there is."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first path that begins so, a folder with its mark; None where there is none."""
        folder, mark, begun = value.rpartition("/")
        try:
            there = sorted(Path(folder + mark or ".").expanduser().iterdir())
        except OSError:
            return None
        for path in there:
            if begun and path.name.startswith(begun):
                return f"{folder}{mark}{path.name}{'/' if path.is_dir() else ''}"
        return None


def name_of(file: Path) -> str:
    """Return the name that a file had where it came from, without its ending."""
    from cc_assistant import paths

    sent = file.parent == paths.inbox()
    return (file.name.partition(" ")[2] if sent else file.name).removesuffix(file.suffix)
