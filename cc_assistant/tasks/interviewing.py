"""The interview, put together: its rules, the user's sessions, and the checklist that they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant import paths
from cc_assistant.errors import KnowledgeError
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.comparison import Comparison
    from cc_assistant.domain.ports import Encoder
    from cc_assistant.domain.session import Route, Session, SessionKind
    from cc_assistant.interview.profile import Group
    from cc_assistant.interview.rules import Rules
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.interview.sessions.folder import SessionFolder
    from cc_assistant.interview.understanding import InterviewReader
    from cc_assistant.interview.understanding.guesses import Guesser
    from cc_assistant.interview.worry import Similarity
    from cc_assistant.knowledge.toolkit_lookup import ToolkitFiles
    from cc_assistant.tasks.own_words import OwnWords


def _now() -> datetime:
    return datetime.now().astimezone()


class Interviewing:
    """Everything that the faces of the interview need.

    Args:
        packs: folders of the packs, the most important first.
        encoder: gives the model when it is first wanted, None without one.
        now: tells the time, with its zone.
        say: tells the user what happens beside the result.
        guess: reads people's own words as well; None where nobody does.
    """

    def __init__(
        self,
        packs: Sequence[Path],
        encoder: Callable[[], Encoder | None] = lambda: None,
        now: Callable[[], datetime] = _now,
        say: Callable[[str], None] = lambda _: None,
        *,
        guess: Guesser | None = None,
    ) -> None:
        self._guess = guess
        self._packs = packs
        self._encoder = encoder
        self.now = now
        self._say = say

    @property
    def today(self) -> date:
        """The day from which dates are counted."""
        return self.now().date()

    def on(self, day: date | None) -> Interviewing:
        """Return the same as if it were noon of a day, so that results can be made again; None is now."""
        if day is None:
            return self
        noon = datetime.combine(day, time(12), UTC)
        return Interviewing(self._packs, self._encoder, lambda: noon, self._say, guess=self._guess)

    @made_once
    def toolkit(self) -> ToolkitFiles:
        """Questionnaire, recommendations, their evidence, and the frames."""
        from cc_assistant.knowledge.toolkit_lookup import read_toolkit

        return read_toolkit(self._packs)

    @made_once
    def rules(self) -> Rules:
        """The rules, with every condition parsed.

        Raises:
            KnowledgeError: one is no condition; told with file and line.
        """
        from cc_assistant.interview.rules import make_rules
        from cc_assistant.knowledge.conditions import ConditionError, parse_condition

        files = self.toolkit
        try:
            return make_rules(files.questionnaire, files.toolkit, files.links, parse_condition)
        except ConditionError as error:
            from cc_assistant.knowledge.loading import load_library

            load_library(self._packs)  # checks everything, and says where it is wrong
            raise KnowledgeError(f"A condition of the questionnaire cannot be read: {error}.") from error

    @made_once
    def reader(self) -> InterviewReader | None:
        """What understands answers in people's own words; None where no pack says how people put them."""
        return self.own_words.reader

    @made_once
    def own_words(self) -> OwnWords:
        """How people's own words are understood."""
        from cc_assistant.tasks.own_words import OwnWords

        return OwnWords(self._packs, self.rules.questionnaire, self._encoder, self._say, self._guess)

    @made_once
    def groups(self) -> tuple[Group, ...]:
        """What readiness is counted for."""
        from cc_assistant.interview.profile import groups_of

        return groups_of(self.toolkit.cfir, self.toolkit.npt)

    @made_once
    def sessions(self) -> SessionFolder:
        """The user's sessions."""
        from cc_assistant.interview.sessions.folder import SessionFolder

        return SessionFolder(paths.sessions())

    def begin(self, title: str, *, kind: SessionKind = "solo", route: Route = "quick") -> SessionFile:
        """Begin a session: its file is there when this returns.

        Raises:
            FileFault: it cannot be written.
        """
        from cc_assistant.interview.asking import start

        now = self.now()
        session_id = self.sessions.new_id(title, now.date())
        return self.sessions.begin(start(self.rules, session_id, title, now, kind=kind, route=route))

    def from_file(self, path: Path, *, workshop: bool = False) -> Session:
        """Return the session that a file of answers makes; it is not written anywhere.

        Args:
            path: YAML, or JSON where it ends in `.json`; `domain.answers_file` describes what it holds.
            workshop: it has to be the file of a workshop; else what it holds tells.

        Raises:
            NotFound, FileFault: it is not there, or cannot be read.
            AnswersFault: it has faults; all of them are told, with line and nearest valid value.
        """
        from cc_assistant.domain.answers_file import WorkshopFile
        from cc_assistant.interview.answers_file import fill
        from cc_assistant.knowledge.answers_reader import AnswersReader

        file = AnswersReader(path, WorkshopFile if workshop else None)
        now = self.now()
        session_id = self.sessions.new_id(file.told.title, now.date())
        session, misfits = fill(file.told, self.rules, session_id, now)
        if misfits or file.faulty:
            raise file.fault((one.way, one.message, one.value, one.valid) for one in misfits)
        return session

    def checklist(
        self, session: Session, *, on: date | None = None, similarity: Similarity | None = None
    ) -> Checklist:
        """Return the checklist of a session by today's rules.

        Args:
            session: answers, marks and own items.
            on: the day for which it is made; today if None.
            similarity: tells what is near the main worry in meaning (see `meaning`); without it words decide.
        """
        from cc_assistant.interview.checklist import build

        return build(self.rules, session, on or self.today, groups=self.groups, similarity=similarity)

    @made_once
    def meaning(self) -> Similarity | None:
        """What tells how near texts are in meaning; None without a model. Loads the model."""
        from cc_assistant.interview.worry import Meaning

        encoder = self._encoder()
        return Meaning(encoder) if encoder else None

    def prepare(self) -> None:
        """Do beforehand what the first answers would wait for."""
        from cc_assistant.interview.worry import learn_words

        learn_words(self.rules)

    def compare(self, before: Session, after: Session) -> Comparison:
        """Say what changed between two sessions, or one at two times, by today's rules.

        Each is taken as on the day of its last change.
        """
        from cc_assistant.interview.compare import State, compare

        return compare(
            State(self.rules, before, before.changed.date()), State(self.rules, after, after.changed.date())
        )
