"""What the interview shows: sessions, the question with the checklist beside it, the end, the review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher

from cc_assistant.text.saying import counted
from cc_assistant.tui.interview_told import begun_section, earlier, how_far, where_to_go
from cc_assistant.tui.interview_words import growth_words
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.widgets.growth_panel import GrowthPanel, GrowthText
from cc_assistant.tui.widgets.interview_end import InterviewEnd
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain
from cc_assistant.tui.widgets.question_view import Asked, QuestionView
from cc_assistant.tui.widgets.review_list import ReviewList
from cc_assistant.tui.widgets.start_page import StartPage

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.session import Session, Value
    from cc_assistant.interview.growth import Growth
    from cc_assistant.tui.sitting import Sitting

LIST = "-list"
"""Class of the screen while the checklist stands in place of the question."""

_EARLIER, _EARLIER_IF_ROOMY = 1, 6
"""How many answers stand above a question."""


class InterviewPages(ModeScreen):
    """Shows the session in use."""

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
                        yield QuestionView(self.typed, self.picked, id="question")
                        yield InterviewEnd(id="end")
                        yield ReviewList(id="review")
                    yield PlainText(id="grew", classes="-quiet")
                yield GrowthPanel()

    @property
    def sitting(self) -> Sitting:
        """The session in use."""
        return self.desk.sitting

    @property
    def view(self) -> QuestionView:
        """The question."""
        return self.query_one(QuestionView)

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

    # -- what is said

    def typed(self, text: str) -> None:
        """Take a line."""

    def picked(self, question: str, value: Value) -> None:
        """Take what was chosen at a question."""

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
            f"Your checklist rests on {counted(answered, 'answer')}. All is saved: come back at any time.",
            where_to_go(self.sitting),
        )

    def _show_review(self) -> None:
        self._from_review = False
        self._shown = self.sitting.session
        review = self.query_one(ReviewList)
        review.border_title = "Your answers: Enter goes to a question"
        review.list(self.sitting.rules, self.sitting.session, self.sitting.answers)
        self._open_page("review")
        review.focus()

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
        told = plain(f"Checklist: {counted(len(checklist.items), 'item')}{grew}")
        self.query_one("#grew", PlainText).update(told, layout=False)  # it has one line, whatever it says

    def action_list(self) -> None:
        """Go to the checklist beside, or show it in place of the question where there is no room beside."""
        panel = self.query_one(GrowthPanel)
        away = panel.has_focus if self.has_class("-wide") else self.has_class(LIST)
        self.set_class(not away, LIST)
        (self.view.line if away else panel).focus()

    def action_checklist(self) -> None:
        """Open the checklist."""
        self.app.call_later(self.app.run_action, "app.open_mode('checklist')")

    def on_growth_text_opened(self, message: GrowthText.Opened) -> None:
        """Open an item of the checklist."""
        self.sitting.item = message.item
        self.action_checklist()
