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
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from cc_assistant.coding.codebook import code_of, path_of, with_changed_code, with_code, without_code
from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.plain_errors import show_error
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Code, Codebook
    from cc_assistant.tui.coding_work import CodingWork


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

    def compose(self) -> ComposeResult:
        """The codes, and what the one under the pointer means."""
        with Vertical() as box:
            box.border_title = Content(one_line(f"Own codes of {self._work.pack.name}"))
            yield OptionList(markup=False)
            yield PlainText(id="means")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List what stands in the file now."""
        self._work.look_again()
        self._list()

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
        self._listed = sorted(
            book.codes, key=lambda code: [name.casefold() for name in path_of(book, code.id)]
        )
        rows = self.query_one(OptionList)
        rows.clear_options()
        for code in self._listed:
            deep = "  " * (len(path_of(book, code.id)) - 1)
            many = uses[code.id]
            told = f"{deep}{code.name}  ({many} quote{'' if many == 1 else 's'})"
            rows.add_option(Option(plain(one_line(told))))
        places = [place for place, code in enumerate(self._listed) if code.id == at]
        rows.highlighted = (places or [0])[0] if self._listed else None
        self._tell()

    def _tell(self) -> None:
        code = self._current
        if code is None:
            said = "No own code yet: n makes one. CFIR and NPT are always there."
        else:
            said = code.description or "Nobody said what it means: d does."
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

    def _ask(self, title: str, about: str, value: str, then: Callable[[str], tuple[Codebook, str]]) -> None:
        def keep(typed: str | None) -> None:
            if typed is not None:
                self._keep(lambda _: then(typed))

        self.app.push_screen(WriteScreen(title, about, value), keep)

    def _made(self, name: str, parent: str | None) -> tuple[Codebook, str]:
        book, code = with_code(self._work.book, name, parent=parent)
        return book, code.id

    def action_new(self) -> None:
        """Make a code."""
        self._ask("A new code", "What is it called?", "", lambda name: self._made(name, None))

    def action_below(self) -> None:
        """Make a code below the one under the pointer."""
        if code := self._current:
            about = "What is it called?"
            self._ask(f"A code below {code.name}", about, "", lambda name: self._made(name, code.id))

    def action_rename(self) -> None:
        """Give the code another name."""
        if code := self._current:
            self._ask(
                "Rename", "What is it called?", code.name, lambda name: self._changed(code.id, name=name)
            )

    def action_describe(self) -> None:
        """Say what the code means."""
        if code := self._current:
            self._ask(
                code.name,
                "What does it mean? When is it given, and when not?",
                code.description,
                lambda text: self._changed(code.id, description=text),
            )

    def _changed(self, code: str, **update: str) -> tuple[Codebook, str]:
        return with_changed_code(self._work.book, code, **update), code

    def action_remove(self) -> None:
        """Remove a code that is on no quote."""
        if code := self._current:
            codings = self._work.bench.codings(self._work.pack)
            uses = sum(one.code.frame == "own" and one.code.id == code.id for one in codings)
            self._keep(lambda book: (without_code(book, code_of(book, code.id).id, uses), ""))

    def action_close(self) -> None:
        """Close the codebook."""
        self.dismiss()
