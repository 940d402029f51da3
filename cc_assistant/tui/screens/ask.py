"""Ask: a conversation of questions and cited answers, with the passage behind each statement."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input

from cc_assistant.errors import CCAssistantError
from cc_assistant.services import Services
from cc_assistant.tui.answer_parts import citation_numbered, citations_of
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.errands import run_line, show_source, show_word
from cc_assistant.tui.messages import (
    AskWanted,
    CitationWanted,
    EvidenceWanted,
    FilterDropped,
    NoticedTaken,
    PassageWanted,
)
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.slash import Slash, explained, read_line
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.widgets.answer_card import AnswerCard
from cc_assistant.tui.widgets.chip_row import FACET_NAMES, ChipRow
from cc_assistant.tui.widgets.empty_state import EmptyState
from cc_assistant.tui.widgets.growing import Growing
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.question_input import QuestionInput
from cc_assistant.tui.widgets.talk import Talk
from cc_assistant.tui.workers import Job

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer
    from cc_assistant.tui.opened import Choice, ShownPassage

_AWAITED_S = 0.5
"""Longer than an answer takes to come."""


class AskScreen(ModeScreen):
    """Where questions are asked and answers read."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ask")]

    def __init__(self) -> None:
        super().__init__()
        self._job: Job[Any] | None = None
        self._names: dict[tuple[str, str], str] = {}
        self._choices: tuple[Choice, ...] = ()
        self._open: tuple[Answer, int] | None = None
        self._llm = False

    def body(self) -> ComposeResult:
        """The talk, the passage beside or below it, and the question."""
        with Container(id="two"):
            yield Talk()
            yield PassagePanel()
        yield ChipRow()
        yield QuestionInput(dict(explained()), lambda: self.desk.state.asked)

    @property
    def talk(self) -> Talk:
        """The answers."""
        return self.query_one(Talk)

    @property
    def panel(self) -> PassagePanel:
        """The passage."""
        return self.query_one(PassagePanel)

    def on_mount(self) -> None:
        """Begin where people type, with what was said before."""
        self.panel.display = False
        self.query_one(QuestionInput).focus()
        if not self.desk.glance.answers:
            self.talk.restore(())

    def on_unmount(self) -> None:
        """Let garbage be looked for again, should an answer still have been awaited."""
        gc.enable()

    def begin(self) -> None:
        """Go on with what was said before."""
        if self.desk.state.answers or not self.talk.children:
            self.talk.restore(self.desk.state.answers)
        self._show_chips()
        self.warmed(self.desk.warmth)

    def warmed(self, warmth: Warmth) -> None:
        """Fetch what can be suggested and chosen as soon as the library is open."""
        if warmth not in (Warmth.COLD, Warmth.BROKEN) and not self._choices:
            self.desk.read(
                self, lambda library: (library.choices(), library.suggestions()), self._take_library
            )
            self.desk.call(self, _always_writes, self._take_llm)

    def _take_llm(self, address: str) -> None:
        """Let the model at an address write, and say so all the while; "" lets the passages answer."""
        self._llm = bool(address)
        said = f"{address} writes ({key_of(self, 'ask.model')} switches)" if address else ""
        self.query_one(QuestionInput).say_above(said)

    def _take_library(self, found: tuple[tuple[Choice, ...], tuple[str, ...]]) -> None:
        self._choices, suggestions = found
        self._names = {(choice.facet, choice.value): choice.label for choice in self._choices}
        for empty in self.query(EmptyState):
            empty.suggest(suggestions)
        self._show_chips()

    # -- asking

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed: a question, the number of a citation, or a command."""
        if not isinstance(event.input, QuestionInput):
            return
        line = read_line(event.input.taken())
        if isinstance(line, Slash):
            self._run(line)
        elif line.isdecimal():
            self.action_open_number(int(line))
        elif line:
            self.ask(line)

    def on_ask_wanted(self, message: AskWanted) -> None:
        """Ask a question that was offered."""
        message.stop()
        self.ask(message.question)

    def ask(self, question: str, *, alone: bool = False) -> None:
        """Ask a question; with ``alone`` by itself, without those before it."""
        if self._job:
            tell(
                self.app,
                f"One question at a time: {key_of(self, 'ask.back')} stops the one that is being answered.",
            )
            return
        desk = self.desk
        question = question.encode(errors="replace").decode()  # what is no text cannot be kept
        desk.change(desk.state.with_question(question))
        conversation = (desk.state.changed(answers=()) if alone else desk.state).conversation
        filters, long = desk.state.filters, desk.state.long
        if self._llm and desk.warmth.full:
            card = self.talk.add(question)
            self.query_one(QuestionInput).focus()
            self._job = desk.guest_talk.answer(
                self,
                question,
                conversation,
                filters,
                long=long,
                hear=Growing(card).hear,
                then=lambda answer: self._answered(card, answer),
                failed=lambda error: self._failed(card, error),
            )
            return
        if self._llm:
            tell(self.app, "The library is still being opened, so the passages answer this by themselves.")
        gc.disable()  # looking for garbage takes as long as all else that is now waited for
        self.set_timer(_AWAITED_S, gc.enable)
        self._job = desk.read(
            self,
            lambda library: library.answer(question, conversation, filters, long=long),
            lambda answer: self._answered(card, answer),
            lambda error: self._failed(card, error),
        )
        card = self.talk.add(question)  # while the answer is already looked for
        self.query_one(QuestionInput).focus()

    def _answered(self, card: AnswerCard, answer: Answer) -> None:
        self._job = None
        self.talk.show(card, answer)

    def on_answer_card_begun(self, event: AnswerCard.Begun) -> None:
        """Keep the answer, and show what was noticed, now that it can be read."""
        event.stop()
        self.desk.change(self.desk.state.with_answer(event.answer))
        self._show_chips()

    def _failed(self, card: AnswerCard, error: CCAssistantError) -> None:
        self._job = None
        card.tell(f"{error.title}. {error}")

    # -- passages

    def on_citation_wanted(self, message: CitationWanted) -> None:
        """Show the passage behind a mark."""
        answer = self.talk.answer(message.card)
        if answer:
            passages = [citation.passage for citation in citations_of(answer)]
            self._show_cited(answer, passages.index(message.citation.passage))

    def on_passage_wanted(self, message: PassageWanted) -> None:
        """Show a passage that no statement led to."""
        self._open = None
        self._show_passage(message.passage, None, "")

    def on_passage_panel_other_wanted(self, message: PassagePanel.OtherWanted) -> None:
        """Go through the passages of the answer."""
        if self._open:
            answer, at = self._open
            self._show_cited(answer, (at + message.step) % len(citations_of(answer)))

    def action_open_number(self, number: int) -> None:
        """Open the citation with this number in the newest answer."""
        answer = self.talk.newest
        citation = citation_numbered(answer, number) if answer else None
        if answer is None or citation is None:
            tell(self.app, f"The newest answer has no citation {number}.")
            return
        self._show_cited(answer, citations_of(answer).index(citation))

    def _show_cited(self, answer: Answer, at: int) -> None:
        cited = citations_of(answer)
        self._open = (answer, at)
        self.talk.reveal(answer, cited[at].passage)
        self._show_passage(cited[at].passage, answer, self._place(at + 1, len(cited)))

    def _place(self, at: int, of: int) -> str:
        return f"{at} of {of}: {key_of(self, 'passage.next')} next, {key_of(self, 'passage.before')} before"

    def _show_passage(self, passage: str, answer: Answer | None, place: str) -> None:
        def show(shown: ShownPassage) -> None:
            self.panel.display = True
            self.panel.show(shown, answer, place)
            self.panel.focus()

        self.desk.read(self, lambda library: library.shown(passage), show)

    # -- filters

    def _show_chips(self) -> None:
        newest = self.talk.newest
        self.query_one(ChipRow).show(self.desk.state.filters, newest.noticed if newest else (), self._names)

    def on_filter_dropped(self, message: FilterDropped) -> None:
        """Take a filter away."""
        kept = tuple(v for v in getattr(self.desk.state.filters, message.facet) if v != message.value)
        self._set_filter(message.facet, kept)

    def on_noticed_taken(self, message: NoticedTaken) -> None:
        """Make what was noticed a filter, or ask again without the words that gave it away."""
        one = message.noticed
        if message.keep:
            self._hold(one.facet, one.value)
        elif newest := self.talk.newest:
            without = " ".join(newest.question.replace(one.words, " ").split())
            self.ask(without)

    def action_add_filter(self) -> None:
        """Offer every value that a filter can have."""
        entries = [(_choice_text(choice), choice) for choice in self._choices]
        self.app.push_screen(
            PickScreen("Use only passages with …", entries, "The library is still being opened."),
            self._add_filter,
        )

    def _add_filter(self, choice: Choice | None) -> None:
        if choice:
            self._hold(choice.facet, choice.value)

    def _hold(self, facet: str, value: str) -> None:
        held = getattr(self.desk.state.filters, facet)
        self._set_filter(facet, tuple(dict.fromkeys((*held, value))))

    def _set_filter(self, facet: str, values: tuple[str, ...]) -> None:
        before = self.desk.state.filters
        filters = type(before).model_validate({**before.model_dump(), facet: values})
        self.desk.change(self.desk.state.changed(filters=filters))
        self._show_chips()
        self.query_one(QuestionInput).focus()

    # -- keys and commands

    def _run(self, line: Slash) -> None:
        if line.line:
            run_line(self, list(line.line))
        elif line.action:
            self.call_later(self.run_action, line.action)
        else:
            tell(self.app, line.trouble)

    def action_ask_this(self, question: str) -> None:
        """Ask a question that stands after `/ask`."""
        self.ask(question)

    def action_search(self, words: str) -> None:
        """Search in Evidence."""
        self.post_message(EvidenceWanted(question=words))

    def action_source(self, source: str) -> None:
        """List the passages of a source."""
        show_source(self, source)

    def action_glossary(self, words: str) -> None:
        """Show what a word means."""
        show_word(self, words)

    def action_back(self) -> None:
        """Stop an answer; else close the passage; else go to the question."""
        question = self.query_one(QuestionInput)
        if self._job:
            self._job.cancel()
            self._job = None
            self.talk.stop()
        elif self.panel.display:
            self.panel.display = False
        question.focus()

    def action_history(self) -> None:
        """Offer the questions asked before, newest first."""
        entries = [(question, question) for question in reversed(self.desk.state.asked)]
        self.app.push_screen(PickScreen("Asked before", entries, "Nothing was asked yet."), self._ask_again)

    def _ask_again(self, question: str | None) -> None:
        if question:
            self.ask(question)

    def action_again(self) -> None:
        """Ask the last question again."""
        self._again(alone=False)

    def action_alone(self) -> None:
        """Ask the last question by itself."""
        self._again(alone=True)

    def _again(self, *, alone: bool) -> None:
        if newest := self.talk.newest:
            state = self.desk.state
            if not alone:
                self.desk.change(state.changed(answers=state.answers[:-1]))
            self.ask(newest.question, alone=alone)
        else:
            tell(self.app, "There is no question before this one. Type one.")

    def action_long(self) -> None:
        """Tell all, or what fits on a screen."""
        long = not self.desk.state.long
        self.desk.change(self.desk.state.changed(long=long))
        tell(self.app, "Answers tell all that is found." if long else "Answers fit on a screen.")

    def action_llm(self) -> None:
        """Let a language model write the answers, or again not."""

        def take(address: str) -> None:
            self._take_llm(address)
            told = f"{address} writes the answers." if address else "The passages answer by themselves."
            tell(self.app, told)

        if self._llm:
            take("")
        else:
            self.desk.call(self, lambda services: services.language_model.client.address, take)

    def action_dropped(self) -> None:
        """Show which sentences of a language model the newest answer leaves out."""
        self.talk.action_dropped()

    def action_new(self) -> None:
        """Begin a new conversation."""
        self.desk.change(self.desk.state.changed(answers=()))
        self.panel.display = False
        self.talk.restore(())
        self._show_chips()
        if self._choices:
            self.desk.read(
                self, lambda library: (library.choices(), library.suggestions()), self._take_library
            )

    def action_passage(self, passage: str) -> None:
        """Show a passage by its id."""
        self.post_message(PassageWanted(passage))

    def action_save(self) -> None:
        """Ask where to, and write the conversation."""
        if not self.desk.state.answers:
            tell(self.app, "There is nothing to save yet. Ask something first.")
            return
        endings = [(".md", "Markdown: plain text with headings"), (".html", "a web page"), (".docx", "Word")]
        closed = any(of.confidential for answer in self.desk.state.answers for of in answer.references)
        dialog = SaveScreen("Save the conversation", "conversation.md", endings, confidential=closed)
        self.app.push_screen(dialog, lambda file: self._save(file, public_only=dialog.public_only))

    def _save(self, file: Path | None, *, public_only: bool) -> None:
        if file is None:
            return
        answers = self.desk.state.answers
        form = {".md": "markdown"}.get(file.suffix.casefold(), file.suffix.casefold()[1:])
        made = date.today().isoformat()

        def make(services: Services) -> bytes:
            return services.conversation_file(
                answers, form, title="Questions and answers", made=made, public_only=public_only
            )

        deliver(self, file, make)


def _always_writes(services: Services) -> str:
    """Return the address of the model that writes where nothing else is said; "" where none does."""
    model = services.language_model
    return model.client.address if model.writes_always and model.is_set else ""


def _choice_text(choice: Choice) -> str:
    """Return a filter as the list shows it: by its name, and by its id where that says something else."""
    facet = FACET_NAMES.get(choice.facet, choice.facet)
    ident = "" if choice.value.replace("-", " ") == choice.label else f" ({choice.value})"
    return f"{facet}: {choice.label}{ident}"
