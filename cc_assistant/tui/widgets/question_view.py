"""One question as it is asked: what it is, why, the answers to choose from, and a line to type in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.widgets.answer_input import AnswerInput
from cc_assistant.tui.widgets.option_rows import OptionRows
from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question, Section
    from cc_assistant.domain.session import Value

_KEYS = re.compile(r"(?:\d{1,2}|[a-z])(?:[\s,;&+]+(?:\d{1,2}|[a-z]))*[\s,;&+]*")
"""What names answers by their numbers or letters, and nothing else."""

_HINTS = {
    "single": "A number, or your own words",
    "yes-no-dont-know": "A number, or your own words",
    "scale": "A number, or your own words",
    "multi": "Several, such as 1 3 4, or your own words",
    "number": "A number",
    "date": "A date, such as next April, in 6 weeks or 1/4/27",
    "text": "Your own words",
}


@dataclass(frozen=True)
class Asked:
    """A question as it is put to people.

    Attributes:
        question: what is asked.
        today: typed dates are counted from it.
        section: shown where it begins; None elsewhere.
        value: the answer that it has already.
        earlier: lines above it, such as what was said before.
        notes: a few words behind each answer.
    """

    question: Question
    today: date
    section: Section | None = None
    value: Value | None = None
    earlier: Sequence[Content] = ()
    notes: Sequence[str] = ()


class QuestionCard(VerticalScroll, can_focus=False):
    """Shows a question and the answers to choose from."""

    def compose(self) -> ComposeResult:
        """What was said before, the question, its answers."""
        yield PlainText(id="earlier", classes="-quiet")
        yield PlainText(id="section")
        yield PlainText(id="asked")
        yield PlainText(id="helped")
        yield OptionRows(id="rows")
        yield PlainText(id="why", classes="-quiet")

    @property
    def rows(self) -> OptionRows:
        """The answers."""
        return self.query_one(OptionRows)

    def ask(self, asked: Asked) -> None:
        """Show a question."""
        question = asked.question
        self._tell("#earlier", lines(list(asked.earlier)) if asked.earlier else Content(""))
        section = asked.section
        self._tell(
            "#section",
            Content.assemble(plain(section.title, "bold $primary"), "  ", plain(section.intro))
            if section
            else Content(""),
        )
        self._tell("#asked", plain(question.text, "bold"))
        self._tell("#helped", plain(question.help))
        self._tell("#why", Content.assemble(("Why we ask: ", "bold"), plain(question.why_we_ask)))
        self.rows.offer(
            [option.label for option in question.options],
            places_of(question, asked.value),
            several=question.kind == "multi",
            notes=asked.notes,
        )
        self.scroll_home(animate=False)

    def _tell(self, where: str, text: Content) -> None:
        told = self.query_one(where, PlainText)
        told.display = bool(text.plain)
        if told.content != text:
            told.show(text)


class QuestionView(Vertical):
    """A question card with a line to type in, and room beside it for what is to be said.

    Args:
        typed: called with a line that was sent.
        picked: called with the id of the question and what was chosen for it, by keys or by mouse.
        id: of the widget.
    """

    def __init__(
        self,
        typed: Callable[[str], object],
        picked: Callable[[str, Value], object],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._typed = typed
        self._picked = picked
        self.asked: Asked | None = None
        self._chosen: set[int] | None = None
        """What was chosen before typing began."""
        self._refused = ""

    def compose(self) -> ComposeResult:
        """The card, what is said beside the line, and the line."""
        yield QuestionCard()
        yield PlainText(id="beside")
        yield AnswerInput(self._take)

    @property
    def card(self) -> QuestionCard:
        """The question and its answers."""
        return self.query_one(QuestionCard)

    @property
    def line(self) -> AnswerInput:
        """Where people type."""
        return self.query_one(AnswerInput)

    def ask(self, asked: Asked) -> None:
        """Show a question; an answer in words that it has already can be changed in the line."""
        self.asked = asked
        self._chosen = None
        self.card.ask(asked)
        self.line.placeholder = _HINTS[asked.question.kind]
        if asked.question.kind == "text" and isinstance(asked.value, str) and not self.line.value:
            self.line.put_back(asked.value)
        self._hint()

    def tell(self, text: str | Content, *, trouble: bool = False) -> None:
        """Say something beside the line; "" for nothing."""
        beside = self.query_one("#beside", PlainText)
        told = plain(text) if isinstance(text, str) else text
        beside.display = bool(told.plain)
        beside.set_class(trouble, "-trouble")
        if beside.content != told:
            beside.show(told)

    def trouble(self, error: CCAssistantError, typed: str = "") -> None:
        """Say what is wrong, and show again what was typed."""
        if typed:
            self.line.put_back(typed)
        self._refused = self.line.value.strip()
        self.tell(str(error), trouble=True)
        self.line.focus()

    # -- typing

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show which answers the line names, or how it is read, while it is typed."""
        event.stop()
        self._hint()

    def _hint(self) -> None:
        if self.asked is None:
            return
        question, typed = self.asked.question, self.line.value.strip()
        if typed and typed == self._refused:
            return  # what is wrong with it stays in sight until it is changed
        self._refused = ""
        if not typed:
            if self._chosen is not None:
                self.card.rows.point(self._chosen)
                self._chosen = None
            self.tell(self._standing())
            return
        if question.options:
            if self._chosen is None:
                rows = self.card.rows
                self._chosen = set(rows.ticked) if rows.several or rows.cursor is None else {rows.cursor}
            places = self._named(typed) if _KEYS.fullmatch(typed.casefold()) else ()
            self.card.rows.point(places)
            self.tell("")
        elif question.kind in {"date", "number"}:
            self.tell(self._read_as(typed))

    def _standing(self) -> str:
        """Say what the answer is where no row shows it."""
        assert self.asked
        question, value = self.asked.question, self.asked.value
        if value is None or question.options or question.kind == "text":
            return ""
        from cc_assistant.interview.said import in_words

        return f"Your answer: {in_words(question, value)}. Enter keeps it."

    def _named(self, typed: str) -> tuple[int, ...]:
        value = self._value(typed)
        return places_of(self.asked.question, value) if self.asked and value is not None else ()

    def _read_as(self, typed: str) -> str:
        value = self._value(typed)
        if value is None or self.asked is None:
            return ""
        from cc_assistant.interview.said import in_words

        said = in_words(self.asked.question, value)
        return f"= {said}" if said.casefold() != typed.casefold() else ""

    def _value(self, typed: str) -> Value | None:
        from cc_assistant.interview.fitting import ValueFault
        from cc_assistant.interview.values import read_value

        assert self.asked
        try:
            return read_value(self.asked.question, typed, self.asked.today)
        except ValueFault:
            return None

    # -- sending

    def on_answer_input_wanted(self, event: AnswerInput.Wanted) -> None:
        """Go through the answers while the line keeps the focus."""
        event.stop()
        rows = self.card.rows
        if event.what == "scroll":
            self.card.scroll_relative(y=event.step * max(1, self.card.size.height - 2), animate=False)
        elif event.what == "choose":
            if rows.display:
                rows.move(event.step)
            else:
                self.card.scroll_relative(y=event.step, animate=False)
        elif rows.several and rows.cursor is not None:
            rows.toggle(rows.cursor)

    def _take(self, text: str) -> None:
        """Pass on what was typed, or what is chosen where nothing was."""
        if text:
            self._typed(text)
        else:
            self._send()

    def on_option_rows_sent(self, event: OptionRows.Sent) -> None:
        """Take what is chosen."""
        event.stop()
        self._send()

    def on_option_rows_taken(self, event: OptionRows.Taken) -> None:
        """Take the only answer at once; several wait for Enter."""
        event.stop()
        if not event.rows.several:
            event.rows.ticked = {event.place}
            event.rows.cursor = event.place
            self._send()

    def _send(self) -> None:
        if self.asked is None:
            return
        question, rows = self.asked.question, self.card.rows
        if question.options:
            places = sorted(rows.ticked) if rows.several else [rows.cursor]
            chosen = tuple(question.options[place].id for place in places if place is not None)
            if chosen:
                self._picked(question.id, chosen if rows.several else chosen[0])
            else:
                how = "Space ticks, " if rows.several else ""
                self.tell(f"Choose with the arrow keys or type a number; {how}Enter goes on.")
        elif self.asked.value is not None and question.kind != "text":
            self._picked(question.id, self.asked.value)
        else:
            self.tell("Type an answer and press Enter. If you do not know, say so.")


def places_of(question: Question, value: Value | None) -> tuple[int, ...]:
    """Return at which places of the list an answer stands."""
    chosen = value if isinstance(value, tuple) else (value,)
    return tuple(place for place, option in enumerate(question.options) if option.id in chosen)
