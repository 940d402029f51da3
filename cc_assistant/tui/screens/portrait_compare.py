"""Portraits side by side, over the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer

from cc_assistant.errors import CCAssistantError
from cc_assistant.services import Services
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.portrait_told import beside
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.widgets.chart import Chart
from cc_assistant.tui.widgets.plain_text import one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.portrait_paper import PortraitComparison

_MOST = 4


class ComparePortraits(ModalScreen[None]):
    """Shows portraits side by side.

    Args:
        cases: their cases, in order.
        others: names and cases of those that can be added.
    """

    CSS_PATH = "portrait_compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("a,c", "add", "Add"),
        Binding("ctrl+s", "save", "Save"),
    ]

    def __init__(self, cases: Sequence[str], others: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._cases = list(cases)
        self._others = list(others)

    def compose(self) -> ComposeResult:
        """The portraits in a box that scrolls."""
        with Vertical():
            yield Chart(id="beside")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read them."""
        self.query_one(Chart).border_title = "Side by side"
        self.query_one(Chart).focus()
        self._look()

    def _look(self) -> None:
        cases = tuple(self._cases)
        desk_of(self).look_after(
            self, lambda services: services.portraying.compare(cases), self._show, self._no
        )

    def _show(self, found: PortraitComparison) -> None:
        chart = self.query_one(Chart)
        names = " and ".join(one_line(one.name) for one in found.portraits)
        chart.border_title = Content(f"Side by side: {names}")
        chart.show(beside(found.portraits))

    def _no(self, error: CCAssistantError) -> None:
        self.query_one(Chart).show(lambda _: [plain(f"{error.title}. {error}")])

    def action_add(self) -> None:
        """Pick one more."""
        if len(self._cases) >= _MOST:
            tell(self.app, "Four stand side by side; there is no room for more.")
            return

        def picked(case: str | None) -> None:
            if case:
                self._cases.append(case)
                self._others = [one for one in self._others if one[1] != case]
                self._look()

        self.app.push_screen(PickScreen("Add which?", self._others, "There is no other."), picked)

    def action_save(self) -> None:
        """Ask where to, and write them."""
        cases = tuple(self._cases)

        def save(file: Path | None) -> None:
            if file is None:
                return

            def made(services: Services) -> bytes:
                portraying = services.portraying
                form = portraying.form_of_file(file.name) or "pdf"
                return portraying.file(portraying.compare(cases), form)

            deliver(self, file, made)

        def ask(endings: list[tuple[str, str]]) -> None:
            self.app.push_screen(SaveScreen("Save the comparison", "portraits.pdf", endings), save)

        desk_of(self).look_after(
            self, lambda services: [(one.ending, one.label) for one in services.portraying.forms()], ask
        )
