"""A dialog that asks what is to be imported: files and folders, the pack, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from cc_assistant.tui.commands import bindings
from cc_assistant.tui.import_wish import CHOICES, ENDINGS, Choice, ImportWish
from cc_assistant.tui.screens.open_file import SEND_A_FILE, Paths
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.web_driver import FileArrived
from cc_assistant.tui.widgets.key_line import KeyLine
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain

_MOST_COUNTED = 10_000


class ImportScreen(ModalScreen[ImportWish | None]):
    """Returns what is to be imported, or None.

    Args:
        packs: the user's packs, to complete the name of one.
        wish: what stands there at the beginning.
    """

    CSS_PATH = "import_files.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("import")]

    def __init__(self, packs: Sequence[str], wish: ImportWish | None = None) -> None:
        super().__init__()
        self._packs = packs
        self._wish = wish or ImportWish()
        self._files = list(self._wish.files)

    def compose(self) -> ComposeResult:
        """The files, the pack, and what can be said."""
        with Vertical() as box:
            box.border_title = "Import"
            if self.app.is_web:
                yield PlainText("Files: Ctrl+O lets your browser choose one, and the next.", id="how")
            else:
                yield PlainText("Files and folders: Enter adds one, Right completes.", id="how")
                yield Input(placeholder="Path of a file or folder", id="file", suggester=Paths())
            yield OptionList(id="files", markup=False)
            yield PlainText("Pack that takes them, a new name or one that is there:")
            yield Input(
                self._wish.pack,
                placeholder="our-interviews",
                id="pack",
                suggester=SuggestFromList(self._packs, case_sensitive=False),
                select_on_focus=False,
            )
            yield OptionList(id="choices", markup=False)
            yield PlainText(id="trouble", classes="-trouble")
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the files."""
        self._list_files()
        self._list_choices()
        if self.app.is_web:
            self.query_one("#pack").focus()
            if not self._files:
                self.action_send()

    # -- files

    def action_send(self) -> None:
        """Have the page of the browser ask for a file; in a terminal go to the line for paths."""
        if self.app.is_web:
            self.app.open_url(SEND_A_FILE)
        else:
            self.query_one("#file").focus()

    def on_file_arrived(self, message: FileArrived) -> None:
        """Take the file that the browser has sent, under the name that it has there."""
        sent = message.path
        ident, _, name = sent.name.partition(" ")
        try:
            place = sent.parent / f"{ident}.file" / name
            place.parent.mkdir(exist_ok=True)
            self._add(sent.rename(place))
        except OSError as error:
            self._say(f"{name} cannot be taken: {error.strerror}.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add the file of this path; with nothing typed, or from the pack, go on."""
        if event.input.id == "pack":
            self.action_go()
            return
        if typed := event.value.strip():
            self._add(Path(typed).expanduser().absolute())
        else:
            self.query_one("#pack").focus()

    def _add(self, file: Path) -> None:
        if not file.exists():
            self._say(f"There is no file or folder {file}.")
            return
        if file not in self._files:
            self._files.append(file)
        for line in self.query("#file").results(Input):
            line.value = ""
        self._say("")
        self._list_files()

    def action_remove(self) -> None:
        """Take a file off the list."""
        rows = self.query_one("#files", OptionList)
        if rows.has_focus and self._files and rows.highlighted is not None:
            del self._files[rows.highlighted]
            self._list_files()

    def _list_files(self) -> None:
        rows = self.query_one("#files", OptionList)
        rows.clear_options()
        rows.add_options([Option(plain(one_line(_told(file)))) for file in self._files])
        if not self._files:
            rows.add_option(Option(Content("Nothing yet."), disabled=True))

    # -- choices

    def _list_choices(self) -> None:
        rows = self.query_one("#choices", OptionList)
        at = rows.highlighted
        rows.clear_options()
        for choice in CHOICES:
            value = self._wish.value(choice.field)
            words = next(text for text, one in choice.values if one == value)
            rows.add_option(Option(Content.assemble((f"{choice.name + ':':<12}", "bold"), words)))
        rows.highlighted = at if at is not None else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Offer what can be chosen."""
        if event.option_list.id != "choices":
            return
        choice: Choice = CHOICES[event.option_index]

        def take(value: str | None) -> None:
            if value is not None:
                self._wish = self._wish.choosing(choice.field, value)
                self._list_choices()

        self.app.push_screen(PickScreen(choice.name, choice.values, ""), take)

    # -- end

    def action_go(self) -> None:
        """Return what is to be imported, if it is whole; a path that was typed counts."""
        for line in self.query("#file").results(Input):
            if line.value.strip():
                self._add(Path(line.value.strip()).expanduser().absolute())
                if line.value.strip():
                    return
        pack = self.query_one("#pack", Input).value.strip()
        if not self._files:
            self._say("Please name a file or folder first.")
        elif not any(sign.isascii() and sign.isalnum() for sign in pack):
            self._say("Please name the pack with letters, such as our-interviews.")
            self.query_one("#pack").focus()
        else:
            self.dismiss(ImportWish(tuple(self._files), pack, self._wish.chosen))

    def action_close(self) -> None:
        """Import nothing."""
        self.dismiss(None)

    def _say(self, text: str) -> None:
        self.query_one("#trouble", PlainText).show(text or ENDINGS[0])
        self.query_one("#trouble").set_class(not text, "-quiet")


def _told(file: Path) -> str:
    if not file.is_dir():
        return file.name if len(str(file)) > 70 else str(file)
    many = 0
    for inner in file.rglob("*"):
        many += inner.is_file() and not inner.name.startswith((".", "~$"))
        if many >= _MOST_COUNTED:
            break
    return f"{file}/  ({many:,}{'+' if many >= _MOST_COUNTED else ''} files)"
