"""The interview, line by line: works in a pipe, with a screen reader and on the plainest terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from cc_assistant.cli import output
from cc_assistant.cli.boundary import NAME
from cc_assistant.cli.line_reader import LineReader
from cc_assistant.errors import CCAssistantError, FileFault, UsageError
from cc_assistant.interview import asking, route
from cc_assistant.interview.fitting import LONGEST_TEXT
from cc_assistant.interview.growth import Grown, growth
from cc_assistant.interview.said import in_words
from cc_assistant.interview.values import read_value
from cc_assistant.render import question_text
from cc_assistant.text.checklist_words import counted, day_words

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Route, Session
    from cc_assistant.domain.understood import Understanding
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.interviewing import Interviewing

COMMANDS = """\
Also: ? (this), why, back, skip, review, go N, list, quick, full, quit.
With / before them: /note TEXT, /ask QUESTION, /name TITLE. What ends with ? is asked of the library.
Everything you answered is saved; quit at any time and go on later."""
"""What can be typed in place of an answer."""

_FEW_WORDS = 4
"""Up to so many words are taken for an answer to the question that stands there; more may answer several."""
_YES = {"", "y", "yes", "yeah", "yep", "ok", "okay", "right", "correct", "keep"}
_NO = {"n", "no", "nope", "wrong", "none", "nothing"}
_WRONG_ONES = re.compile(r"(?:not|without|wrong|no|except|but)?[\s,:]*(\d+(?:[\s,&]+(?:and\s+)?\d+)*)", re.I)
_ASKS_WHY = re.compile(r"why\b(?:\s+\S+){0,6}\s*\?", re.I)
_NONE = ""


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
        self._pending: tuple[str, Understanding] | None = None
        self._shown: str | None = _NONE
        self._section = ""
        self._done = False
        self._plain: dict[str, Callable[[], None]] = {
            "?": self._help,
            "help": self._help,
            "why": self._why,
            "back": self._back,
            "skip": self._skip,
            "review": self._review,
            "list": self._list,
            "quick": lambda: self._route("quick"),
            "full": lambda: self._route("full"),
            "again": self._show_again,
        }
        self._with_words: dict[str, Callable[[str], None]] = {
            "go": self._go,
            "note": self._note,
            "ask": lambda words: output.talk(self._ask(words)),
            "name": self._name,
        }

    @property
    def session(self) -> Session:
        """The session as it is on disk."""
        return self._file.session

    def run(self) -> bool:
        """Ask until all is answered or the input ends; return whether the end was reached.

        Raises:
            FileFault: an answer could not be saved, and nobody is there to try again.
        """
        try:
            self._greet()
            while not self._done:
                self._show()
                line = self._lines.next()
                if line is None or line.casefold() in {"quit", "/quit", "exit", "/exit", "stop", "/stop"}:
                    break
                self._take(line)
        except KeyboardInterrupt:
            self._how_to_go_on()
            raise
        if self._done or (self.session.at is None and not self._pending):
            return True
        self._how_to_go_on()
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
        elif (line.startswith("/") or (name == "go" and self._is_place(rest))) and name in self._with_words:
            self._with_words[name](rest)
        elif line.startswith("/"):
            raise UsageError(
                f"'{line.split(maxsplit=1)[0]}' is not known here.", remedy="? says what can be typed."
            )
        elif self._pending:
            self._confirm(line)
        elif self.session.at is None:
            self._at_the_end(line)
        elif _ASKS_WHY.fullmatch(line):
            self._why()
        else:
            self._answer(line)

    # What is said -----------------------------------------------------------------------------------

    def _greet(self) -> None:
        session = self.session
        if session.path[1:] or session.records:
            output.talk(f"Going on with {session.title}.")
        else:
            output.talk(output.wrapped(self._rules.questionnaire.intro))
            output.talk(f"Saved as you go, in {self._file.path}. Type ? for help.")

    def _show(self) -> None:
        """Show the question, if it is not the one that stands there already."""
        at = self.session.at
        if at == self._shown or self._pending:
            return
        self._shown = at
        output.talk("")
        if at is None:
            self._say_the_end()
            return
        question = self._rules.questions[at]
        if question.section != self._section:
            self._section = question.section
            section = self._rules.sections[question.section]
            output.talk(output.bold(section.title) + f". {section.intro}")
        far = route.progress(self._rules, self.session, self._with.today)
        minutes = (far.least_minutes, far.most_minutes)
        output.talk(question_text.progress_text(far.done, (far.least, far.most), minutes))
        answer = self._answer_to(question)
        output.talk(
            question_text.question_text(question, width=output.width(), strong=output.bold, answer=answer)
        )

    def _show_again(self) -> None:
        self._shown = _NONE

    def _say_the_end(self) -> None:
        session = self.session
        skipped = route.skipped_questions(session, asking.count(session, self._rules, self._with.now()))
        output.talk(f"That was the last question of the {session.route} route.")
        if skipped:
            output.talk(f"{counted(len(skipped), 'question')} skipped; review shows them.")
        longer = ", full asks the others" if session.route == "quick" else ""
        output.talk(f"An empty line ends and shows your checklist; review and go N change answers{longer}.")

    def _how_to_go_on(self) -> None:
        name = self._file.path.stem
        output.talk("")
        output.talk(f"Everything that you answered is saved. To go on: {NAME} interview --session {name}")
        output.talk(f"Your checklist so far: {NAME} checklist {name}")

    def _help(self) -> None:
        if self.session.at is None:
            output.talk(COMMANDS)
            return
        question = self._rules.questions[self.session.at]
        output.talk(question_text.help_text(question, COMMANDS, width=output.width()))

    def _why(self) -> None:
        question = self._at()
        leads = {lead.rec: None for lead in question.leads_to if lead.rec in self._rules.recommendations}
        items = [
            (
                self._rules.recommendations[name].title,
                link.basis if (link := self._rules.links.get(name)) else "",
            )
            for name in list(leads)[:3]
        ]
        output.talk(question_text.why_text(question, items, width=output.width()))

    def _list(self) -> None:
        from cc_assistant.render.checklist_text import ChecklistText

        made = self._with.checklist(self.session)
        texts = {name: question.text for name, question in self._rules.questions.items()}
        output.talk(ChecklistText(made, texts, width=output.width(), strong=output.bold).first())

    def _review(self) -> None:
        """Number the questions of the route; `go` takes the numbers."""
        for number, name in enumerate(self._to_review(), start=1):
            question = self._rules.questions[name]
            record = self.session.records.get(name)
            told = self._answer_to(question) or ("skipped" if record and record.skipped else "not asked yet")
            output.talk(output.wrapped(f"{number}. {question.text} {told}", hanging=4))
        output.talk("go and a number opens one of them.")

    # What is done -----------------------------------------------------------------------------------

    def _answer(self, line: str) -> None:
        question = self._at()
        if not line:
            if not self._answer_to(question):
                raise UsageError("Nothing was typed.", remedy="Answer, or type skip. ? helps.")
            self._save(asking.move_on(self.session, self._rules, self._with.now()))
            return
        if question.kind == "text":
            self._put(question, line)
            return
        several = len(line.split()) > _FEW_WORDS
        if several and line.endswith("?"):
            output.talk(self._ask(line))
        elif not (several and self._understand(line)):
            try:
                self._put(question, line)
            except CCAssistantError:
                if several or not self._understand(line):
                    raise

    def _put(self, question: Question, line: str) -> None:
        value = read_value(question, line, self._with.today)
        told = asking.answer(self.session, self._rules, question.id, value, self._with.now())
        self._save(told, said=(question.id,))

    def _understand(self, line: str) -> bool:
        """Try to understand somebody's own words; return whether anything was understood."""
        reader = self._with.reader
        if reader is None:
            return False
        known = asking.count(self.session, self._rules, self._with.now()).values
        found = reader.understand(line, today=self._with.today, asked=self.session.at, known=known)
        if not found.proposals:
            return False
        self._pending = (line, found)
        output.talk(
            question_text.understood_text(found, self._rules.questions.__getitem__, in_words, output.width())
        )
        return True

    def _confirm(self, line: str) -> None:
        if self._pending is None:
            return
        _, found = self._pending
        said = line.casefold().strip(" .!")
        wrong: set[int] = set()
        if said in _NO:
            self._pending, self._shown = None, _NONE
            output.talk("Nothing was kept of that.")
            return
        if said not in _YES:
            named = _WRONG_ONES.fullmatch(said)
            if not named:
                raise UsageError("Is that right?", remedy="Type yes, no, or the numbers of what is wrong.")
            wrong = {int(number) for number in re.findall(r"\d+", named[1])}
            if outside := wrong - set(range(1, len(found.proposals) + 1)):
                raise UsageError(
                    f"There is no number {min(outside)}.",
                    remedy=f"They run from 1 to {len(found.proposals)}.",
                )
        kept = [one for number, one in enumerate(found.proposals, start=1) if number not in wrong]
        self._keep(found.model_copy(update={"proposals": tuple(kept)}))

    def _keep(self, found: Understanding) -> None:
        now, session = self._with.now(), self.session
        counted_now = asking.count(session, self._rules, now).values
        for name, value in found.answers().items():
            before = counted_now.get(name)
            if isinstance(value, tuple) and isinstance(before, tuple):
                value = tuple(dict.fromkeys((*before, *value)))  # noqa: PLW2901
            words = "; ".join(one.words for one in found.proposals if one.question == name)
            session = asking.put(session, self._rules, name, value, now, origin="own-words", words=words)
        for text in found.unplaced:
            for start in range(0, len(text), LONGEST_TEXT):
                session = asking.add_note(session, text[start : start + LONGEST_TEXT], now)
        if session.at in asking.count(session, self._rules, now).values:
            session = asking.move_on(session, self._rules, now)
        self._save(session, said=tuple(found.answers()))
        self._pending, self._shown = None, _NONE

    def _at_the_end(self, line: str) -> None:
        if line:
            raise UsageError("There is no question here.", remedy="An empty line ends; ? helps.")
        self._done = True

    def _skip(self) -> None:
        self._drop_pending()
        question = self._at()
        self._save(asking.skip(self.session, self._rules, question.id, self._with.now()))

    def _back(self) -> None:
        self._drop_pending()
        before = self.session.at
        session = asking.back(self.session, self._rules, self._with.now())
        if session.at == before:
            raise UsageError("This is the first question.")
        self._save(session)

    def _is_place(self, words: str) -> bool:
        return words.isdigit() or words in self._rules.questions

    def _go(self, words: str) -> None:
        self._drop_pending()
        places = self._to_review()
        if words.isdigit():
            if not 1 <= int(words) <= len(places):
                raise UsageError(
                    f"There is no question {words}.", remedy=f"They run from 1 to {len(places)}."
                )
            words = places[int(words) - 1]
        self._save(asking.jump(self.session, self._rules, words, self._with.now()))
        self._shown = _NONE

    def _route(self, chosen: Route) -> None:
        self._drop_pending()
        session = asking.choose_route(self.session, self._rules, chosen, self._with.now())
        self._save(session)
        output.talk(f"This is the {chosen} route now; all answers stay.")
        self._shown = _NONE

    def _note(self, words: str) -> None:
        self._save(asking.add_note(self.session, words, self._with.now()))
        output.talk("Noted.")

    def _name(self, words: str) -> None:
        update = {"title": asking.some_words(words), "changed": self._with.now()}
        self._save(self.session.model_copy(update=update))
        output.talk(f"It is called {self.session.title} now.")

    def _drop_pending(self) -> None:
        if self._pending:
            self._pending = None
            output.talk("Nothing was kept of what you said last.")

    def _save(self, session: Session, said: tuple[str, ...] = ()) -> None:
        """Put the session on disk, then tell what that did to the checklist."""
        before = self.session
        self._file.save(session)
        if len(said) == 1:
            question = self._rules.questions[said[0]]
            output.talk(output.wrapped(f"Saved: {self._answer_to(question)}."))
        if said:
            self._tell_growth(before, session, several=len(said) > 1)

    def _tell_growth(self, before: Session, after: Session, *, several: bool) -> None:
        then, now = self._with.checklist(before), self._with.checklist(after)
        found = growth(then, now)

        def named(items: tuple[Grown, ...]) -> list[tuple[str, tuple[str, ...]]]:
            return [(one.item.title, one.why if several else ()) for one in items]

        told = question_text.growth_text(
            named(found.appeared),
            named(found.raised),
            [item.title for item in found.gone],
            length=(len(then.items), len(now.items)),
            dates=day_words(found.opening) if found.opening else "",
            width=output.width(),
        )
        if told:
            output.talk(f"Because of {'these answers' if several else 'this answer'}:\n{told}")

    def _at(self) -> Question:
        if self.session.at is None:
            raise UsageError("There is no question here.", remedy="review and go N open one; ? helps.")
        return self._rules.questions[self.session.at]

    def _answer_to(self, question: Question) -> str:
        record = self.session.records.get(question.id)
        return in_words(question, record.value) if record and record.value is not None else ""

    def _to_review(self) -> tuple[str, ...]:
        answers = asking.count(self.session, self._rules, self._with.now())
        return route.questions_to_review(self._rules, self.session, answers)
