"""A workshop while it runs: which question takes answers, and everything that is said kept at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Given, Person, Session, Value
from cc_assistant.errors import UsageError
from cc_assistant.interview import workshop
from cc_assistant.interview.rules import Rules
from cc_assistant.interview.sessions.file import SessionFile


class LiveWorkshop:
    """One workshop in a room.

    Args:
        rules: the questions.
        file: of the session, open to write.
        now: tells the time.
        changed: called after anybody joined or answered, so that the screen can follow.
        given_up: tells whether the file is no longer this workshop's to write.
    """

    def __init__(
        self,
        rules: Rules,
        file: SessionFile,
        now: Callable[[], datetime],
        changed: Callable[[], object] = lambda: None,
        given_up: Callable[[], bool] = lambda: False,
    ) -> None:
        self._rules = rules
        self._file = file
        self._now = now
        self._changed = changed
        self._given_up = given_up
        self._asked: str | None = None
        self._on_phones: set[str] = set()
        self.step = 0
        self.over = False

    @property
    def session(self) -> Session:
        """The session as it is on disk."""
        return self._file.session

    @property
    def title(self) -> str:
        """What the workshop is called."""
        return self.session.title

    @property
    def question(self) -> Question | None:
        """The question that takes answers now."""
        return self._rules.questions[self._asked] if self._asked else None

    def ask(self, question: str | None) -> None:
        """Let a question take answers; None: let none take any."""
        if question != self._asked:
            self._asked = question
            self.step += 1

    def end(self) -> None:
        """Take no more answers."""
        self.over = True
        self.ask(None)
        self.step += 1

    def save(self, session: Session) -> None:
        """Keep a step that the facilitator took; it is on disk when this returns.

        Raises:
            UsageError: the workshop was left.
            FileFault: it could not be saved; the session stays as it was.
        """
        if self._given_up():
            raise UsageError("The workshop was left.", remedy="Open it again.")
        self._file.save(session)

    def join(self, initials: str, role: str) -> str:
        """Let somebody take part by phone and return their id.

        Who is on the list already, by these initials, and has no phone yet, is taken to be that person.

        Raises:
            ValueFault: there are no initials.
            FileFault: it could not be saved.
        """
        sought = initials.strip().casefold()
        known = (
            person.id
            for person in self.session.people
            if person.initials.casefold() == sought and person.id not in self._on_phones
        )
        found = next(known, None)
        if found is None:
            self.save(workshop.add_person(self.session, initials, self._now(), role))
            found = self.session.people[-1].id
        self._on_phones.add(found)
        self._changed()
        return found

    @property
    def on_phones(self) -> frozenset[str]:
        """Ids of the people who have joined by phone."""
        return frozenset(self._on_phones)

    def silent(self, question: str) -> tuple[Person, ...]:
        """Return who has not answered a question yet."""
        return tuple(person for person in self.session.people if self.said(person.id, question) is None)

    def said(self, person: str, question: str) -> Given | None:
        """Return what somebody answered to a question."""
        record = self.session.records.get(question)
        return next((given for given in record.given if given.person == person), None) if record else None

    def take(self, person: str, question: str, value: Value, remark: str) -> None:
        """Keep what somebody answers.

        Raises:
            NotFound, ValueFault: as `workshop.give`.
            FileFault: it could not be saved.
        """
        self.save(
            workshop.give(self.session, self._rules, question, person, value, now=self._now(), remark=remark)
        )
        self._changed()
