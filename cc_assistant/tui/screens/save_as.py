"""A dialog that asks where a file is to be written, or how a download is called; its ending says its form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input

from cc_assistant.tui.widgets.plain_text import PlainText, one_line


class SaveScreen(ModalScreen[Path | None]):
    """Returns the file to write, in a browser its name alone, or None.

    Args:
        title: of the dialog.
        suggested: name of the file that is offered.
        endings: that it may have, with what each is for.
        confidential: whether passages of confidential packs may be among what is saved, and be left out.
    """

    CSS_PATH = "save_as.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(
        self,
        title: str,
        suggested: str,
        endings: Sequence[tuple[str, str]],
        *,
        confidential: bool = False,
    ) -> None:
        super().__init__()
        self._confidential = confidential
        self.public_only = False
        """Whether confidential passages are to be left out: whoever opened the dialog asks."""
        self._title = title
        self._suggested = suggested
        self._endings = endings
        self._warned: Path | None = None

    def compose(self) -> ComposeResult:
        """The name, and what it may end in."""
        with Vertical() as box:
            box.border_title = Content(one_line(self._title))
            box.border_subtitle = "Enter saves, Esc closes"
            yield Input(self._suggested, id="file", select_on_focus=False)
            yield PlainText(
                "Your browser downloads it."
                if self.app.is_web
                else f"It is written to {Path.cwd()} unless a folder is named."
            )
            yield PlainText(
                "\n".join(f"  {ending}  {text}" for ending, text in self._endings), classes="-quiet"
            )
            if self._confidential:
                yield Checkbox("Leave out passages of confidential packs", id="public", compact=True)
            yield PlainText(id="trouble", classes="-trouble")

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        """Remember whether confidential passages are wanted."""
        self.public_only = event.value

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the file, if it can be written so; a file that is there is replaced at the second Enter."""
        in_browser = self.app.is_web
        typed = Path(event.value.strip())
        file = Path(typed.name) if in_browser else typed.expanduser().absolute()
        trouble = self.query_one("#trouble", PlainText)
        if file.suffix.casefold() not in {ending for ending, _ in self._endings}:
            trouble.show(f"The name must end in {' or '.join(ending for ending, _ in self._endings)}.")
        elif in_browser:
            self.dismiss(file)
        elif not file.parent.is_dir():
            trouble.show(f"There is no folder {file.parent}.")
        elif file.exists() and self._warned != file:
            self._warned = file
            trouble.show("There is such a file already. Enter replaces it.")
        else:
            self.dismiss(file)
