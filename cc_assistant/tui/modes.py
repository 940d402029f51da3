"""The modes of the app: what a person comes for, one screen and one key each.

A mode is registered by a line here; its screen is imported when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from textual.binding import Binding
from textual.screen import Screen


@dataclass(frozen=True)
class Mode:
    """One mode.

    Attributes:
        id: its name in the program and in what is kept.
        key: opens it from anywhere.
        title: one word, for the line at the top.
        help: one sentence, for help and palette.
        screen: its screen, as ``module:Class``.
    """

    id: str
    key: str
    title: str
    help: str
    screen: str

    def load(self) -> Callable[[], Screen[None]]:
        """Return what makes the screen; nothing is imported before it is called."""

        def made() -> Screen[None]:
            module, _, name = self.screen.partition(":")
            screen: Screen[None] = getattr(import_module(module), name)()
            return screen

        return made


MODES: tuple[Mode, ...] = (
    Mode(
        "ask",
        "f2",
        "Ask",
        "Ask a question and read a cited answer.",
        "cc_assistant.tui.screens.ask:AskScreen",
    ),
    Mode(
        "evidence",
        "f3",
        "Evidence",
        "Search and filter passages, put them into baskets, save them with their references.",
        "cc_assistant.tui.screens.evidence:EvidenceScreen",
    ),
    Mode(
        "library",
        "f4",
        "Library",
        "See what the library holds and covers, check it, and look after its index.",
        "cc_assistant.tui.screens.library:LibraryScreen",
    ),
    Mode(
        "interview",
        "f5",
        "Interview",
        "Answer questions about your service; a checklist grows beside them.",
        "cc_assistant.tui.screens.interview:InterviewScreen",
    ),
    Mode(
        "checklist",
        "f6",
        "Checklist",
        "See what is to be done, by when, by whom and why; tick, change and save it.",
        "cc_assistant.tui.screens.checklist:ChecklistScreen",
    ),
    Mode(
        "portraits",
        "f7",
        "Portraits",
        "Read services told over their phases, compare them, draft and review your own.",
        "cc_assistant.tui.screens.portraits:PortraitsScreen",
    ),
)


def mode_bindings() -> list[Binding]:
    """Return the keys that open the modes."""
    return [
        Binding(
            mode.key, f"open_mode('{mode.id}')", mode.title, show=False, priority=True, id=f"mode.{mode.id}"
        )
        for mode in MODES
    ]
