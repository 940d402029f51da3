"""The session in use: opened, saved after each step, its checklist made beside the screen."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.dom import DOMNode

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.plain_errors import show_error
from cc_assistant.tui.workers import Job, Lane, fault_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Route, Session, SessionKind
    from cc_assistant.interview.answers import Answers
    from cc_assistant.interview.rules import Rules
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.services import Services
    from cc_assistant.tasks.interviewing import Interviewing

T = TypeVar("T")
Step = Callable[["Session", "Rules", "datetime"], "Session"]
"""From a session to the next, as the functions of `interview.asking` take it."""


class Sitting:
    """One session at a time, shared by the screens that work on it.

    Steps are saved in the app's own thread, since no screen may go on before: that takes some milliseconds.
    So does the checklist, which is made there too: with the question after it, it is painted once. Reading
    rules and sessions, and all that asks the model, is done in a thread of its own.

    Args:
        app: hears how far things have come.
        services: of this thread alone.
        has_model: tells whether the model is loaded already; it is not loaded for a checklist.

    Attributes:
        interviewing: rules and sessions, once they are read.
        checklist: of the session as it was when it was last made; None while there is none.
        item: id of the item that the checklist is to open at.
    """

    def __init__(self, app: App[Any], services: Services, has_model: Callable[[], bool]) -> None:
        self._app = app
        self._services = services
        self._has_model = has_model
        self._lane = Lane("interview", app)
        self._file: SessionFile | None = None
        self._held: SessionFile | None = None
        self._making: Job[Checklist] | None = None
        self.interviewing: Interviewing | None = None
        self.checklist: Checklist | None = None
        self.item = ""

    # -- what there is

    @property
    def is_open(self) -> bool:
        """Whether a session is in use."""
        return self._file is not None

    @property
    def file(self) -> SessionFile | None:
        """The file of the session in use; None while there is none."""
        return self._file

    @property
    def name(self) -> str:
        """What the session in use goes by: the name of its file, without the ending."""
        return self._file.path.stem if self._file else ""

    @property
    def session(self) -> Session:
        """The session in use, as it is on disk."""
        assert self._file is not None
        return self._file.session

    @property
    def rules(self) -> Rules:
        """The rules, once they are read."""
        assert self.interviewing is not None
        return self.interviewing.rules

    @property
    def answers(self) -> Answers:
        """The answers that count today."""
        from cc_assistant.interview.asking import count

        assert self.interviewing is not None
        return count(self.session, self.rules, self.interviewing.now())

    @property
    def today(self) -> date:
        """The day from which dates are counted."""
        assert self.interviewing is not None
        return self.interviewing.today

    @property
    def question(self) -> Question | None:
        """The question that is asked; None at the end."""
        at = self.session.at
        return self.rules.questions.get(at) if at else None

    # -- in the thread

    def run(
        self,
        node: DOMNode,
        work: Callable[[Interviewing], T],
        then: Callable[[T], object],
        failed: Callable[[CCAssistantError], object] | None = None,
    ) -> Job[T]:
        """Do something with sessions and rules beside the screen; as `Desk.call`."""

        def with_rules() -> T:
            interviewing = self._services.interviewing
            _ = interviewing.rules, interviewing.groups
            self.interviewing = interviewing
            return work(interviewing)

        return self._lane.run(node, with_rules, then, failed or partial(show_error, self._app))

    def open(
        self,
        node: DOMNode,
        name: str,
        then: Callable[[SessionFile], object],
        failed: Callable[[CCAssistantError], object],
    ) -> None:
        """Open a session to work on it; the one in use before is closed."""

        def work(interviewing: Interviewing) -> SessionFile:
            held = self._held
            if held is not None and held.path == interviewing.sessions.path(name):
                return held  # two screens want it at once
            return interviewing.sessions.open(name)

        self._use(node, work, then, failed)

    def begin(
        self,
        node: DOMNode,
        title: str,
        route: Route,
        then: Callable[[SessionFile], object],
        failed: Callable[[CCAssistantError], object] | None = None,
        *,
        kind: SessionKind = "solo",
    ) -> None:
        """Begin a session; its file is there when ``then`` is called."""
        self._use(
            node,
            lambda interviewing: interviewing.begin(title, kind=kind, route=route),
            then,
            failed or partial(show_error, self._app),
        )

    def _use(
        self,
        node: DOMNode,
        work: Callable[[Interviewing], SessionFile],
        then: Callable[[SessionFile], object],
        failed: Callable[[CCAssistantError], object],
    ) -> None:
        def opened(interviewing: Interviewing) -> SessionFile:
            from cc_assistant.interview.asking import settle

            file = self._held = work(interviewing)
            settled = settle(file.session, interviewing.rules, interviewing.now())
            if settled.at != file.session.at:
                file.save(settled)
            return file

        def use(file: SessionFile) -> None:
            if file is not self._file:
                self._close()
                self._file = file
            then(file)
            # What is loaded by now stays: the collector need not look through it between two keys.
            self.run(node, lambda interviewing: interviewing.prepare(), lambda _: gc.freeze())

        self.run(node, opened, use, failed)

    def make(self, node: DOMNode, then: Callable[[Checklist], object]) -> None:
        """Make the checklist of the session as it is now; an earlier one that is under way is given up.

        ``then`` is called before this returns, later only where the model is asked.
        """
        if self._making:
            self._making.cancel()
        session = self.session

        def made(checklist: Checklist) -> None:
            if self._file is not None and self.session.id == session.id:
                self.checklist = checklist
                then(checklist)

        def work(interviewing: Interviewing) -> Checklist:
            return interviewing.checklist(session, similarity=interviewing.meaning)

        if self._has_model() and not self.rules.worries.isdisjoint(session.records):
            self._making = self.run(node, work, made)
        else:
            assert self.interviewing is not None
            try:
                checklist = self.interviewing.checklist(session)
            except Exception as error:  # a fault of the program takes the list away, not the interview
                show_error(self._app, fault_of(error))
            else:
                made(checklist)

    def endings(self) -> list[tuple[str, str]]:
        """Return how a file of the checklist may end, with what each is; call it in the thread."""
        return [(form.ending, form.label) for form in self._services.papers.forms("checklist")]

    # -- in the app's own thread

    def take(self, step: Step) -> bool:
        """Take a step and save it; returns whether anything changed.

        Raises:
            ValueFault: what was given is no answer.
            UsageError: the step cannot be taken.
            FileFault: it could not be saved; the session stays as it was.
        """
        assert self._file is not None
        assert self.interviewing is not None
        after = step(self.session, self.rules, self.interviewing.now())
        if after is self.session:
            return False
        self._file.save(after)
        return True

    def leave(self) -> None:
        """Let others open the session."""
        self._close()
        self._held = None

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = self.checklist = None

    def close(self) -> None:
        """Leave, and end the thread."""
        self._lane.close()
        self.leave()
