"""The talk: answers one below the other, newest last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.widgets.answer_card import AnswerCard
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.empty_state import EmptyState
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.widgets.statement_view import StatementView

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer

SHOWN_BEFORE = 3
"""Answers of an earlier time that are shown whole when the app opens; older ones are in the history."""

WHOLE, MOST = 3, 30
"""Newest answers whose statements can be opened one by one, and answers in all, the others as one text.

A whole answer is some thirty widgets, which take memory and slow down all that is drawn.
"""


class Talk(VerticalScroll, can_focus=False):
    """Holds the answer cards; the keys of "talk" move among their statements."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("talk")]

    def __init__(self) -> None:
        super().__init__(id="talk")
        self._cards: list[AnswerCard] = []
        self._older = 0
        self._before: PlainText | None = None
        self._welcome: EmptyState | None = None

    def restore(self, answers: Sequence[Answer]) -> None:
        """Show what was said before, or a welcome where nothing was."""
        self.remove_children()
        self._cards = []
        self._before = self._welcome = None
        if not answers:
            self._welcome = EmptyState()
            self.mount(self._welcome)
        self._older = max(0, len(answers) - SHOWN_BEFORE)
        self._tell_older()
        for answer in answers[-SHOWN_BEFORE:]:
            self.add(answer.question, answer)

    def add(self, question: str, answer: Answer | None = None) -> AnswerCard:
        """Add a card at the end and bring it into view."""
        welcome, self._welcome = self._welcome, None
        card = AnswerCard(question, self._cards[-1].number + 1 if self._cards else 0, answer)
        # The newest is as high as what is in sight: at the end of the talk its question stands at the top,
        # and the answer appears below it without another scroll. (A class would make the styles of all
        # that is on the other card be worked out anew.)
        card.styles.min_height = "100%"
        before = self._cards[-1:]
        self._cards.append(card)

        async def bring_in() -> None:
            async with self.batch():  # nothing is drawn before the card has its place
                if welcome:
                    await welcome.remove()
                if card not in self._cards:
                    return  # a new conversation was begun
                await self.mount(card)
                for other in before:
                    other.styles.min_height = None
                if answer is None:
                    self.anchor()  # scrolls as it is laid out, not after it was drawn
            if answer is not None:
                self._bring_up(card)

        self.call_next(bring_in)
        return card

    def show(self, card: AnswerCard, answer: Answer) -> None:
        """Show the answer on its card, and stay where the reader is while it grows."""
        self.anchor(anchor=False)
        card.show(answer)

    def on_answer_card_whole(self, event: AnswerCard.Whole) -> None:
        """Make room further up, now that nobody waits."""
        event.stop()
        for older in self._cards[:-WHOLE]:
            older.fold()
        while len(self._cards) > MOST:
            self._cards.pop(0).remove()
            self._older += 1
        self._tell_older()

    def _tell_older(self) -> None:
        told = f"Before this: {self._older} more. {key_of(self, 'ask.earlier')} searches what was asked."
        if self._before:
            self._before.show(told)
        elif self._older:
            self._before = PlainText(told, classes="-quiet")
            self.mount(self._before, before=self._cards[0] if self._cards else None)

    def on_answer_card_grew(self, event: AnswerCard.Grew) -> None:
        """Keep the question at the top while its answer appears, until the reader moves on or asks again."""
        event.stop()
        if event.card is self._cards[-1] and not isinstance(self.screen.focused, StatementView | ChoiceLine):
            self._bring_up(event.card)

    def _bring_up(self, card: AnswerCard) -> None:
        self.call_after_refresh(self.scroll_to_widget, card, top=True, animate=False)

    def reveal(self, answer: Answer, passage: str) -> None:
        """Bring the statement that cites a passage into view."""
        for card in self._cards:
            if card.answer is answer:
                for view in card.query(StatementView):
                    if any(citation.passage == passage for citation in view.statement.citations):
                        self.call_after_refresh(self.scroll_to_widget, view, animate=False)
                        return

    def stop(self) -> None:
        """Say of the card that waits that it was stopped."""
        if self._cards and self._cards[-1].answer is None:
            self._cards[-1].tell("Stopped. Nothing was kept of it.")

    def answer(self, card: int) -> Answer | None:
        """Return the answer on a card."""
        return next((shown.answer for shown in self._cards if shown.number == card), None)

    @property
    def newest(self) -> Answer | None:
        """The newest answer."""
        return next((card.answer for card in reversed(self._cards) if card.answer), None)

    def action_move(self, step: int) -> None:
        """Go to the next thing that can be opened, or the one before."""
        stops: list[Widget] = [*self.query("StatementView, ChoiceLine").results(Widget)]
        here = self.screen.focused
        at = stops.index(here) + step if here in stops else -1
        if 0 <= at < len(stops):
            stops[at].focus()

    def action_dropped(self) -> None:
        """Show which sentences of a language model the answer leaves out, and why."""
        from cc_assistant.tui.screens.read import ReadScreen

        here = self.screen.focused
        number = here.card if isinstance(here, StatementView) else None
        answer = self.newest if number is None else self.answer(number)
        writing = answer.writing if answer else None
        told = "\n\n".join(
            f"{dropped.text}\nLeft out: {dropped.reason}." for dropped in (writing.dropped if writing else ())
        )
        self.app.push_screen(
            ReadScreen("What the model wrote and is not shown", told or "Nothing is left out of this answer.")
        )

    def action_open(self) -> None:
        """Open what has the focus."""
        here = self.screen.focused
        if isinstance(here, StatementView):
            here.open()
        elif isinstance(here, ChoiceLine):
            here.action_choose()

    def action_mark(self, step: int) -> None:
        """Go to another mark of the statement."""
        here = self.screen.focused
        if isinstance(here, StatementView):
            here.choose_mark(step)
