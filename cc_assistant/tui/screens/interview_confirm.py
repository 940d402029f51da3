"""What was understood of people's own words, before any of it counts: each answer can be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from cc_assistant.tui.widgets.option_rows import OptionRows
from cc_assistant.tui.widgets.plain_text import PlainText, lines, marked, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.understood import Proposal, Understanding
    from cc_assistant.interview.rules import Rules


_PERHAPS = "  perhaps: tick it if so"


class ConfirmScreen(ModalScreen["tuple[Proposal, ...] | None"]):
    """Returns the proposals that people confirm, or None where they want to change their words.

    Args:
        text: as it was typed.
        understood: what was understood of it.
        rules: the questions.
    """

    CSS_PATH = "interview_why.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Change the words")]

    def __init__(self, text: str, understood: Understanding, rules: Rules) -> None:
        super().__init__()
        self._text = text
        self._understood = understood
        self._rules = rules

    def compose(self) -> ComposeResult:
        """The text with the words that answers rest on, the answers, and what had no place."""
        with Vertical() as box:
            box.border_title = "Did I understand you?"
            box.border_subtitle = "Space ticks or refuses, Enter keeps, Esc changes your words"
            with VerticalScroll(can_focus=False):
                spans = [(one.start, one.end) for one in self._understood.proposals]
                yield PlainText(marked(self._text, spans))
                yield OptionRows()
                if self._understood.unplaced:
                    yield PlainText(
                        "No question has a place for this; it is kept as a note", classes="-heading"
                    )
                    yield PlainText(lines([plain(f"• {one_line(one)}") for one in self._understood.unplaced]))

    def on_mount(self) -> None:
        """Tick what is sure; what needs a second look waits for people to tick it."""
        proposals = self._understood.proposals
        rows = self.query_one(OptionRows)
        rows.offer(
            [self._answer(one) for one in proposals],
            [at for at, one in enumerate(proposals) if one.sure],
            several=True,
            notes=[f"“{one_line(one.words)}”{'' if one.sure else _PERHAPS}" for one in proposals],
        )
        rows.focus()

    def _answer(self, proposal: Proposal) -> str:
        from cc_assistant.interview.said import in_words

        question = self._rules.questions[proposal.question]
        return f"{question.text} {in_words(question, proposal.value)}"

    def on_option_rows_sent(self, event: OptionRows.Sent) -> None:
        """Return what is ticked."""
        event.stop()
        ticked = self.query_one(OptionRows).ticked
        self.dismiss(tuple(one for at, one in enumerate(self._understood.proposals) if at in ticked))
