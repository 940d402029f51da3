"""Interview: sessions, one question at a time as a chat, the growing checklist, the review."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.interview_answers import InterviewAnswers
from cc_assistant.tui.screens.interview_pages import LIST
from cc_assistant.tui.widgets.interview_end import InterviewEnd
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.widgets.review_list import ReviewList
from cc_assistant.tui.widgets.start_page import StartPage
from cc_assistant.tui.workshop_start import show_workshop

if TYPE_CHECKING:
    from cc_assistant.domain.session import Route
    from cc_assistant.interview.sessions.file import SessionFile

_ON_A_QUESTION = {"skip", "unsure", "why"}
_IN_A_SESSION = {"review", "route", "list", "sessions"}


class InterviewScreen(InterviewAnswers):
    """Where sessions are begun and questions answered."""

    AUTO_FOCUS = ""  # not what stands on a page that is not open
    CSS_PATH = "interview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("interview")]

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

    @property
    def start(self) -> StartPage:
        """The page with all sessions."""
        return self.query_one(StartPage)

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
        self._keep_session(file.path.stem)
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
        before = self.sitting.name
        self.remove_class(LIST)
        self.sitting.leave()
        self._keep_session("")
        self._list(before)

    # -- going about

    def action_skip(self) -> None:
        """Pass the question over."""
        from cc_assistant.interview.asking import skip

        if question := self.sitting.question:
            self._step(lambda session, rules, now: skip(session, rules, question.id, now))

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

    def action_skipped(self) -> None:
        """Go to the first question that was skipped."""
        from cc_assistant.interview.route import skipped_questions

        if skipped := skipped_questions(self.sitting.session, self.sitting.answers):
            self.jump(skipped[0])

    def action_review(self) -> None:
        """Show all questions with their answers, or go back to the question."""
        if self.page == "review":
            self.action_back()
        else:
            self._show_review()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the question that was chosen in the review; its answer leads back there."""
        if isinstance(event.option_list, ReviewList) and event.option_list.question:
            self._from_review = True
            self.jump(event.option_list.question)

    def on_interview_end_chosen(self, message: InterviewEnd.Chosen) -> None:
        """Do what was chosen at the end."""
        self.call_later(self.run_action, message.action)
