"""What changed between two states of a session, or between two sessions: answers, items, ticks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from cc_assistant.text.checklist_words import PRIORITY, STATUS
from cc_assistant.text.saying import counted
from cc_assistant.tui.interview_words import day, due_words
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.comparison import Comparison, ItemChange


class CompareScreen(ModalScreen[None]):
    """Shows a comparison.

    Args:
        comparison: what changed.
    """

    CSS_PATH = "interview_why.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss", "Close")]

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison

    def compose(self) -> ComposeResult:
        """Each part under its heading."""
        found = self._comparison
        with VerticalScroll() as box:
            box.border_title = Content(
                one_line(f"What changed in {found.after.title} since {day(found.before.on)}")
            )
            box.border_subtitle = "Esc closes"
            if found.before.title != found.after.title:
                yield PlainText(f"Compared with: {one_line(found.before.title)}")
            if found.nothing:
                yield PlainText("Nothing changed: answers, items and ticks are the same.")
            for title, told in (
                (counted(len(found.answers), "answer"), list(_answers(found))),
                (counted(len(found.ticks), "tick"), list(_ticks(found))),
                (
                    counted(len(found.items), "item of the checklist", "items of the checklist"),
                    list(_items(found)),
                ),
            ):
                if told:
                    yield PlainText(title, classes="-heading")
                    yield PlainText(lines(told))

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()


def _answers(found: Comparison) -> Iterator[Content]:
    for one in found.answers:
        yield plain(one.text)
        before, after = one.before_words or "no answer", one.after_words or "no answer"
        yield Content.assemble("  ", plain(one_line(before)), "  →  ", plain(one_line(after), "bold"))


def _ticks(found: Comparison) -> Iterator[Content]:
    for one in found.ticks:
        when = f" on {day(one.on)}" if one.on else ""
        why = f" ({one_line(one.reason)})" if one.reason else ""
        yield plain(f"{one.title}: {STATUS[one.before]} → {STATUS[one.after]}{when}{why}")


def _items(found: Comparison) -> Iterator[Content]:
    for one in found.items:
        sign = {"new": "+", "gone": "−", "changed": "↕"}[one.change]
        yield Content.assemble((f"{sign} ", "bold"), plain(one.title), plain(_moved(one)))
        for why in one.why:
            yield plain(f"    {why}", "$foreground 80%")


def _moved(one: ItemChange) -> str:
    if one.change == "new":
        return f"  {due_words(one.due_after)}" if one.due_after else ""
    if one.change == "gone":
        return "  no longer on the list"
    told = []
    if one.due_before and one.due_after and due_words(one.due_before) != due_words(one.due_after):
        told.append(f"{due_words(one.due_before)} → {due_words(one.due_after)}")
    if one.priority_before and one.priority_after and one.priority_before != one.priority_after:
        told.append(f"{PRIORITY[one.priority_before]} → {PRIORITY[one.priority_after]}")
    return f"  {', '.join(told)}" if told else ""
