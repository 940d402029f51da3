"""A dialog that opens a workshop: a new one, or an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from cc_assistant.tui.screens.sessions_new import LONGEST
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import PlainText, one_line

if TYPE_CHECKING:
    from cc_assistant.domain.session import Route
    from cc_assistant.tui.widgets.session_list import SessionLine


@dataclass(frozen=True)
class Chosen:
    """What is to be opened: a new workshop by title and route, or an earlier one by its ``name``."""

    title: str = ""
    route: Route = "quick"
    name: str = ""


class NewWorkshopScreen(ModalScreen[Chosen | None]):
    """Returns what is to be opened, or None.

    Args:
        sizes: what is told of each route.
        earlier: workshops that there are, the one changed last first.
    """

    CSS_PATH = "workshop_new.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    @dataclass
    class Picked(Message):
        """A line was chosen."""

        chosen: Chosen

    def __init__(self, sizes: dict[Route, str], earlier: Sequence[SessionLine]) -> None:
        super().__init__()
        self._sizes = sizes
        self._earlier = earlier

    def compose(self) -> ComposeResult:
        """A line for the title, the two routes, and earlier workshops."""
        with Vertical() as box:
            box.border_title = "A workshop"
            box.border_subtitle = "Esc closes"
            yield PlainText("Several people answer, talk and decide together. What is it called?")
            yield Input(placeholder="Title", max_length=LONGEST)
            yield PlainText(id="trouble", classes="-trouble")
            for route in self._sizes:
                told = f"Begin the {route} route: {self._sizes[route]}, and the talk"
                yield ChoiceLine(told, self.Picked(Chosen(route=route)))
            if self._earlier:
                with VerticalScroll(can_focus=False):
                    yield PlainText("Or go on with an earlier one:")
                    for line in self._earlier:
                        held = "  (open in another window)" if line.held else ""
                        told = f"{one_line(line.title)}: {line.told}{held}"
                        yield ChoiceLine(told, self.Picked(Chosen(name=line.path.stem)))

    def on_input_submitted(self) -> None:
        """Go on to the route."""
        if self._title():
            self.query(ChoiceLine).first().focus()

    def on_new_workshop_screen_picked(self, message: Picked) -> None:
        """Return what is chosen."""
        chosen = message.chosen
        if chosen.name:
            self.dismiss(chosen)
        elif title := self._title():
            self.dismiss(Chosen(title, chosen.route))

    def _title(self) -> str:
        field = self.query_one(Input)
        title = " ".join(field.value.split())
        self.query_one("#trouble", PlainText).show("" if title else "Please type a title first.")
        if not title:
            field.focus()
        return title
