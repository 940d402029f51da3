"""A question to the library from within the interview: the answer stands over the question, which waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.answer_parts import citations_of
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.messages import AskWanted, CitationWanted, PassageWanted
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.widgets.answer_card import AnswerCard
from cc_assistant.tui.widgets.question_input import QuestionInput
from cc_assistant.tui.widgets.talk import Talk
from cc_assistant.tui.workers import Job

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer


class LibraryAskScreen(ModalScreen[None]):
    """Answers a question and those that follow it, with their passages.

    Args:
        question: the first.
    """

    CSS_PATH = "interview_why.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question
        self._answers: tuple[Answer, ...] = ()
        self._job: Job[Any] | None = None

    def compose(self) -> ComposeResult:
        """The answers, and a line for the next question."""
        with Vertical() as box:
            box.border_title = "The library"
            box.border_subtitle = "Enter opens a passage, Esc goes back to the interview"
            yield Talk()
            yield QuestionInput({}, lambda: desk_of(self).state.asked)

    @property
    def talk(self) -> Talk:
        """The answers."""
        return self.query_one(Talk)

    def on_mount(self) -> None:
        """Ask the first question."""
        self.query_one(QuestionInput).focus()
        self.ask(self._question)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask the next question."""
        event.stop()
        assert isinstance(event.input, QuestionInput)
        if question := event.input.taken():
            self.ask(question)

    def on_ask_wanted(self, message: AskWanted) -> None:
        """Ask a question that was offered."""
        message.stop()
        self.ask(message.question)

    def ask(self, question: str) -> None:
        """Ask a question, as a follow-up of those before it."""
        if self._job:
            return
        from cc_assistant.domain.filters import Filters

        desk = desk_of(self)
        question = question.encode(errors="replace").decode()  # what is no text cannot be kept
        desk.change(desk.state.with_question(question))
        conversation = desk.state.changed(answers=self._answers).conversation
        card = self.talk.add(question)
        self._job = desk.read(
            self,
            lambda library: library.answer(question, conversation, Filters(), long=desk.state.long),
            lambda answer: self._answered(card, answer),
            lambda error: self._failed(card, error),
        )

    def _answered(self, card: AnswerCard, answer: Answer) -> None:
        self._job = None
        self._answers = (*self._answers, answer)
        card.show(answer)

    def _failed(self, card: AnswerCard, error: CCAssistantError) -> None:
        self._job = None
        card.tell(f"{error.title}. {error}")

    def on_citation_wanted(self, message: CitationWanted) -> None:
        """Open the passage behind a mark."""
        message.stop()
        if answer := self.talk.answer(message.card):
            passages = [citation.passage for citation in citations_of(answer)]
            at = passages.index(message.citation.passage)
            self.app.push_screen(PassageScreen(passages, at, answer))

    def on_passage_wanted(self, message: PassageWanted) -> None:
        """Open a passage that no statement led to."""
        message.stop()
        self.app.push_screen(PassageScreen([message.passage]))

    def action_back(self) -> None:
        """Give up a question that is being answered, and go back to the interview."""
        if self._job:
            self._job.cancel()
        self.dismiss()
