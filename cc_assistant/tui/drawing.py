"""Drawing without delay, for what somebody waits for."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def draw_now(screen: Screen[Any]) -> None:
    """Lay out and draw at once what has changed on a screen.

    Textual does so sixty times a second at most, and once it has drawn something, such as the key that a
    person has just pressed, the next turn comes after one or two of these sixtieths.
    """
    screen._on_timer_update()
