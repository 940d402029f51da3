"""A question before a group: large, with the answers, how they lie, and what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from cc_assistant.tui.widgets.ballot import Ballot
from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.tui.workshop_view import View


class GroupQuestion(VerticalScroll, can_focus=False):
    """Shows one question at one stage."""

    def compose(self) -> ComposeResult:
        """The question, what is done now, the answers, and what there is to tell of them."""
        yield PlainText(id="asked")
        yield PlainText(id="helped", classes="-quiet")
        yield PlainText(id="doing")
        yield PlainText(id="above")
        yield Ballot(id="ballot")
        yield PlainText(id="below")

    @property
    def ballot(self) -> Ballot:
        """The answers."""
        return self.query_one(Ballot)

    def put(self, question: Question, view: View, *, airy: bool) -> None:
        """Show a question.

        Args:
            question: what is asked.
            view: what is shown of it now.
            airy: whether there is room for air between the answers.
        """
        self.query_one("#asked", PlainText).show(plain(question.text, "bold"))
        self._tell("#helped", plain(question.help if view.helped else ""))
        self._tell("#doing", plain(view.doing, "bold $primary"))
        self._tell("#above", lines(list(view.above)))
        self.ballot.airy = airy
        self.ballot.put(view.rows, view.cursor, view.ticked, boxes=view.boxes)
        self._tell("#below", lines(list(view.below)))
        if view.cursor is not None:
            self.call_after_refresh(self.ballot.bring_up, view.cursor)

    def _tell(self, where: str, text: Content) -> None:
        told = self.query_one(where, PlainText)
        told.display = bool(text.plain)
        told.show(text)
