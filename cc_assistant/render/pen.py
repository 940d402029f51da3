"""The characters that pictures of a portrait are drawn with."""

from __future__ import annotations

from typing import NamedTuple


class Pen(NamedTuple):
    """One character (``branch``: two) for each thing that is drawn.

    Attributes:
        line: of years.
        tick: a year on the line.
        stretch: how long a phase lasts.
        pandemic: how long the pandemic lasts.
        one: passages that tell of one side.
        both: passages that tell of both sides.
        upright: what divides two sides, and the trunk of a tree.
        branch: of a tree.
    """

    line: str
    tick: str
    stretch: str
    pandemic: str
    one: str
    both: str
    upright: str
    branch: str


PLAIN = Pen("-", "+", "=", "/", "#", "~", "|", "+-")
"""For text that goes anywhere."""

DRAWN = Pen("─", "┬", "━", "░", "█", "▒", "│", "├─")
"""For a screen."""
