"""The index: how it is, what can be done with it, and how far that has come."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from cc_assistant.tui.library_words import IndexView, index_facts
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.facts import Facts
from cc_assistant.tui.widgets.plain_text import PlainText, one_line

_JOBS = (
    ("build", "Build it (b): makes the index of the packs as they are now; the old one works meanwhile"),
    ("verify", "Verify it (v): every file, every passage in every store, sample questions"),
    ("clean", "Clean up (c): removes indexes that are no longer used"),
)
_BAR = 20


class IndexPanel(VerticalScroll, can_focus=False):
    """Shows the index and the job that is under way."""

    class Wanted(Message):
        """Someone wants a job done: build, verify or clean."""

        def __init__(self, job: str) -> None:
            super().__init__()
            self.job = job

    def compose(self) -> ComposeResult:
        """What came of the last job, what is known, and what can be done."""
        yield PlainText(id="bar")
        yield PlainText(id="outcome")
        yield Facts([("State", "The index is being looked at …")], id="index-facts")
        for job, text in _JOBS:
            yield ChoiceLine(text, self.Wanted(job))

    def on_mount(self) -> None:
        """Show no job and no outcome."""
        self.tell("")

    def show(self, view: IndexView) -> None:
        """Show how the index is."""
        self.query_one(Facts).show(index_facts(view))

    def progress(self, stage: str, done: int, total: int) -> None:
        """Show how far a job has come.

        Args:
            stage: of the job, in plain words.
            done: steps done.
            total: steps in all; 0 or 1 where nobody knows.
        """
        bar, outcome = self.query_one("#bar", PlainText), self.query_one("#outcome", PlainText)
        bar.display, outcome.display = True, False
        bar.show(progress_line(stage, done, total))

    def stopping(self) -> None:
        """Say that the job ends at its next step."""
        self.query_one("#bar", PlainText).show("Stopping …")

    def tell(self, text: str) -> None:
        """Show what came of a job; "" for nothing."""
        bar, outcome = self.query_one("#bar", PlainText), self.query_one("#outcome", PlainText)
        bar.display, outcome.display = False, bool(text)
        outcome.show(text)

    def enter(self) -> None:
        """Go to what can be done."""
        self.query(ChoiceLine).first().focus()


def progress_line(stage: str, done: int, total: int) -> str:
    """Say in one line how far a job has come."""
    named = one_line(stage).capitalize()
    if total <= 1:
        return f"{named} … Esc stops it."
    filled = _BAR * done // total
    return (
        f"{named} {'█' * filled}{'░' * (_BAR - filled)} {100 * done // total} % "
        f"({done:,} of {total:,}). Esc stops it."
    )
