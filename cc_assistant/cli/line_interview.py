"""The interview, line by line: works in a pipe, with a screen reader and on the plainest terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from cc_assistant.cli import output
from cc_assistant.cli.line_reader import LineReader
from cc_assistant.cli.line_talk import LineTalk
from cc_assistant.cli.own_words import OwnWords
from cc_assistant.errors import CCAssistantError, FileFault, UsageError
from cc_assistant.interview import asking
from cc_assistant.interview.fitting import ValueFault
from cc_assistant.interview.values import read_value

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Route, Session
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.tasks.interviewing import Interviewing

_FEW_WORDS = 4
"""Up to so many words are taken for an answer to the question that stands there; more may answer several."""
_ASKS_WHY = re.compile(r"why\b(?:\s+\S+){0,6}\s*\?", re.IGNORECASE)
_LEAVE = {"quit", "exit", "stop"}


class LineInterview:
    """One sitting. Questions and talk go to standard error; the result is the caller's to write.

    Args:
        interviewing: rules and clock.
        file: the session, open for writing; every answer is on disk before the next question is shown.
        ask: answers a question to the library, in words.
    """

    def __init__(self, interviewing: Interviewing, file: SessionFile, ask: Callable[[str], str]) -> None:
        self._with = interviewing
        self._rules = interviewing.rules
        self._file = file
        self._ask = ask
        self._lines = LineReader()
        self._talk = LineTalk(interviewing, file)
        self._own_words = OwnWords(interviewing)
        self._done = False
        self._plain: dict[str, Callable[[], None]] = {
            "?": self._talk.help,
            "help": self._talk.help,
            "why": lambda: self._talk.why(self._at()),
            "back": self._back,
            "skip": self._skip,
            "review": self._talk.review,
            "list": self._talk.list,
            "quick": lambda: self._route("quick"),
            "full": lambda: self._route("full"),
            "again": self._talk.again,
        }
        self._with_words: dict[str, Callable[[str], None]] = {
            "go": self._go,
            "note": self._note,
            "ask": lambda words: output.talk(self._ask(words)),
            "name": self._name,
        }

    def run(self) -> bool:
        """Ask until all is answered or the input ends; return whether the end was reached.

        Raises:
            FileFault: an answer could not be saved, and nobody is there to try again.
        """
        try:
            self._talk.greet()
            while not self._done:
                if not self._own_words.waiting:
                    self._talk.show()
                line = self._lines.next()
                if line is None or line.casefold().removeprefix("/") in _LEAVE:
                    break
                self._take(line)
        except KeyboardInterrupt:
            self._talk.how_to_go_on()
            raise
        if self._done or (self._file.session.at is None and not self._own_words.waiting):
            return True
        self._talk.how_to_go_on()
        return False

    def _take(self, line: str) -> None:
        try:
            self._heed(line)
        except FileFault as error:
            if not self._lines.at_terminal:
                raise
            output.talk(str(error))
        except CCAssistantError as error:
            output.talk(str(error))

    def _heed(self, line: str) -> None:
        name, _, rest = line.removeprefix("/").partition(" ")
        name = name.casefold()
        if not rest and name in self._plain:
            self._plain[name]()
        elif name in self._with_words and (line.startswith("/") or (name == "go" and self._is_place(rest))):
            self._with_words[name](rest)
        elif line.startswith("/"):
            raise UsageError(f"'/{name}' is not known here.", remedy="? says what can be typed.")
        elif line.startswith("?") and (asked := line.lstrip("? ")):
            output.talk(self._ask(asked))
        elif self._own_words.waiting:
            self._confirm(line)
        elif self._file.session.at is None:
            self._at_the_end(line)
        elif _ASKS_WHY.fullmatch(line):
            self._talk.why(self._at())
        else:
            self._answer(line)

    def _answer(self, line: str) -> None:
        question, session = self._at(), self._file.session
        if not line:
            if not self._talk.answer_to(question):
                raise UsageError("Nothing was typed.", remedy="Answer, or type skip. ? helps.")
            self._save(asking.move_on(session, self._rules, self._with.now()))
            return
        several = len(line.split()) > _FEW_WORDS
        if question.kind == "text" or _names_answers(question, line):
            self._put(question, line)
        elif several and line.endswith("?"):
            output.talk(self._ask(line))
        elif not (several and self._own_words.hear(line, session)):
            try:
                self._put(question, line)
            except ValueFault:
                if several or not self._own_words.hear(line, session):
                    raise

    def _put(self, question: Question, line: str) -> None:
        value = read_value(question, line, self._with.today)
        session = asking.answer(self._file.session, self._rules, question.id, value, self._with.now())
        self._save(session, said=(question.id,))

    def _confirm(self, line: str) -> None:
        found = self._own_words.right(line)
        if found is None:
            self._own_words.drop()
        else:
            said = tuple(found.answers())
            self._save(self._own_words.kept(found, self._file.session), said=said)
            self._own_words.waiting = None
        self._talk.again()

    def _at_the_end(self, line: str) -> None:
        if line:
            raise UsageError("There is no question here.", remedy="An empty line ends; ? helps.")
        self._done = True

    def _skip(self) -> None:
        self._own_words.drop()
        question = self._at()
        self._save(asking.skip(self._file.session, self._rules, question.id, self._with.now()))

    def _back(self) -> None:
        self._own_words.drop()
        before = self._file.session
        session = asking.back(before, self._rules, self._with.now())
        if session.at == before.at:
            raise UsageError("This is the first question.")
        self._save(session)

    def _is_place(self, words: str) -> bool:
        return words.isdecimal() or words in self._rules.questions

    def _go(self, words: str) -> None:
        self._own_words.drop()
        places = self._talk.to_review()
        if words.isdecimal():
            if not 1 <= int(words) <= len(places):
                raise UsageError(
                    f"There is no question {words}.", remedy=f"They run from 1 to {len(places)}."
                )
            words = places[int(words) - 1]
        self._save(asking.jump(self._file.session, self._rules, words, self._with.now()))
        self._talk.again()

    def _route(self, chosen: Route) -> None:
        self._own_words.drop()
        self._save(asking.choose_route(self._file.session, self._rules, chosen, self._with.now()))
        output.talk(f"This is the {chosen} route now; all answers stay.")
        self._talk.again()

    def _note(self, words: str) -> None:
        self._save(asking.add_note(self._file.session, words, self._with.now()))
        output.talk("Noted.")

    def _name(self, words: str) -> None:
        update = {"title": asking.some_words(words), "changed": self._with.now()}
        self._save(self._file.session.model_copy(update=update))
        output.talk(f"It is called {self._file.session.title} now.")

    def _save(self, session: Session, said: tuple[str, ...] = ()) -> None:
        """Put the session on disk, then say what the answers to some questions did to the checklist."""
        before = self._file.session
        self._file.save(session)
        if len(said) == 1:
            self._talk.saved(self._rules.questions[said[0]])
        if said:
            self._talk.growth(before, session, several=len(said) > 1)

    def _at(self) -> Question:
        at = self._file.session.at
        if at is None:
            raise UsageError("There is no question here.", remedy="review and go N open one; ? helps.")
        return self._rules.questions[at]


def _names_answers(question: Question, line: str) -> bool:
    """Tell whether a line is the whole label of an answer, or numbers and nothing else."""
    plain = line.casefold().rstrip(".")
    labels = {option.label.casefold().rstrip(".") for option in question.options}
    return plain in labels or not any(letter.isalpha() for letter in line)
