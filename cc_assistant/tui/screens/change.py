"""Dialogs that change one setting: a line that is checked as it is typed, and a list of folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain

_LOOKED_AT = 2000  # entries of a folder


class FolderSuggester(Suggester):
    """Completes the path of a folder."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first folder that begins like what is typed."""
        head, slash, tail = value.rpartition(os.sep)
        if not slash:
            return None
        try:
            with os.scandir(Path(f"{head}{slash}").expanduser()) as entries:
                found = [entry.name for entry, _ in zip(entries, range(_LOOKED_AT), strict=False)
                         if entry.name.startswith(tail) and entry.is_dir()]  # fmt: skip
        except OSError:
            return None
        return f"{head}{slash}{min(found)}{os.sep}" if tail and found else None


class ChangeScreen(ModalScreen[str | None]):
    """Asks for a value; returns what was typed, or None.

    Args:
        about: what the setting is.
        value: as it is now.
        fault: says what is wrong with what is typed; "" where nothing is.
        folders: whether it is, or may be, the path of a folder.
    """

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(self, about: str, value: str, fault: Callable[[str], str], *, folders: bool = False) -> None:
        super().__init__()
        self._about = about
        self._value = value
        self._fault = fault
        self._folders = folders

    def compose(self) -> ComposeResult:
        """What it is, a line to type in, and whether what is typed can be."""
        with Vertical() as box:
            box.border_title = "Change"
            box.border_subtitle = "Enter keeps, Esc closes"
            yield PlainText(self._about)
            yield Input(self._value, suggester=FolderSuggester() if self._folders else None, id="value")
            yield PlainText(id="fault", classes="-said")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once what is wrong."""
        typed = event.value.strip()
        told = self._fault(typed) if typed else "Type a value. In the list, Delete takes it out."
        if not told and self._folders and os.sep in typed and not Path(typed).expanduser().is_dir():
            told = "There is no such folder yet."
        self.query_one("#fault", PlainText).show(told)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return what was typed, if it can be."""
        typed = event.value.strip()
        if typed and not self._fault(typed):
            self.dismiss(typed)


class FoldersScreen(ModalScreen[list[str] | None]):
    """Adds folders to a list and takes them out; returns the list, or None where nothing has changed.

    Args:
        about: what the setting is.
        folders: as they are now.
    """

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("delete", "remove", "Remove", show=False),
    ]

    def __init__(self, about: str, folders: Sequence[str]) -> None:
        super().__init__()
        self._about = about
        self._before = list(folders)
        self._folders = list(folders)

    def compose(self) -> ComposeResult:
        """The folders, and a line for one more."""
        with Vertical() as box:
            box.border_title = "Folders"
            box.border_subtitle = "Enter adds, Delete takes out, Esc closes and keeps"
            yield PlainText(self._about)
            yield OptionList(id="folders", markup=False)
            yield Input(placeholder="Path of one more folder", suggester=FolderSuggester(), id="folder")
            yield PlainText(id="fault", classes="-said")

    def on_mount(self) -> None:
        """List the folders; begin where one is typed."""
        self._list()
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add a folder, if there is such a one."""
        typed = event.value.strip()
        folder = typed if typed.startswith("~") else str(Path(typed).absolute())
        told = ""
        if not typed:
            told = "Type the path of a folder."
        elif not Path(folder).expanduser().is_dir():
            told = f"There is no folder {folder}."
        elif folder in self._folders:
            told = "It is in the list already."
        else:
            self._folders.append(folder)
            event.input.value = ""
        self.query_one("#fault", PlainText).show(told)
        self._list()

    def action_remove(self) -> None:
        """Take the folder under the cursor out."""
        at = self.query_one(OptionList).highlighted
        if at is not None and self.query_one(OptionList).has_focus:
            del self._folders[at]
            self._list()

    def action_close(self) -> None:
        """Close; what was changed is kept."""
        self.dismiss(self._folders if self._folders != self._before else None)

    def _list(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(plain(one_line(folder))) for folder in self._folders])
        if not self._folders:
            options.add_option(Option(Content("None yet."), disabled=True))
        options.highlighted = 0 if self._folders else None
