"""Names on the left, what is known on the right: a small table that wraps."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.content import Content

from cc_assistant.tui.widgets.plain_text import PlainText

Fact = tuple[str, str | Content]


class FactLine(Horizontal):
    """One name and what is known."""

    def __init__(self, name: str, known: str | Content) -> None:
        super().__init__()
        self._told = name, known

    def compose(self) -> ComposeResult:
        """The name, and beside it what is known."""
        name, known = self._told
        yield PlainText(Content.styled(name, "bold"), classes="-name")
        yield PlainText(known, classes="-known")


class Facts(VerticalGroup):
    """Shows facts one below the other.

    Args:
        facts: name and what is known; what is empty is left out.
        id: of the widget.
    """

    def __init__(self, facts: Iterable[Fact] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._facts = tuple(facts)

    def compose(self) -> ComposeResult:
        """A line for each fact."""
        yield from self._lines()

    def show(self, facts: Iterable[Fact]) -> None:
        """Show other facts."""
        self._facts = tuple(facts)
        with self.app.batch_update():
            self.remove_children()
            self.mount_all(self._lines())

    def _lines(self) -> Iterable[FactLine]:
        return [FactLine(name, known) for name, known in self._facts if known]
