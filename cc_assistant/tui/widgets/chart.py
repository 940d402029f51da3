"""A picture drawn in cells, as wide as there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from cc_assistant.tui.widgets.plain_text import PlainText, lines

Draw = Callable[[int], Sequence[Content]]
"""From the cells across to the lines of a picture."""


class Chart(VerticalScroll, can_focus=True):
    """Shows a picture and draws it anew when there is more or less room."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._draw: Draw = lambda _: ()

    def compose(self) -> ComposeResult:
        """The picture."""
        yield PlainText()

    def show(self, draw: Draw) -> None:
        """Show another picture."""
        self._draw = draw
        self._redraw()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._redraw()

    def on_show(self) -> None:
        """Draw what has changed while it could not be seen."""
        self._redraw()

    def _redraw(self) -> None:
        width = self.scrollable_content_region.width
        if width and self.display:
            self.query_one(PlainText).show(lines(list(self._draw(width))))
