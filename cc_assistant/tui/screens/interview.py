"""Interview: sessions, one question at a time as a chat, the growing checklist, the review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher, OptionList

from cc_assistant.errors import CCAssistantError, UsageError
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.interview_line import COMMANDS, read_line
from cc_assistant.tui.interview_told import becomes_task, begun_section, earlier, how_far, where_to_go
from cc_assistant.tui.interview_words import growth_words, many
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.own_words import A_PHRASE, A_STORY, put_confirmed, understand
from cc_assistant.tui.plain_errors import show_error, tell
from cc_assistant.tui.screens.interview_ask import LibraryAskScreen
from cc_assistant.tui.screens.interview_confirm import ConfirmScreen
from cc_assistant.tui.screens.interview_why import WhyScreen
from cc_assistant.tui.widgets.growth_panel import GrowthPanel, GrowthText
from cc_assistant.tui.widgets.interview_end import InterviewEnd
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain
from cc_assistant.tui.widgets.question_view import Asked, QuestionView
from cc_assistant.tui.widgets.review_list import ReviewList
from cc_assistant.tui.widgets.start_page import StartPage
from cc_assistant.tui.workshop_start import show_workshop

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Route, Session, Value
    from cc_assistant.domain.understood import Proposal, Understanding
    from cc_assistant.interview.fitting import ValueFault
    from cc_assistant.interview.growth import Growth
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.tui.sitting import Sitting, Step

LIST = "-list"
"""Class of the screen while the checklist stands in place of the question."""

_EARLIER, _EARLIER_IF_ROOMY = 1, 6
"""How many answers stand above a question."""

_ON_A_QUESTION = {"skip", "unsure", "why"}
_IN_A_SESSION = {"review", "route", "list", "sessions"}


class InterviewScreen(ModeScreen):
    """Where sessions are begun and questions answered."""

    AUTO_FOCUS = ""  # not what stands on a page that is not open
    CSS_PATH = "interview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("interview")]

    def __init__(self) -> None:
        super().__init__()
        self._growth: Growth | None = None
        self._said = ""
        self._at_once = ""
        self._refused = ""
        self._from_review = False
        self._shown: Session | None = None

    def body(self) -> ComposeResult:
        """Sessions, or the question with the checklist beside it."""
        with ContentSwitcher(initial="opening", id="pages"):
            yield PlainText("Reading questions and sessions …", id="opening", classes="-quiet")
            yield StartPage(id="start")
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
    def start(self) -> StartPage:
        """The page with all sessions."""
        return self.query_one(StartPage)

    @property
    def page(self) -> str:
        """What is open: "opening", "start", "question", "end" or "review"."""
        page = self.query_one("#pages", ContentSwitcher).current
        return (self.query_one("#parts", ContentSwitcher).current if page == "asking" else page) or ""

    def _open_page(self, page: str) -> None:
        if page == self.page:
            return
        asking = page in {"question", "end", "review"}
        self.query_one("#pages", ContentSwitcher).current = "asking" if asking else page
        if asking:
            self.query_one("#parts", ContentSwitcher).current = page
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer in the footer what the open page has."""
        if action in _ON_A_QUESTION:
            return self.is_mounted and self.page == "question"
        if action in _IN_A_SESSION or action == "back":
            return self.is_mounted and self.page in {"question", "end", "review"}
        return True

    def begin(self) -> None:
        """Go on with the session in use, or show all."""
        if not self.query(StartPage):
            return  # opened in the very moment in which the app began; it is told again when it is mounted
        if session := self.desk.state.session:
            self._open(session)
        else:
            self._list()

    def on_screen_resume(self) -> None:
        """Show the session in use as it is now, or all where none is."""
        super().on_screen_resume()
        if not self.desk.begun or self.page == "opening":
            return
        if not self.sitting.is_open:
            self._list()
        elif self.sitting.session.kind == "workshop":
            show_workshop(self.app, self.desk)
        elif self.sitting.session is self._shown:
            return  # a dialog was closed
        elif self.page == "review" and self._shown and self._shown.at == self.sitting.session.at:
            self._show_review()
        else:
            self._show_question(keep_line=True)
            self._make(None)

    # -- sessions

    def _list(self, keep: str = "") -> None:
        self.start.list(self._show_start, self._cannot, keep)

    def _show_start(self) -> None:
        if not self.sitting.is_open:
            self._open_page("start")
            self.start.sessions.focus()

    def _cannot(self, error: CCAssistantError) -> None:
        self._open_page("opening")
        self.query_one("#opening", PlainText).show(f"{error.title}. {error}")

    def on_start_page_chosen(self, message: StartPage.Chosen) -> None:
        """Go on with a session."""
        self._open(message.name)

    def on_start_page_begun(self, message: StartPage.Begun) -> None:
        """Begin a session."""
        self.sitting.begin(self, message.title, message.route, self._opened)

    def _open(self, name: str) -> None:
        def failed(error: CCAssistantError) -> None:
            self._keep_session("")
            self.start.tell(f"{error.title}. {error}")
            self._list(name)

        self.sitting.open(self, name, self._opened, failed)

    def _opened(self, file: SessionFile) -> None:
        self._growth, self._said, self._at_once = None, "", ""
        self._keep_session(file.session.id)
        self.start.tell("")
        if file.session.kind == "workshop":
            self._open_page("start")
            show_workshop(self.app, self.desk)
            return
        self._show_question()
        self._make(None)

    def _keep_session(self, session: str) -> None:
        if self.desk.state.session != session:
            self.desk.change(self.desk.state.changed(session=session))

    def action_sessions(self) -> None:
        """Leave the session, so that others can open it, and show all."""
        before = self.sitting.session.id
        self.remove_class(LIST)
        self.sitting.leave()
        self._keep_session("")
        self._list(before)

    # -- the question

    def _show_question(self, *, keep_line: bool = False) -> None:
        sitting, question = self.sitting, self.sitting.question
        self._shown = sitting.session
        self._show_head()
        if question is None:
            self._show_end()
            return
        most = _EARLIER_IF_ROOMY if self.has_class("-roomy") else _EARLIER
        record = sitting.session.records.get(question.id)
        asked = Asked(
            question=question,
            today=sitting.today,
            section=begun_section(sitting),
            value=record.value if record else None,
            earlier=[*earlier(sitting, most), *([plain(self._at_once)] if self._at_once else [])],
        )
        if not keep_line:
            self.view.line.value = ""
        self._open_page("question")
        self.view.ask(asked)
        self.view.line.focus()

    def _show_head(self) -> None:
        session = self.sitting.session
        title = Content.assemble(plain(one_line(session.title), "bold"), f"  {session.route} route")
        self.query_one("#name", PlainText).show(title)
        self.query_one("#progress", PlainText).show(how_far(self.sitting, drawn=self.has_class("-wide")))

    def _show_end(self) -> None:
        answers = self.sitting.answers
        answered = sum(name in answers.values for name in answers.reachable)
        self._open_page("end")
        self.query_one(InterviewEnd).tell(
            f"Your checklist rests on {many(answered, 'answer')}. All is saved: come back at any time.",
            where_to_go(self.sitting),
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
        elif line.kind == "unknown":
            names = ", ".join(f"/{name}" for name in (*COMMANDS, "note"))
            unknown = UsageError(f"There is no command {line.text}.", remedy=f"There are: {names}.")
            self.view.trouble(unknown, line.text)
        elif line.kind == "note":
            self._keep_as_note(line.text)
        elif line.kind == "why":
            self.action_why()
        elif line.kind == "library":
            self.app.push_screen(LibraryAskScreen(line.text))
        elif line.text == self._refused:
            self._keep_as_note(line.text)
        else:
            self._read(question, line.text)

    def on_question_view_picked(self, message: QuestionView.Picked) -> None:
        """Take what was chosen, unless the question has gone on meanwhile."""
        question = self.sitting.question
        if question is not None and message.question == question.id:
            self._answer(question, message.value)

    def _read(self, question: Question, typed: str) -> None:
        from cc_assistant.interview.fitting import ValueFault
        from cc_assistant.interview.values import read_value

        words = len(typed.split())
        try:
            value = read_value(question, typed, self.sitting.today)
        except ValueFault as fault:
            if words < A_PHRASE:
                self.view.trouble(fault, typed)
            else:
                self._understand(typed, None, fault)
            return
        if words < A_STORY or question.kind == "text":
            self._answer(question, value, typed)
        else:
            self._understand(typed, value, None)

    def _answer(self, question: Question, value: Value, typed: str = "") -> None:
        from cc_assistant.interview.asking import answer
        from cc_assistant.interview.fitting import is_dont_know
        from cc_assistant.interview.said import in_words

        self._step(
            lambda session, rules, now: answer(session, rules, question.id, value, now),
            typed=typed,
            said=f"“{one_line(in_words(question, value))}”",
            at_once=becomes_task(question) if is_dont_know(value) else "",
        )

    def _step(self, step: Step, *, typed: str = "", said: str = "", at_once: str = "") -> None:
        """Take a step, save it, and only then go on; what cannot be saved is still in the line."""
        try:
            self.sitting.take(step)
        except CCAssistantError as error:
            if self.page == "question":
                self.view.trouble(error, typed)
            else:
                show_error(self.app, error)
            return
        self._at_once, self._refused = at_once, ""
        if said and self._from_review:
            self._show_head()
            self._show_review()
        else:
            self._show_question()
        self._make(said or None)

    # -- in their own words

    def _understand(self, typed: str, value: Value | None, fault: ValueFault | None) -> None:
        """Read a line against all questions; it answers the one that is asked if ``value`` says so."""
        session = self.sitting.session
        self.view.tell("Reading what you wrote …")

        def confirm(understood: Understanding) -> None:
            question = self.sitting.question
            others = [one for one in understood.proposals if question and one.question != question.id]
            if question and value is not None and not others:
                self._answer(question, value, typed)
            elif understood.proposals:
                self.view.tell("")
                self.app.push_screen(
                    ConfirmScreen(typed, understood, self.sitting.rules),
                    partial(self._confirmed, typed, understood),
                )
            elif fault is not None:
                self._refused = typed
                self.view.trouble(fault, typed)
                self.view.tell(f"{fault} Press Enter again to keep your words as a note.", trouble=True)

        self.sitting.run(
            self,
            lambda interviewing: understand(interviewing, session, typed),
            confirm,
            lambda error: self.view.trouble(error, typed),
        )

    def _confirmed(
        self, typed: str, understood: Understanding, confirmed: tuple[Proposal, ...] | None
    ) -> None:
        if confirmed is None:
            self.view.line.put_back(typed)
            self.view.line.focus()
            return
        answers, notes = {one.question for one in confirmed}, understood.unplaced
        kept = [many(len(answers), "answer")] if answers else []
        kept += [many(len(notes), "note")] if notes else []
        self._step(
            lambda session, rules, now: put_confirmed(session, rules, confirmed, notes, now),
            typed=typed,
            said=f"“{one_line(typed)}”",
            at_once=f"Kept of your own words: {' and '.join(kept)}." if kept else "",
        )

    def _keep_as_note(self, typed: str) -> None:
        from cc_assistant.interview.asking import add_note

        self._step(
            lambda session, _, now: add_note(session, typed, now),
            typed=typed,
            at_once="Your words are kept as a note.",
        )

    # -- going about

    def action_skip(self) -> None:
        """Pass the question over."""
        from cc_assistant.interview.asking import skip

        if question := self.sitting.question:
            self._step(lambda session, rules, now: skip(session, rules, question.id, now))

    def action_unsure(self) -> None:
        """Say "I don't know"."""
        from cc_assistant.interview.fitting import dont_know_value

        question = self.sitting.question
        if question and question.dont_know:
            self._answer(question, dont_know_value(question))
        elif question:
            told = "“I don't know” is not one of the answers here. Pick what comes closest, or skip."
            self.view.tell(told, trouble=True)

    def action_back(self) -> None:
        """Close what lies on top; else go to the question before, and from the first to the sessions."""
        from cc_assistant.interview.asking import back
        from cc_assistant.interview.route import path_back

        if self.has_class(LIST) and not self.has_class("-wide"):
            self.action_list()
        elif self.page == "review":
            self._from_review = False
            self._show_question()
        elif path_back(self.sitting.session, self.sitting.answers):
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
        self._from_review = False
        self._shown = self.sitting.session
        review = self.query_one(ReviewList)
        review.border_title = "Your answers: Enter goes to a question"
        review.list(self.sitting.rules, self.sitting.session, self.sitting.answers)
        self._open_page("review")
        review.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the question that was chosen in the review; its answer leads back there."""
        if isinstance(event.option_list, ReviewList) and event.option_list.question:
            self._from_review = True
            self.jump(event.option_list.question)

    def action_why(self) -> None:
        """Show the evidence behind the question."""
        if question := self.sitting.question:
            self.app.push_screen(WhyScreen(self.sitting.rules, question))

    # -- the checklist beside

    def _make(self, said: str | None) -> None:
        """Make the checklist anew; ``said`` is the answer that may have changed it."""
        self.sitting.make(self, partial(self._made, self.sitting.checklist, said))

    def _made(self, before: Checklist | None, said: str | None, checklist: Checklist) -> None:
        from cc_assistant.interview.growth import growth

        if said is not None and before is not None:
            self._growth, self._said = growth(before, checklist), said
        self.query_one(GrowthPanel).tell(checklist, self._growth, self._said)
        grew = f"; your answer {growth_words(self._growth)}" if self._growth else ""
        told = plain(f"Checklist: {many(len(checklist.items), 'item')}{grew}")
        self.query_one("#grew", PlainText).update(told, layout=False)  # it has one line, whatever it says

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
