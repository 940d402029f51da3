"""A dialog to choose codes by typing the beginning of their words, with what they mean on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from cc_assistant.tui.widgets.coding_side import FRAME_SHORT
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.coding.names import CodeNames, NamedCode
    from cc_assistant.domain.coding import CodeRef

SHOWN = 100


class PickCodeScreen(ModalScreen["tuple[CodeRef, ...] | str | None"]):
    """Returns the codes that were chosen; a text where a new own code of that name is wanted; or None.

    Args:
        title: of the dialog.
        names: the codes.
        new: whether a new own code can be made.
    """

    CSS_PATH = "pick_code.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("ctrl+d", "meaning", "Meaning", priority=True),
        Binding("tab", "mark", "Mark", priority=True),
        Binding("ctrl+n", "new", "New code", priority=True),
    ]

    def __init__(self, title: str, names: CodeNames, *, new: bool = True) -> None:
        super().__init__()
        self._title = title
        self._names = names
        self._new = new
        self._listed: list[NamedCode] = []
        self._marked: dict[CodeRef, None] = {}

    def compose(self) -> ComposeResult:
        """A line to type in, the codes, and what the one under the pointer means."""
        with Vertical() as box:
            box.border_title = Content(one_line(self._title))
            new = ", Ctrl+N new code" if self._new else ""
            box.border_subtitle = f"Enter takes, Tab marks several, Ctrl+D meaning{new}"
            yield Input(placeholder="Type the beginning of a code's words")
            yield OptionList(markup=False)
            yield PlainText(id="none")
            with VerticalScroll(id="means", can_focus=False):
                yield PlainText(id="meaning")

    def on_mount(self) -> None:
        """List all."""
        self.query_one("#means").display = False
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what may be meant."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Take what is marked, or what is under the pointer."""
        self._take()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self._take(event.option_index)

    def on_option_list_option_highlighted(self) -> None:
        """Say what the code under the pointer means, where that is wanted."""
        self._tell()

    def action_step(self, step: int) -> None:
        """Go to the next code, or the one before."""
        rows = self.query_one(OptionList)
        if step > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    def action_mark(self) -> None:
        """Mark the code under the pointer, or take its mark away; what is typed begins anew."""
        code = self._current
        if code is None:
            return
        if code.ref in self._marked:
            del self._marked[code.ref]
        else:
            self._marked[code.ref] = None
        typed = self.query_one(Input)
        if typed.value:
            typed.value = ""
        else:
            self._list("", self.query_one(OptionList).highlighted)

    def action_meaning(self) -> None:
        """Show or hide what the codes mean."""
        means = self.query_one("#means")
        means.display = not means.display
        self._tell()

    def action_new(self) -> None:
        """Make a new own code of what is typed."""
        if self._new:
            self.dismiss(self.query_one(Input).value.strip())

    @property
    def _current(self) -> NamedCode | None:
        at = self.query_one(OptionList).highlighted
        return self._listed[at] if at is not None and at < len(self._listed) else None

    def _take(self, at: int | None = None) -> None:
        if self._marked:
            self.dismiss(tuple(self._marked))
        elif (code := self._listed[at] if at is not None else self._current) is not None:
            self.dismiss((code.ref,))

    def _list(self, typed: str, at: int | None = 0) -> None:
        self._listed = self._names.matching(typed)[:SHOWN]
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([Option(plain(self._row(code))) for code in self._listed])
        rows.highlighted = at if self._listed else None
        new = " Ctrl+N makes a new code of it." if self._new else ""
        self.query_one("#none", PlainText).show("" if self._listed else f"No code has words like these.{new}")
        self._tell()

    def _row(self, code: NamedCode) -> str:
        box = "[x]" if code.ref in self._marked else "[ ]"
        above = " > ".join(code.path[:-1])
        tail = f" · {above}" if above else ""
        return one_line(f"{box} {code.name}  {FRAME_SHORT[code.ref.frame]}{tail}")

    def _tell(self) -> None:
        code = self._current
        if code is not None and self.query_one("#means").display:
            self.query_one("#meaning", PlainText).show(meaning(code))


def meaning(code: NamedCode) -> Content:
    """Return what is said of a code, for people."""
    parts = [
        Content.styled(one_line(code.full), "bold"),
        plain(code.definition or "Nobody said what it means."),
    ]
    parts += [Content.assemble((f"{heading}: ", "bold"), plain(text)) for heading, text in code.more]
    return lines(parts)
