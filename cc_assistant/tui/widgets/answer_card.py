"""One answer in the talk: its question, what was understood, and statements under their headings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from cc_assistant.tui.answer_parts import numbers_of, rests_on
from cc_assistant.tui.drawing import draw_now
from cc_assistant.tui.messages import AskWanted, PassageWanted
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain
from cc_assistant.tui.widgets.statement_view import StatementView

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer, Reference

STRENGTH = {
    "strong": "strong evidence",
    "moderate": "moderate evidence",
    "weak": "weak evidence",
    "reasoning-only": "reasoning, no evidence",
    None: "not rated",
}


class AnswerCard(VerticalGroup):
    """Shows a question at once, and its answer group by group when it is there.

    Args:
        question: as typed.
        number: of the card in the talk.
        answer: where it is there already.
    """

    class Grew(Message):
        """More of an answer is shown."""

        def __init__(self, card: AnswerCard) -> None:
            super().__init__()
            self.card = card

    class Begun(Message):
        """The first of an answer is on the screen; what nobody waits for can be done now."""

        def __init__(self, card: AnswerCard, answer: Answer) -> None:
            super().__init__()
            self.card = card
            self.answer = answer

    class Whole(Message):
        """All of an answer is shown."""

        def __init__(self, card: AnswerCard) -> None:
            super().__init__()
            self.card = card

    def __init__(self, question: str, number: int, answer: Answer | None = None) -> None:
        super().__init__()
        self.question = question
        self.number = number
        self.answer = answer
        self._waiting = PlainText("Looking …", classes="-quiet waiting")
        self._blocks: Iterator[list[Widget]] = iter(())
        self._growing: list[PlainText] = []
        self._folded = False
        self._from_before = answer is not None

    def compose(self) -> ComposeResult:
        """The question, and that an answer is on its way."""
        yield PlainText(self.question, classes="question")
        if self.answer is not None and self._folded:
            yield PlainText(_as_text(self.answer), classes="folded")
        elif self.answer is not None and self._from_before:
            for block in self._made(self.answer):
                yield from block
        else:
            yield self._waiting

    def show(self, answer: Answer) -> None:
        """Show the answer, one group after the other so that the first can be read at once."""
        self.answer = answer
        self._blocks = self._made(answer)
        self.call_next(self._first_block)

    def fold(self) -> None:
        """Show all of it as one text: further up it is read, and every widget slows down what is drawn."""
        if self.answer is not None and not self._folded:
            self._folded = True
            self._blocks = iter(())
            self.refresh(recompose=True)

    def grow(self, text: str, *, count: str) -> None:
        """Show a sentence that holds while others are still being written.

        Args:
            text: the sentence.
            count: how many hold so far and how many do not.
        """
        self._waiting.show(count)
        if text:
            self._growing.append(PlainText(text, classes="-told growing"))
            self.mount(self._growing[-1], before=self._waiting)

    def tell(self, text: str) -> None:
        """Show in place of an answer why there is none."""
        self._waiting.show(text)

    async def _first_block(self) -> None:
        if self.is_attached:
            await self._mount(next(self._blocks, []))
            draw_now(self.screen)
            self._when_drawn(self._begun)

    async def _begun(self) -> None:
        if self.answer is not None:
            self.post_message(self.Begun(self, self.answer))
        await self._next_block()

    async def _next_block(self) -> None:
        block = next(self._blocks, None)
        if block is None:
            self.post_message(self.Whole(self))
        elif self.is_attached:
            await self._mount(block)
            self._when_drawn(self._next_block)

    async def _mount(self, block: list[Widget]) -> None:
        async with self.batch():  # nothing is drawn before all of it can be
            self._waiting.display = False
            for grown in self._growing:
                grown.remove()
            self._growing.clear()
            await self.mount(*block)
        self.post_message(self.Grew(self))

    def _when_drawn(self, then: Callable[[], Awaitable[None]]) -> None:
        # In the card's own turn: what is called after a refresh holds up the screen.
        self.call_after_refresh(self.call_next, then)

    def _made(self, answer: Answer) -> Iterator[list[Widget]]:
        # What opens an answer comes with its first group: each block is laid out and drawn by itself.
        block: list[Widget] = []
        if opening := list(_opening(answer)):
            block.append(PlainText(lines([plain(said) for said in opening]), classes="-quiet opening"))
        numbers = numbers_of(answer)
        for heading, statements in groupby(answer.statements, key=lambda s: s.heading):
            block.append(PlainText(heading, classes="-heading"))
            block += [StatementView(statement, numbers, self.number) for statement in statements]
            yield block
            block = []
        if block:
            yield block
        yield from self._after(answer)

    def _after(self, answer: Answer) -> Iterator[list[Widget]]:
        if answer.statements:
            told = [rests_on(answer), *answer.missing]
            sources = "  ".join(
                f"[{n}] {r.short}{_mark(r)}" for n, r in enumerate(answer.references, start=1)
            )
            yield [
                PlainText("What this rests on", classes="-heading"),
                PlainText("\n".join(told), classes="-told"),
                PlainText(sources, classes="-told -quiet"),
            ]
        if answer.nearest:
            near = [
                ChoiceLine(f"{one.topic}: {one.claim}", PassageWanted(one.passage)) for one in answer.nearest
            ]
            yield [PlainText("The nearest that the library holds", classes="-heading"), *near]
        if answer.recommendations:
            advice = [
                ChoiceLine(f"{one.title} ({STRENGTH[one.strength]})", PassageWanted(one.passages[0]))
                if one.passages
                else PlainText(f"{one.title} ({STRENGTH[one.strength]})", classes="-told")
                for one in answer.recommendations
            ]
            yield [PlainText("What the toolkit recommends on this", classes="-heading"), *advice]
        if answer.next_questions:
            asks = [ChoiceLine(ask, AskWanted(ask), classes="-ask") for ask in answer.next_questions]
            yield [PlainText("You could ask next", classes="-heading"), *asks]


def _as_text(answer: Answer) -> Content:
    told = [plain(said) for said in _opening(answer)]
    numbers = numbers_of(answer)
    for heading, statements in groupby(answer.statements, key=lambda s: s.heading):
        told += [*([Content("")] if told else []), plain(heading, "bold $primary")]
        for statement in statements:
            marks = sorted({numbers[citation.source] for citation in statement.citations})
            told.append(plain(f"{statement.text} {''.join(f'[{number}]' for number in marks)}"))
    sources = "  ".join(f"[{n}] {r.short}{_mark(r)}" for n, r in enumerate(answer.references, start=1))
    return lines([*told, *([Content(""), plain(sources)] if sources else [])])


def _opening(answer: Answer) -> Iterator[str]:
    if answer.understood_as != answer.question:
        yield f"Understood as: {answer.understood_as}"
    if limit := answer.filters.limit():
        yield limit
    if answer.writing:
        key = " The key d shows which." if answer.writing.dropped else ""
        yield f"{answer.writing.told}{key}"
    if answer.message:
        yield " ".join([answer.message, *(answer.missing if not answer.statements else ())])
    if answer.contested:
        yield "Sources disagree on this; both sides are told."
    if answer.searched_by == "words":
        yield "Found by words only. When the model is ready, /again asks once more."


def _mark(reference: Reference) -> str:
    """A source of a confidential pack says so wherever it is listed."""
    return " (confidential)" if reference.confidential else ""
