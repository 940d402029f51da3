"""Every command of the app, once: keys, footer, palette, help screen and rebinding follow from here.

A screen or widget names its place and takes the keys of that place: ``BINDINGS = bindings("ask")``; it has
a method ``action_…`` for each action.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding

from cc_assistant.tui.commands.coding import CODING, MATRIX
from cc_assistant.tui.commands.command import Command
from cc_assistant.tui.commands.everywhere import APP, SETTINGS
from cc_assistant.tui.commands.interview import INTERVIEW
from cc_assistant.tui.commands.library import LIBRARY
from cc_assistant.tui.commands.portraits import PORTRAITS
from cc_assistant.tui.commands.reading import READING

PLACES = {
    "app": "Everywhere",
    "ask": "Ask",
    "talk": "Answers",
    "passage": "The passage",
    "evidence": "Evidence",
    "results": "The list of passages",
    "facets": "The filters",
    "baskets": "Baskets",
    "library": "Library",
    "map": "The coverage map",
    "import": "What is to be imported",
    "import-run": "An import",
    "documents": "The documents of a pack",
    "interview": "Interview",
    "sessions": "The list of sessions",
    "workshop": "Workshop",
    "people": "The people of a workshop",
    "choices": "The answers to choose from",
    "checklist": "Checklist",
    "portraits": "Portraits",
    "coding": "Coding",
    "coded": "The text that is coded",
    "agreement": "Agreement of coders",
    "codebook": "The codebook",
    "names": "The names of a pack",
    "matrix": "The matrix",
    "grid": "The cells of the matrix",
    "settings": "Settings",
}
"""Places in the order of the help screen, with their names."""

COMMANDS: tuple[Command, ...] = (
    *APP,
    *READING,
    *LIBRARY,
    *INTERVIEW,
    *CODING,
    *PORTRAITS,
    *MATRIX,
    *SETTINGS,
)


def at(place: str) -> Iterator[Command]:
    """Yield the commands of one place."""
    return (command for command in COMMANDS if command.place == place)


def bindings(place: str) -> list[Binding]:
    """Return the key bindings of one place."""
    return [
        Binding(
            command.key,
            command.action,
            command.title,
            show=command.footer,
            priority=command.typing,
            tooltip=command.help,
            id=command.id,
        )
        for command in at(place)
    ]
