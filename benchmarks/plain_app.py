"""About the least that an app can be: a line to type in. What it takes is Textual's own."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class PlainApp(App[None]):
    """Shows a text and a line."""

    def compose(self) -> ComposeResult:
        yield Static("What would you like to know?")
        yield Input()


if __name__ == "__main__":
    PlainApp().run()
