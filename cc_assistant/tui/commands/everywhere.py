"""Commands that work everywhere, and those of the settings."""

from __future__ import annotations

from cc_assistant.tui.commands.command import Command

APP: tuple[Command, ...] = (
    Command("app", "f1", "help", "Help", "Show every key and what it does.", "help", typing=True),
    Command("app", "ctrl+q", "quit", "Quit", "Leave; all is kept for next time.", "quit", typing=True),
    Command(
        "app", "ctrl+t", "next_theme", "Colours", "Go to the next set of colours.", "colours", footer=False
    ),
    Command(
        "app",
        "f12",
        "settings",
        "Settings",
        "See and change the settings, colours and keys.",
        "settings",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "ctrl+g",
        "projector",
        "Large",
        "Go to the large layout for a projector, or back.",
        "large",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "alt+w",
        "workshop",
        "Workshop",
        "Run a workshop: several people answer, talk and decide together.",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "alt+c",
        "coding",
        "Coding",
        "Code your own documents: say which words speak of what.",
        "coding",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "alt+m",
        "matrix",
        "Matrix",
        "See what was coded: cases by codes, codes together, shares.",
        "matrix",
        footer=False,
        typing=True,
    ),
    Command(
        "app",
        "alt+n",
        "names",
        "Names",
        "Replace names of people and places in a pack of your own by pseudonyms.",
        "names",
        footer=False,
        typing=True,
    ),
)
SETTINGS: tuple[Command, ...] = (
    Command("settings", "escape", "close", "Close", "Close the settings.", footer=False),
    Command(
        "settings", "delete", "unset", "Take out", "Take what is set out again, so that it is as it comes."
    ),
)
