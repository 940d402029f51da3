"""Chips: filters that are set, and what was noticed in the last question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import HorizontalScroll
from textual.content import Content
from textual.message import Message

from cc_assistant.tui.messages import FilterDropped, NoticedTaken
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from cc_assistant.domain.filters import Filters
    from cc_assistant.domain.ranking import Noticed

FACET_NAMES = {
    "phase": "Phase",
    "pandemic": "Time of the pandemic",
    "perspective": "Told by",
    "direction": "Direction",
    "cfir": "CFIR",
    "npt": "NPT",
    "theme": "Theme",
    "case": "Case",
    "country": "Country",
    "kind": "Kind of source",
    "read": "Read",
    "pack": "Pack",
}
"""What people call the facets."""


class Chip(ChoiceLine):
    """A small box: Enter takes it, Delete takes it away."""

    MARK = ""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,backspace", "drop", "Take away", show=False)]

    def __init__(self, text: str, chosen: Message, dropped: Message, help_: str) -> None:
        super().__init__(Content(one_line(text)), chosen, classes="chip")
        self._dropped = dropped
        self.tooltip = Content(one_line(help_))

    def action_drop(self) -> None:
        """Take it away."""
        self.post_own(self._dropped)


class ChipRow(HorizontalScroll, can_focus=False):
    """Shows chips in a row; hidden while there are none."""

    def show(
        self, filters: Filters, noticed: Sequence[Noticed], names: Mapping[tuple[str, str], str]
    ) -> None:
        """Show what limits the answers, and what was noticed and limits nothing.

        Args:
            filters: that are set.
            noticed: in the last question.
            names: of facet values, where they have one.
        """
        self.remove_children()
        for facet, values in filters.chosen().items():
            for value in values:
                gone = FilterDropped(facet, value)
                name = names.get((facet, value), value.replace("-", " "))
                self.mount(
                    Chip(
                        f"Only {FACET_NAMES[facet]}: {name} ×",
                        gone,
                        gone,
                        "Enter or Delete takes this filter away.",
                    )
                )
        for one in noticed:
            if one.value in getattr(filters, one.facet, ()):
                continue
            without = NoticedTaken(one, keep=False)
            keep = NoticedTaken(one, keep=True) if one.facet in FACET_NAMES else without
            self.mount(
                Chip(
                    f"Noticed: {one.label} {'+' if keep is not without else '×'}",
                    keep,
                    without,
                    "Enter makes it a filter. Delete asks again without these words."
                    if keep is not without
                    else "Enter or Delete asks again without these words.",
                )
            )
        self.display = bool(filters.chosen()) or bool(noticed)
