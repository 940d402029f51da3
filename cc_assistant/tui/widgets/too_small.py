"""What a terminal shows that is too small to show anything else."""

from __future__ import annotations

from cc_assistant.tui.widgets.plain_text import PlainText

COLUMNS, ROWS = 60, 15
"""The smallest terminal in which everything can be reached."""


class TooSmall(PlainText):
    """Covers the screen and says how large it must be; the styles show it when it is needed."""

    def __init__(self) -> None:
        super().__init__(
            f"This window is too small. Please make it at least {COLUMNS} columns wide and {ROWS} rows high. "
            "For a line at a time: cc-assistant chat."
        )
