"""Why a question matters: what its answers do to the checklist, and the evidence behind each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from cc_assistant.text.checklist_words import STRENGTH
from cc_assistant.text.saying import counted
from cc_assistant.tui.messages import PassageWanted
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import PlainText, plain

if TYPE_CHECKING:
    from cc_assistant.domain.evidence_link import EvidenceLink
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.interview.rules import Rules

EACH = 2
"""Passages that are told for each item, for and against; the item on the checklist has them all."""


@dataclass(frozen=True)
class _Bearing:
    sign: str
    passage: str
    because: str


class WhyScreen(ModalScreen[None]):
    """Shows what a question leads to.

    Args:
        rules: questions, recommendations and their evidence.
        question: the one that is asked.
    """

    CSS_PATH = "interview_why.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("down,j", "app.focus_next", show=False),
        Binding("up,k", "app.focus_previous", show=False),
    ]

    def __init__(self, rules: Rules, question: Question) -> None:
        super().__init__()
        self._rules = rules
        self._question = question
        leads = rules.leads_of[question.id]
        named = [lead.rec for lead in leads if lead.rec in rules.recommendations]
        self._items = tuple(dict.fromkeys(named))
        self._passages = [one.passage for item in self._items for one in _bearings(rules.links.get(item))]

    def compose(self) -> ComposeResult:
        """The question, why it is asked, and each item with its evidence."""
        with VerticalScroll() as box:
            box.border_title = "Why we ask this"
            box.border_subtitle = "Enter opens a passage, Esc goes back to the question"
            yield PlainText(plain(self._question.text, "bold"))
            yield PlainText(self._question.why_we_ask)
            if self._items:
                yield PlainText(
                    f"Your answer decides about {counted(len(self._items), 'item')} of the checklist:",
                    classes="-heading",
                )
            else:
                yield PlainText(
                    "Your answer sets the dates and the order of the checklist.", classes="-heading"
                )
            for item in self._items:
                yield from self._told(item)

    def on_mount(self) -> None:
        """Begin at the first passage."""
        for line in self.query(ChoiceLine):
            line.focus(scroll_visible=False)
            return
        self.query_one(VerticalScroll).focus()

    def _told(self, item: str) -> Iterator[Widget]:
        recommendation, link = self._rules.recommendations[item], self._rules.links.get(item)
        yield PlainText(plain(recommendation.title, "bold"), classes="-item")
        yield PlainText(recommendation.rationale)
        if link is None:
            return
        yield PlainText(Content.assemble((f"{STRENGTH[link.strength]}. ", "bold"), plain(link.basis)))
        for one in _bearings(link):
            told = Content.assemble((f"{one.sign}: ", "bold"), plain(one.because))
            yield ChoiceLine(told, PassageWanted(one.passage))

    def on_passage_wanted(self, message: PassageWanted) -> None:
        """Open a passage over this."""
        message.stop()
        self.app.push_screen(PassageScreen(self._passages, self._passages.index(message.passage)))


def _bearings(link: EvidenceLink | None) -> list[_Bearing]:
    if link is None:
        return []
    return [
        *(_Bearing("For", one.excerpt, one.because) for one in link.supports[:EACH]),
        *(_Bearing("Against or limiting", one.excerpt, one.because) for one in link.qualifies[:EACH]),
    ]
