"""The first page of the interview: all sessions, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.screens.sessions_compare import CompareScreen
from cc_assistant.tui.screens.sessions_new import NewSessionScreen
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.session_sizes import route_sizes
from cc_assistant.tui.widgets.plain_text import PlainText, one_line
from cc_assistant.tui.widgets.session_list import SessionLine, SessionList, session_lines

if TYPE_CHECKING:
    from cc_assistant.domain.comparison import Comparison
    from cc_assistant.domain.session import Route, Session
    from cc_assistant.tasks.interviewing import Interviewing
    from cc_assistant.tui.sitting import Sitting

WELCOME = (
    "Answer some questions about your service, and a checklist grows beside them: dated, in order, each item "
    "with its reasons and its evidence. If you do not know an answer, say so: that becomes a task. Every "
    "answer is saved at once."
)
LAST_TIME = "As it was before the last sitting"


class StartPage(Vertical):
    """Lists the sessions; each can be opened, renamed, compared and put away."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sessions")]

    @dataclass
    class Chosen(Message):
        """A session is to be opened."""

        name: str

    @dataclass
    class Begun(Message):
        """A session is to be begun."""

        title: str
        route: Route

    def __init__(self, welcome: str = WELCOME, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._welcome = welcome
        self._sure = ""

    def compose(self) -> ComposeResult:
        """What this is, and the sessions."""
        yield PlainText(self._welcome, id="welcome")
        yield PlainText(id="told")
        yield SessionList()

    def on_mount(self) -> None:
        """Say nothing yet above the list."""
        self.tell("")

    @property
    def _sitting(self) -> Sitting:
        return desk_of(self).sitting

    @property
    def sessions(self) -> SessionList:
        """The sessions."""
        return self.query_one(SessionList)

    def tell(self, text: str) -> None:
        """Say above the list what went wrong; "" for nothing."""
        told = self.query_one("#told", PlainText)
        told.display = bool(text)
        told.show(text)

    def list(
        self,
        then: Callable[[], object],
        failed: Callable[[CCAssistantError], object],
        keep: str = "",
    ) -> None:
        """Look through the sessions and list them.

        Args:
            then: called when they are listed.
            failed: called instead where the rules cannot be read.
            keep: id of the session at which the pointer is to stand.
        """

        def show(found: tuple[SessionLine, ...]) -> None:
            self.sessions.border_title = (
                f"Your sessions: {len(found)}" if found else "No session yet: Enter begins one"
            )
            self.sessions.list(found, keep)
            then()

        self._sitting.run(self, session_lines, show, failed)

    def again(self, keep: str = "") -> None:
        """List the sessions again, after one has changed."""
        self.list(lambda: None, self._refuse, keep)

    def _refuse(self, error: CCAssistantError) -> None:
        self.tell(f"{error.title}. {error}")

    # -- what can be done

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the session that was chosen."""
        event.stop()
        self.action_open()

    def on_session_list_none_yet(self) -> None:
        """Begin the first session."""
        self.action_new()

    def action_open(self) -> None:
        """Go on with the session under the pointer."""
        if line := self.sessions.current:
            self.post_message(self.Chosen(line.path.stem))

    def action_new(self) -> None:
        """Ask for a title and a route, and begin."""
        if self._sitting.interviewing:
            self.app.push_screen(NewSessionScreen(route_sizes(self._sitting.interviewing)), self._new)

    def _new(self, chosen: tuple[str, Route] | None) -> None:
        if chosen:
            self.post_message(self.Begun(*chosen))

    def action_rename(self) -> None:
        """Ask for another title."""
        line = self.sessions.current
        if line is None or line.session is None:
            return
        name = line.path.stem

        def rename(title: str | None) -> None:
            if title:
                self._sitting.run(
                    self,
                    lambda interviewing: interviewing.sessions.rename(name, title, interviewing.now()),
                    lambda _: self.again(name),
                    self._refuse,
                )

        self.app.push_screen(
            WriteScreen("Rename the session", "Its new title:", line.title, _no_title), rename
        )

    def action_delete(self) -> None:
        """Put the session away; at the second time."""
        line = self.sessions.current
        if line is None:
            return
        name = line.path.stem
        if self._sure != name:
            self._sure = name
            tell(self.app, f"Press Delete again to delete “{one_line(line.title)}”.")
            return
        self._sure = ""
        self._sitting.run(
            self, lambda interviewing: interviewing.sessions.delete(name), self._deleted, self._refuse
        )

    def _deleted(self, away: Path) -> None:
        tell(self.app, f"Deleted. The file is kept: {away}")
        self.again()

    def action_compare(self) -> None:
        """Ask with what, and show what changed."""
        line = self.sessions.current
        if line is None or line.session is None:
            return
        after, name = line.session, line.path.stem
        others: list[tuple[str, str]] = [
            (f"{other.title} ({other.told})", other.path.stem)
            for other in self.sessions.lines
            if other.session and other.path != line.path
        ]
        entries = [(LAST_TIME, ""), *others]

        def compare(other: str | None) -> None:
            if other is not None:
                self._sitting.run(
                    self,
                    lambda interviewing: _compared(interviewing, name, other, after),
                    self._compared,
                    self._refuse,
                )

        title = f"Compare “{one_line(line.title)}” with …"
        self.app.push_screen(PickScreen(title, entries, "There is nothing to compare with."), compare)

    def _compared(self, found: Comparison | None) -> None:
        if found is None:
            tell(self.app, "This session was not changed since it was begun; there is nothing earlier.")
        else:
            self.app.push_screen(CompareScreen(found))


def _compared(interviewing: Interviewing, name: str, other: str, after: Session) -> Comparison | None:
    before = interviewing.sessions.read(other) if other else interviewing.sessions.before(name)
    if before is None:
        return None
    earlier, later = sorted((before, after), key=lambda session: session.changed.timestamp())
    return interviewing.compare(earlier, later)


def _no_title(typed: str) -> str:
    return "" if typed else "Please type a title."
