"""What the line-based interview says: the question, how far it is, what an answer did, how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cc_assistant.cli import output
from cc_assistant.cli.boundary import NAME
from cc_assistant.interview import asking, route
from cc_assistant.interview.growth import Grown, growth
from cc_assistant.interview.said import in_words
from cc_assistant.render import question_text
from cc_assistant.text.saying import counted, day_words

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Session
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.tasks.interviewing import Interviewing

COMMANDS = """\
Also: ? (this), why, back, skip, review, go N, list, quick, full, quit.
With / before them: /note TEXT, /ask QUESTION, /name TITLE. What begins or ends with ? goes to the library.
Everything you answered is saved; quit at any time and go on later."""
"""What can be typed in place of an answer."""

_BEARS_ON = 3
"""Items that `why` names, with what their evidence rests on."""


def untouched(session: Session) -> bool:
    """Tell whether nobody has put anything into a session yet."""
    return not (session.records or session.notes)


class LineTalk:
    """Says things about a session, on standard error.

    Args:
        interviewing: rules and clock.
        file: the session, as it is on disk.
    """

    def __init__(self, interviewing: Interviewing, file: SessionFile) -> None:
        self._with = interviewing
        self._rules = interviewing.rules
        self._file = file
        self._shown: str | None = ""
        self._section = ""
        self._explained: set[str] = set()

    def greet(self) -> None:
        """Say what this is, or that a session goes on."""
        session = self._file.session
        if session.path[1:] or session.records:
            output.talk(f"Going on with {session.title}.")
            return
        output.talk(output.wrapped(self._rules.questionnaire.intro))
        output.talk(f"Saved as you go, in\n  {self._file.path}\nType ? for help.")

    def again(self) -> None:
        """Let the question be shown anew, though it stands there already."""
        self._shown = ""

    def show(self) -> None:
        """Show the question, if it does not stand there already."""
        at = self._file.session.at
        if at == self._shown:
            return
        self._shown = at
        output.talk("")
        if at is None:
            self._end()
            return
        question = self._rules.questions[at]
        if question.section != self._section:
            self._section = question.section
            section = self._rules.sections[question.section]
            output.talk(f"{output.bold(section.title)}. {section.intro}")
        far = route.progress(self._rules, self._file.session, self._with.today)
        minutes = (far.least_minutes, far.most_minutes)
        output.talk(question_text.progress_text(far.done, (far.least, far.most), minutes))
        told = question_text.question_text(
            question,
            width=output.width(),
            strong=output.bold,
            answer=self.answer_to(question),
            how=question.kind not in self._explained,
        )
        self._explained.add(question.kind)
        output.talk(told)

    def how_to_go_on(self) -> None:
        """Say that all is kept, and what to type next time."""
        if untouched(self._file.session):
            output.talk("\nNothing was answered, so there is nothing to keep.")
            return
        name = self._file.path.stem
        output.talk(
            f"\nEverything that you answered is saved. To go on:\n  {NAME} interview --session {name}"
        )
        output.talk(f"Your checklist so far:\n  {NAME} checklist {name}")

    def help(self) -> None:
        """Say what helps to answer, and what can be typed."""
        at = self._file.session.at
        if at is None:
            output.talk(COMMANDS)
        else:
            question = self._rules.questions[at]
            output.talk(question_text.help_text(question, COMMANDS, width=output.width()))

    def why(self, question: Question) -> None:
        """Say why a question is asked, and what its answers bear on."""
        items = self._rules.recommendations
        leads = {lead.rec: None for lead in question.leads_to if lead.rec in items}
        told = [
            (items[name].title, link.basis if (link := self._rules.links.get(name)) else "")
            for name in list(leads)[:_BEARS_ON]
        ]
        output.talk(question_text.why_text(question, told, width=output.width()))

    def list(self) -> None:
        """Say what is nearest on the checklist so far."""
        from cc_assistant.render.checklist_text import ChecklistText

        made = self._with.checklist(self._file.session)
        texts = {name: question.text for name, question in self._rules.questions.items()}
        output.talk(ChecklistText(made, texts, width=output.width(), strong=output.bold).first())

    def review(self) -> None:
        """Number the questions of the route with their answers; `go` takes the numbers."""
        session = self._file.session
        for number, name in enumerate(self.to_review(), start=1):
            question, record = self._rules.questions[name], session.records.get(name)
            told = self.answer_to(question) or ("skipped" if record and record.skipped else "not asked yet")
            output.talk(output.wrapped(f"{number}. {question.text} {told}", hanging=4))
        output.talk("go and a number opens one of them.")

    def saved(self, question: Question) -> None:
        """Say which answer is on disk now."""
        output.talk(output.wrapped(f"Saved: {self.answer_to(question)}."))

    def growth(self, before: Session, after: Session, *, several: bool) -> None:
        """Say what answers did to the checklist; where there were several, because of which."""
        then, now = self._with.checklist(before), self._with.checklist(after)
        found = growth(then, now)

        def named(items: tuple[Grown, ...]) -> list[tuple[str, tuple[str, ...]]]:
            return [(one.item.title, one.why if several else ()) for one in items]

        told = question_text.growth_text(
            named(found.appeared),
            named(found.raised),
            [item.title for item in found.gone],
            [item.title for item in found.pinned],
            length=(len(then.items), len(now.items)),
            dates=day_words(found.opening) if found.opening else "",
            width=output.width(),
        )
        if told:
            output.talk(f"Because of {'these answers' if several else 'this answer'}:\n{told}")

    def answer_to(self, question: Question) -> str:
        """Return the answer to a question in words, "" where there is none."""
        record = self._file.session.records.get(question.id)
        return in_words(question, record.value) if record and record.value is not None else ""

    def to_review(self) -> tuple[str, ...]:
        """Return the ids of the questions that the review numbers, in order."""
        session = self._file.session
        answers = asking.count(session, self._rules, self._with.now())
        return route.questions_to_review(self._rules, session, answers)

    def _end(self) -> None:
        session = self._file.session
        skipped = route.skipped_questions(session, asking.count(session, self._rules, self._with.now()))
        output.talk(f"That was the last question of the {session.route} route.")
        if skipped:
            output.talk(f"{counted(len(skipped), 'question')} skipped; review shows them.")
        longer = ", full asks the others" if session.route == "quick" else ""
        output.talk(f"An empty line ends and shows your checklist; review and go N change answers{longer}.")
