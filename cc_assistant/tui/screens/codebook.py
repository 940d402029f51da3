"""The codebook: the team's own codes beside the frames, changed by key; each change is on disk at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.coding.codebook import (
    LONGEST_NAME,
    Step,
    code_of,
    in_order,
    path_of,
    with_changed_code,
    with_code,
    with_place,
    with_step,
    without_code,
)
from cc_assistant.errors import CCAssistantError
from cc_assistant.text.saying import counted
from cc_assistant.tui.coding_marks import SWATCH
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.plain_errors import show_error
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.screens.write_line import WriteScreen, no_name
from cc_assistant.tui.widgets.key_line import KeyLine
from cc_assistant.tui.widgets.plain_text import PlainText, fitted, one_line

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Code, Codebook
    from cc_assistant.tui.coding_work import CodingWork

COLOURS = {
    "Red": "#d62728",
    "Orange": "#ff7f0e",
    "Yellow": "#e8c600",
    "Green": "#2ca02c",
    "Turquoise": "#17a2b8",
    "Blue": "#1f77b4",
    "Purple": "#9467bd",
    "Pink": "#e377c2",
    "Brown": "#8c564b",
    "Grey": "#7f7f7f",
}
"""Colours that are told apart, by name."""

_LEAST, _BESIDE = 12, 5  # cells of a name at least; of what stands beside it

_NONE, _OTHER = "none", "other"
_TOP = ""


class CodebookScreen(ModalScreen[None]):
    """Shows the own codes of a pack, each below the one it belongs to.

    Args:
        work: whose codebook it is.
    """

    CSS_PATH = "codebook.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("codebook")]

    def __init__(self, work: CodingWork) -> None:
        super().__init__()
        self._work = work
        self._listed: list[Code] = []
        self._asked = ""

    def compose(self) -> ComposeResult:
        """The codes, and what the one under the pointer means."""
        with Vertical() as box:
            box.border_title = Content(one_line(f"Own codes of {self._work.pack.name}"))
            yield OptionList(markup=False)
            yield PlainText(id="means")
            yield KeyLine()

    def on_mount(self) -> None:
        """List what stands in the file now."""
        self._work.look_again()
        self._list()

    def on_resize(self) -> None:
        """Cut names to the room there is now."""
        code = self._current
        self.call_after_refresh(self._list, code.id if code else "")

    def on_option_list_option_highlighted(self) -> None:
        """Say what the code under the pointer means."""
        self._tell()

    @property
    def _current(self) -> Code | None:
        at = self.query_one(OptionList).highlighted
        return self._listed[at] if at is not None and at < len(self._listed) else None

    def _list(self, at: str = "") -> None:
        book = self._work.book
        uses = Counter(
            one.code.id for one in self._work.bench.codings(self._work.pack) if one.code.frame == "own"
        )
        placed = list(in_order(book))
        self._listed = [code for _, code in placed]
        rows = self.query_one(OptionList)
        rows.clear_options()
        for deep, code in placed:
            many = uses[code.id]
            tail = f"  ({counted(many, 'quote')})"
            room = max(_LEAST, rows.scrollable_content_region.width - 2 * deep - len(tail) - _BESIDE)
            name = fitted(one_line(code.name), room).rstrip()
            block = (SWATCH, code.colour) if code.colour else "  "
            rows.add_option(Option(Content.assemble("  " * deep, block, name, tail)))
        places = [place for place, code in enumerate(self._listed) if code.id == at]
        rows.highlighted = (places or [0])[0] if self._listed else None
        self._tell()

    def _tell(self) -> None:
        self._asked = ""
        code = self._current
        if code is None:
            said = "No own code yet: n makes one. CFIR and NPT are always there."
        else:
            said = code.description or "Nobody said what it means: d does."
            if code.colour:
                said += f"\nColour: {_colour_name(code.colour)}"
        self.query_one("#means", PlainText).show(said)

    def _keep(self, change: Callable[[Codebook], tuple[Codebook, str]]) -> None:
        """Change what stands in the file now, and keep it."""
        try:
            self._work.look_again()
            book, at = change(self._work.book)
            self._work.keep(book)
            self._list(at)
        except CCAssistantError as error:
            show_error(self.app, error)

    def _ask(
        self,
        title: str,
        about: str,
        value: str,
        then: Callable[[str], tuple[Codebook, str]],
        fault: Callable[[str], str] = lambda _: "",
    ) -> None:
        def keep(typed: str | None) -> None:
            if typed is not None:
                self._keep(lambda _: then(typed))

        self.app.push_screen(WriteScreen(title, about, value, fault), keep)

    def _made(self, name: str, parent: str | None) -> tuple[Codebook, str]:
        book, code = with_code(self._work.book, name, parent=parent)
        return book, code.id

    def action_new(self) -> None:
        """Make a code."""
        self._ask("A new code", "What is it called?", "", lambda name: self._made(name, None), _name_fault)

    def action_below(self) -> None:
        """Make a code below the one under the pointer."""
        if code := self._current:
            title, about = f"A code below {code.name}", "What is it called?"
            self._ask(title, about, "", lambda name: self._made(name, code.id), _name_fault)

    def action_rename(self) -> None:
        """Give the code another name."""
        if code := self._current:
            about = "What is it called?"
            self._ask("Rename", about, code.name, lambda name: self._changed(code.id, name=name), _name_fault)

    def action_describe(self) -> None:
        """Say what the code means."""
        if code := self._current:
            self._ask(
                code.name,
                "What does it mean? When is it given, and when not?",
                code.description,
                lambda text: self._changed(code.id, description=text),
            )

    def action_step(self, step: Step) -> None:
        """Put the code a step up or down, below the one before it, or beside the one it stands below."""
        if code := self._current:
            self._keep(lambda book: (with_step(book, code.id, step), code.id))

    def action_place(self) -> None:
        """Ask below which code this one is to stand, and put it there."""
        code = self._current
        if code is None:
            return
        book = self._work.book
        entries = [("At the top", _TOP)]
        for _, one in in_order(book):
            path = path_of(book, one.id)
            if one.id not in {code.id, code.parent} and not self._is_below(one, code):
                entries.append((" > ".join(path), one.id))

        def put(parent: str | None) -> None:
            if parent is not None:
                self._keep(lambda now: (with_place(now, code.id, parent or None), code.id))

        self.app.push_screen(PickScreen(f"Put {code.name} below which code?", entries, ""), put)

    def _is_below(self, one: Code, above: Code) -> bool:
        book, parent = self._work.book, one.parent
        while parent is not None and parent != above.id:
            parent = code_of(book, parent).parent
        return parent is not None

    def action_colour(self) -> None:
        """Ask for the colour of the code."""
        code = self._current
        if code is None:
            return
        entries = [(f"{name}  {colour}", colour) for name, colour in COLOURS.items()]
        entries += [("Another, as #rrggbb", _OTHER), ("None", _NONE)]

        def paint(colour: str | None) -> None:
            if colour == _OTHER:
                about = "Which colour? Write it as #rrggbb, such as #3366cc."
                self._ask(code.name, about, code.colour or "#", lambda typed: self._painted(code.id, typed))
            elif colour is not None:
                self._keep(lambda _: self._painted(code.id, None if colour == _NONE else colour))

        self.app.push_screen(PickScreen(f"The colour of {code.name}", entries, ""), paint)

    def _painted(self, code: str, colour: str | None) -> tuple[Codebook, str]:
        return with_changed_code(self._work.book, code, colour=colour), code

    def _changed(self, code: str, **update: str) -> tuple[Codebook, str]:
        return with_changed_code(self._work.book, code, **update), code

    def action_remove(self) -> None:
        """Remove a code that is on no quote; at the second key where somebody said what it means."""
        code = self._current
        if code is None:
            return
        if code.description and self._asked != code.id:
            self._asked = code.id
            told = f"Press again to remove {code.name}: what it means is lost with it."
            self.query_one("#means", PlainText).show(Content.styled(one_line(told), "bold $error"))
        else:
            codings = self._work.bench.codings(self._work.pack)
            uses = sum(one.code.frame == "own" and one.code.id == code.id for one in codings)
            self._keep(lambda book: (without_code(book, code_of(book, code.id).id, uses), ""))

    def action_close(self) -> None:
        """Close the codebook."""
        self.dismiss()


def _name_fault(typed: str) -> str:
    if len(typed) > LONGEST_NAME:
        return f"A name has {LONGEST_NAME} characters at most; these are {len(typed)}."
    return no_name(typed)


def _colour_name(colour: str) -> str:
    named = next((name for name, one in COLOURS.items() if one == colour.lower()), "")
    return f"{named.lower()} ({colour})" if named else colour
