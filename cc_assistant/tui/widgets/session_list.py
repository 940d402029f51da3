"""The user's sessions, to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.text.saying import counted
from cc_assistant.tui.interview_words import day
from cc_assistant.tui.widgets.plain_text import lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.session import Session
    from cc_assistant.tasks.interviewing import Interviewing


@dataclass(frozen=True)
class SessionLine:
    """What is told of one session.

    Attributes:
        path: of its file.
        session: None where the file cannot be read.
        told: how far it is and when it was changed last, or what is wrong with it.
        held: whether somebody has it open.
    """

    path: Path
    session: Session | None
    told: str
    held: bool = False

    @property
    def title(self) -> str:
        """As people call it."""
        return self.session.title if self.session else self.path.name


def session_lines(interviewing: Interviewing) -> tuple[SessionLine, ...]:
    """Look through the folder of sessions; for a thread beside the screen."""
    from cc_assistant.interview.sessions.file import is_held

    return tuple(
        SessionLine(
            entry.path,
            entry.session,
            _told(interviewing, entry.session) if entry.session else f"Cannot be read. {entry.fault}",
            is_held(entry.path),
        )
        for entry in interviewing.sessions.listed()
    )


def _told(interviewing: Interviewing, session: Session) -> str:
    from cc_assistant.interview.route import progress

    now = progress(interviewing.rules, session, interviewing.today)
    kind = "workshop, " if session.kind == "workshop" else ""
    left = f"{now.done} done, {now.most} to go" if now.most else "all questions done"
    ticked = sum(mark.status == "done" for mark in session.marks.values())
    items = f", {counted(ticked, 'item')} done" if ticked else ""
    return f"{kind}{session.route} route: {left}{items}; changed {day(session.changed.date())}"


class SessionList(OptionList):
    """Lists sessions, the one changed last first."""

    class NoneYet(Message):
        """Enter was pressed, and there is no session to choose."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, classes="-focusable")
        self.lines: tuple[SessionLine, ...] = ()

    def list(self, found: Sequence[SessionLine], keep: str = "") -> None:
        """List these sessions; the pointer goes to the one with the id ``keep``, or stays."""
        before = keep or (self.current.path.stem if self.current else "")
        self.lines = tuple(found)
        self.clear_options()
        self.add_options([Option(_shown(line)) for line in found])
        stems = [line.path.stem for line in found]
        self.highlighted = stems.index(before) if before in stems else (0 if found else None)

    def action_select(self) -> None:
        """Choose the session under the pointer; say so where there is none."""
        if self.lines:
            super().action_select()
        else:
            self.post_message(self.NoneYet())

    @property
    def current(self) -> SessionLine | None:
        """The session under the pointer."""
        at = self.highlighted
        return self.lines[at] if at is not None and at < len(self.lines) else None


def _shown(line: SessionLine) -> Content:
    held = Content.styled("  open in another window", "bold italic") if line.held else Content("")
    return lines(
        [
            Content.assemble(plain(one_line(line.title), "bold"), held),
            plain(f"  {one_line(line.told)}", "" if line.session else "bold"),
        ]
    )
