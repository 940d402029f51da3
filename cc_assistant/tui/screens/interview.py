"""Interview: sessions, one question at a time as a chat, the growing checklist, the review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher, OptionList

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.interview_line import read_line
from cc_assistant.tui.interview_words import bar, growth_words, many, progress_words, role
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.widgets.growth_panel import GrowthPanel, GrowthText
from cc_assistant.tui.widgets.interview_end import InterviewEnd
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain
from cc_assistant.tui.widgets.question_view import Asked, QuestionView
from cc_assistant.tui.widgets.review_list import ReviewList
from cc_assistant.tui.widgets.session_list import SessionLine, SessionList, session_lines

if TYPE_CHECKING:
    from pathlib import Path

    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Route, Value
    from cc_assistant.interview.growth import Growth
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.tui.sitting import Sitting, Step

WELCOME = (
    "Answer some questions about your service, and a checklist grows beside them: dated, in order, each item "
    "with its reasons and its evidence. If you do not know an answer, say so: that becomes a task. Every "
    "answer is saved at once."
)

LIST = "-list"
"""Class of the screen while the checklist stands in place of the question."""

_BAR = 20
_EARLIER = {"-roomy": 6}
"""How many answers stand above a question where there is room; else one."""


class InterviewScreen(ModeScreen):
    """Where sessions are begun and questions answered."""

    CSS_PATH = "interview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("interview")]

    def __init__(self) -> None:
        super().__init__()
        self._growth: Growth | None = None
        self._said = ""
        self._at_once = ""
        self._from_review = False
        self._sure = ""

    def body(self) -> ComposeResult:
        """Sessions, or the question with the checklist beside it."""
        with ContentSwitcher(initial="opening", id="pages"):
            yield PlainText("Reading questions and sessions …", id="opening", classes="-quiet")
            with Vertical(id="start"):
                yield PlainText(WELCOME, id="welcome")
                yield SessionList(id="sessions")
            with Horizontal(id="asking"):
                with Vertical(id="left"):
                    with Horizontal(id="head"):
                        yield PlainText(id="name")
                        yield PlainText(id="progress")
                    with ContentSwitcher(initial="question", id="parts"):
                        yield QuestionView(id="question")
                        yield InterviewEnd(id="end")
                        yield ReviewList(id="review")
                    yield PlainText(id="grew", classes="-quiet")
                yield GrowthPanel()

    # -- what is shown

    @property
    def sitting(self) -> Sitting:
        """The session in use."""
        return self.desk.sitting

    @property
    def view(self) -> QuestionView:
        """The question."""
        return self.query_one(QuestionView)

    @property
    def sessions(self) -> SessionList:
        """The sessions to choose from."""
        return self.query_one(SessionList)

    @property
    def page(self) -> str:
        """What is open: "opening", "start", "question", "end" or "review"."""
        page = self.query_one("#pages", ContentSwitcher).current
        return (self.query_one("#parts", ContentSwitcher).current if page == "asking" else page) or ""

    def _open_page(self, page: str) -> None:
        asking = page in {"question", "end", "review"}
        self.query_one("#pages", ContentSwitcher).current = "asking" if asking else page
        if asking:
            self.query_one("#parts", ContentSwitcher).current = page
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer in the footer what the open page has."""
        if not self.is_mounted:
            return True
        if action in {"skip", "unsure", "why", "note"}:
            return self.page == "question"
        if action in {"review", "route", "list", "sessions"}:
            return self.page in {"question", "end", "review"}
        return True

    def begin(self) -> None:
        """Go on with the session in use, or show all."""
        if session := self.desk.state.session:
            self._open(session)
        else:
            self._list()

    def on_screen_resume(self) -> None:
        """Show the session in use as it is now, or all where none is."""
        super().on_screen_resume()
        if not self.desk.begun or self.page == "opening":
            return
        if self.sitting.is_open:
            self._resume()
        else:
            self._list()

    def _resume(self) -> None:
        if self.page == "review":
            self._show_review()
        else:
            self._show_question()
        self._make(None)

    # -- sessions

    def _list(self, keep: str = "") -> None:
        def show(found: tuple[SessionLine, ...]) -> None:
            if self.sitting.is_open:
                return
            self._open_page("start")
            self.sessions.border_title = f"Your sessions: {len(found)}" if found else "No session yet"
            self.sessions.list(found, keep)
            self.sessions.focus()
            if not found:
                self.query_one("#welcome", PlainText).show(f"{WELCOME}\n\nPress n to begin.")

        self.sitting.run(self, session_lines, show, self._cannot)

    def _cannot(self, error: CCAssistantError) -> None:
        self._open_page("opening")
        self.query_one("#opening", PlainText).show(f"{error.title}. {error}")

    def _say_at_start(self, text: str) -> None:
        self.query_one("#welcome", PlainText).show(text)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the session, or the question, that was chosen."""
        if isinstance(event.option_list, SessionList):
            self.action_open()
        elif isinstance(event.option_list, ReviewList) and event.option_list.question:
            self._from_review = True
            self.jump(event.option_list.question)

    def action_open(self) -> None:
        """Go on with the session under the pointer."""
        if line := self.sessions.current:
            self._open(line.path.stem)

    def _open(self, name: str) -> None:
        def failed(error: CCAssistantError) -> None:
            self._keep_session("")
            self._say_at_start(f"{error.title}. {error}")
            self._list(name)

        self.sitting.open(self, name, self._opened, failed)

    def _opened(self, file: SessionFile) -> None:
        self._growth, self._said, self._at_once = None, "", ""
        self._keep_session(file.session.id)
        self._say_at_start(WELCOME)
        self._show_question()
        self._make(None)

    def _keep_session(self, session: str) -> None:
        if self.desk.state.session != session:
            self.desk.change(self.desk.state.changed(session=session))

    def action_new(self) -> None:
        """Ask for a title and a route, and begin."""
        from cc_assistant.tui.screens.sessions_new import NewSessionScreen
        from cc_assistant.tui.session_sizes import route_sizes

        if self.sitting.interviewing:
            sizes = route_sizes(self.sitting.interviewing)
            self.app.push_screen(NewSessionScreen(sizes), self._new)

    def _new(self, chosen: tuple[str, Route] | None) -> None:
        if chosen:
            self.sitting.begin(self, *chosen, self._opened)

    def action_rename(self) -> None:
        """Ask for another title."""
        from cc_assistant.tui.screens.write_line import WriteScreen

        line = self.sessions.current
        if line is None or line.session is None:
            return

        def rename(title: str | None) -> None:
            if title:
                self.sitting.run(
                    self,
                    lambda i: i.sessions.rename(line.path.stem, title, i.now()),
                    lambda _: self._list(line.path.stem),
                )

        self.app.push_screen(
            WriteScreen("Rename the session", "Its new title:", line.title, _no_title), rename
        )

    def action_delete(self) -> None:
        """Put the session away; at the second time."""
        line = self.sessions.current
        if line is None:
            return
        if self._sure != line.path.stem:
            self._sure = line.path.stem
            tell(self.app, f"Press Delete again to delete “{one_line(line.title)}”.")
            return
        self._sure = ""
        self.sitting.run(
            self,
            lambda i: i.sessions.delete(line.path.stem),
            self._deleted,
        )

    def _deleted(self, away: Path) -> None:
        tell(self.app, f"Deleted. The file is kept at {away}.")
        self._list()

    def action_sessions(self) -> None:
        """Leave the session, so that others can open it, and show all."""
        before = self.sitting.session.id if self.sitting.is_open else ""
        self.sitting.leave()
        self._keep_session("")
        self._list(before)

    # -- the question

    def _show_question(self, *, keep_line: bool = False) -> None:
        session, question = self.sitting.session, self.sitting.question
        self._show_head()
        if question is None:
            self._show_end()
            return
        record = session.records.get(question.id)
        assert self.sitting.interviewing
        self._open_page("question")
        if not keep_line:
            self.view.line.value = ""
        self.view.ask(
            Asked(
                question=question,
                today=self.sitting.interviewing.today,
                section=self.sitting.rules.sections[question.section] if self._begins_section() else None,
                value=record.value if record else None,
                earlier=self._earlier(),
            )
        )
        self.view.line.focus()

    def _begins_section(self) -> bool:
        questions = self.sitting.rules.questions
        path = [name for name in self.sitting.session.path if name in questions]
        here = questions[path[-1]].section if path else ""
        return not path[:-1] or questions[path[-2]].section != here

    def _earlier(self) -> list[Content]:
        """Return what was said before, last at the end, and what came of it."""
        from cc_assistant.interview.said import in_words

        rules, values = self.sitting.rules, self.sitting.answers.values
        said = [name for name in self.sitting.session.path[:-1] if name in values]
        most = _EARLIER["-roomy"] if self.has_class("-roomy") else 1
        told = [
            Content.assemble(
                plain(one_line(rules.questions[name].text)),
                "  ",
                plain(one_line(in_words(rules.questions[name], values[name])), "bold"),
            )
            for name in list(dict.fromkeys(said))[-most:]
        ]
        return [*told, *([plain(self._at_once)] if self._at_once else [])]

    def _show_head(self) -> None:
        from cc_assistant.interview.route import progress

        session = self.sitting.session
        assert self.sitting.interviewing
        now = progress(self.sitting.rules, session, self.sitting.interviewing.today)
        drawn = f"{bar(now.done, now.most, _BAR)}  " if self.has_class("-wide") else ""
        self.query_one("#name", PlainText).show(
            Content.assemble(plain(one_line(session.title), "bold"), f"  {session.route} route")
        )
        self.query_one("#progress", PlainText).show(f"{drawn}{progress_words(now)}")

    def _show_end(self) -> None:
        from cc_assistant.interview.route import progress, skipped_questions

        sitting = self.sitting
        assert sitting.interviewing
        skipped = skipped_questions(sitting.session, sitting.answers)
        choices = [("Open your checklist", "checklist"), ("Look over your answers", "review")]
        if skipped:
            choices.append((f"Answer what you skipped: {many(len(skipped), 'question')}", "skipped"))
        if sitting.session.route == "quick":
            full = sitting.session.model_copy(update={"route": "full"})
            left = progress(sitting.rules, full, sitting.interviewing.today)
            if left.most:
                choices.append((f"Go on with the full route: {progress_words(left)}", "route"))
        choices.append(("Show all sessions", "sessions"))
        answered = len([name for name in sitting.answers.reachable if name in sitting.answers.values])
        self._open_page("end")
        self.query_one(InterviewEnd).tell(
            f"{many(answered, 'answer')} made your checklist. All is saved; you can come back at any time.",
            choices,
        )

    def on_interview_end_chosen(self, message: InterviewEnd.Chosen) -> None:
        """Do what was chosen at the end."""
        self.call_later(self.run_action, message.action)

    def action_checklist(self) -> None:
        """Open the checklist."""
        self.app.call_later(self.app.run_action, "app.open_mode('checklist')")

    def action_skipped(self) -> None:
        """Go to the first question that was skipped."""
        from cc_assistant.interview.route import skipped_questions

        if skipped := skipped_questions(self.sitting.session, self.sitting.answers):
            self.jump(skipped[0])

    # -- answering

    def on_question_view_typed(self, message: QuestionView.Typed) -> None:
        """Take a line: an answer, a command, or a question back."""
        question = self.sitting.question
        if question is None:
            return
        line = read_line(message.text, words_wanted=question.kind == "text")
        if line.kind == "command":
            self.call_later(self.run_action, line.text)
        elif line.kind == "why":
            self.action_why()
        elif line.kind == "library":
            self.ask_library(line.text)
        else:
            self._read(question, line.text)

    def _read(self, question: Question, typed: str) -> None:
        from cc_assistant.interview.fitting import ValueFault
        from cc_assistant.interview.values import read_value

        assert self.sitting.interviewing
        try:
            value = read_value(question, typed, self.sitting.interviewing.today)
        except ValueFault as fault:
            self.view.trouble(fault, typed)
        else:
            self._answer(question, value, typed)

    def on_question_view_picked(self, message: QuestionView.Picked) -> None:
        """Take what was chosen, unless the question has gone on meanwhile."""
        question = self.sitting.question
        if question is not None and message.question == question.id:
            self._answer(question, message.value)

    def _answer(self, question: Question, value: Value, typed: str = "") -> None:
        from cc_assistant.interview.asking import answer
        from cc_assistant.interview.fitting import is_dont_know
        from cc_assistant.interview.said import in_words

        said = f"“{one_line(in_words(question, value))}”"
        at_once = ""
        if is_dont_know(value) and question.find_out:
            whom = " or ".join(role(who) for who in question.find_out.ask)
            at_once = f"That is fine: it is a task now. {question.find_out.task} (ask: {whom})"
        self._step(
            lambda session, rules, now: answer(session, rules, question.id, value, now),
            typed=typed,
            why=said,
            at_once=at_once,
        )

    def _step(self, step: Step, *, typed: str = "", why: str = "", at_once: str = "") -> None:
        """Take a step, save it, and only then go on; what cannot be saved is still in the line."""
        try:
            self.sitting.take(step)
        except CCAssistantError as error:
            self.view.trouble(error, typed)
            return
        self._at_once = at_once
        if why and self._from_review:
            self._from_review = False
            self._show_head()
            self._show_review()
        else:
            self._show_question()
        self._make(why or None)

    def action_skip(self) -> None:
        """Pass the question over."""
        from cc_assistant.interview.asking import skip

        if question := self.sitting.question:
            self._step(lambda session, rules, now: skip(session, rules, question.id, now))

    def action_unsure(self) -> None:
        """Say "I don't know"."""
        from cc_assistant.interview.fitting import dont_know_value

        question = self.sitting.question
        if question is None:
            return
        if question.dont_know:
            self._answer(question, dont_know_value(question))
        else:
            self.view.tell(
                "“I don't know” is not one of the answers here. Pick what comes closest, or skip.",
                trouble=True,
            )

    def action_back(self) -> None:
        """Close what lies on top; else go to the question before, and from the first to the sessions."""
        from cc_assistant.interview.asking import back
        from cc_assistant.interview.route import path_back

        page = self.page
        if self.has_class(LIST) and not self.has_class("-wide"):
            self.action_list()
        elif page == "review":
            self._from_review = False
            self._show_question()
        elif page in {"question", "end"}:
            if path_back(self.sitting.session, self.sitting.answers):
                self._step(back)
            else:
                self.action_sessions()

    def action_route(self) -> None:
        """Change between the quick and the full route."""
        from cc_assistant.interview.asking import choose_route

        other: Route = "full" if self.sitting.session.route == "quick" else "quick"
        self._step(lambda session, rules, now: choose_route(session, rules, other, now))
        tell(self.app, f"Now the {other} route. All answers stay.")

    def jump(self, name: str) -> None:
        """Go to a question."""
        from cc_assistant.interview.asking import jump

        self._step(lambda session, rules, now: jump(session, rules, name, now))

    def action_review(self) -> None:
        """Show all questions with their answers, or go back to the question."""
        if self.page == "review":
            self.action_back()
        else:
            self._show_review()

    def _show_review(self) -> None:
        review = self.query_one(ReviewList)
        review.border_title = "Your answers: Enter goes to a question, Esc back"
        review.list(self.sitting.rules, self.sitting.session, self.sitting.answers)
        self._open_page("review")
        review.focus()

    # -- the checklist beside

    def _make(self, why: str | None) -> None:
        """Make the checklist anew; ``why`` is the answer that may have changed it."""
        before = self.sitting.checklist
        self.sitting.make(self, partial(self._made, before, why))

    def _made(self, before: Checklist | None, said: str | None, checklist: Checklist) -> None:
        from cc_assistant.interview.growth import growth

        if said is not None and before is not None:
            self._growth, self._said = growth(before, checklist), said
        self.query_one(GrowthPanel).tell(checklist, self._growth, self._said)
        grew = f"; your answer {growth_words(self._growth)}" if self._growth else ""
        self.query_one("#grew", PlainText).show(f"Checklist: {many(len(checklist.items), 'item')}{grew}")

    def action_list(self) -> None:
        """Go to the checklist beside, or show it in place of the question where there is no room beside."""
        panel = self.query_one(GrowthPanel)
        away = panel.has_focus if self.has_class("-wide") else self.has_class(LIST)
        self.set_class(not away, LIST)
        (self.view.line if away else panel).focus()

    def on_growth_text_opened(self, message: GrowthText.Opened) -> None:
        """Open an item of the checklist."""
        self.sitting.item = message.item
        self.action_checklist()

    # -- questions back

    def action_why(self) -> None:
        """Show the evidence behind the question."""

    def ask_library(self, question: str) -> None:
        """Ask the library without losing the place."""


def _no_title(typed: str) -> str:
    return "" if typed else "Please type a title."
