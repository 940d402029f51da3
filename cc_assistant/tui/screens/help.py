"""Help: every command with its key as it is now, written from the commands and modes themselves."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from cc_assistant import paths
from cc_assistant.tui.commands import COMMANDS, PLACES
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.keys import Keymap
from cc_assistant.tui.modes import MODES
from cc_assistant.tui.slash import explained
from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain, visible

_KEY = 16
_COLUMNS = 68

BEGIN = (
    "Type a question and press Enter. Tab goes from part to part; the arrow keys move within it; Enter opens "
    "the passage behind a statement."
)

MOUSE = {
    "click": "Goes to what is under the pointer: a mode at the top, a statement, a passage, a filter.",
    "on a mark [1]": "Opens the passage behind it.",
    "on the footer": "Does what stands there.",
    "wheel": "Moves in what is under the pointer.",
    "Shift + drag": "Marks text for your terminal to copy.",
}

MARKS = {
    "[1]": "The source with this number, in the list below the answer. It leads to the very words.",
    "underlined": "In a passage: the words that the answer rests on.",
    "words at a row": "In Evidence: why the passage was found. asked: it answers such a question. meaning: "
    "it is near in meaning. words, phrase: it has words of it. theme, place, source: it is about that.",
    "[x]": "Marked, or chosen as a filter. [ ] is not.",
    "#": "It is in the basket in use.",
    ">": "The cursor.",
    "! in Settings": "What is set cannot be used; below it stands why.",
}


@dataclass(frozen=True)
class Row:
    """One line of the help, under a heading."""

    heading: str
    name: str
    text: str


class HelpScreen(ModalScreen[None]):
    """Lists everything; typing narrows it down."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "Close"),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """A line to type in, and the list."""
        with Vertical() as box:
            box.border_title = "Help"
            box.border_subtitle = "Up, Down, PageUp, PageDown move; Esc closes"
            yield Input(placeholder="Type what you look for, such as basket", id="typed")
            with VerticalScroll(can_focus=False):
                yield PlainText(id="rows")

    def on_mount(self) -> None:
        """Show everything."""
        self._rows = list(rows(desk_of(self).preferences.keymap))
        self._show("")

    def on_resize(self) -> None:
        """Break the lines where there is room now."""
        self.call_after_refresh(lambda: self._show(self.query_one(Input).value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has every word that was typed."""
        self._show(event.value)

    def action_scroll(self, step: int) -> None:
        """Move by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Move by a page."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=step * (box.size.height - 1), animate=False)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        columns = self.query_one("#rows").content_size.width or _COLUMNS
        told: list[Content] = [] if words else [Content(BEGIN), Content("")]
        heading = ""
        for row in self._rows:
            if all(word in f"{row.heading} {row.name} {row.text}".casefold() for word in words):
                if row.heading != heading:
                    told += [Content("")] * bool(heading) + [Content.styled(row.heading, "bold $primary")]
                    heading = row.heading
                told.append(_line(row, columns))
        self.query_one("#rows", PlainText).show(lines(told) if told else "Nothing here has these words.")
        self.query_one(VerticalScroll).scroll_home(animate=False)


def rows(keymap: Keymap) -> Iterator[Row]:
    """Yield every line of the help.

    Args:
        keymap: the keys as they are now.
    """
    for mode in MODES:
        yield Row("Modes", keymap.named(f"mode.{mode.id}"), mode.help)
    for place, title in PLACES.items():
        for command in COMMANDS:
            if command.place == place:
                yield Row(title, keymap.named(command.id), command.help)
    for line, text in explained():
        yield Row("Lines that begin with / where questions are typed", line, text)
    for name, text in MOUSE.items():
        yield Row("The mouse", name, text)
    for name, text in MARKS.items():
        yield Row("How marks are read", name, text)
    places = {
        "settings": paths.settings_file(),
        "what is kept": paths.shared_state(),
        "your packs": paths.user_packs(),
        "caches": paths.cache_folder(),
        "log": paths.log_file(),
    }
    for name, file in places.items():
        yield Row("Where files are", name, str(file))


def _line(row: Row, columns: int) -> Content:
    """Return a row as a name and, beside it, a text that keeps to its own column."""
    gap = max(2, _KEY - len(row.name))
    first, *rest = textwrap.wrap(
        visible(row.text),
        max(20, columns - 2 - _KEY),
        initial_indent=" " * max(0, len(row.name) + gap - _KEY),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
    told = [Content.assemble("  ", plain(row.name, "bold"), " " * gap, first.lstrip())]
    return lines([*told, *(Content(" " * (2 + _KEY) + line) for line in rest)])
