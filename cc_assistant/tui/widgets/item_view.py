"""One item of a checklist with everything that is told of it, or one of the boxes above the items."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from cc_assistant.tui.item_told import Part
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import PlainText


class ItemView(VerticalScroll, can_focus=True):
    """Shows parts one below the other; those that lead somewhere can be chosen."""

    def __init__(self) -> None:
        super().__init__(id="item")
        self._parts: list[Part] = []

    def compose(self) -> ComposeResult:
        """What is said while nothing is chosen."""
        yield PlainText("Choose an item.", classes="-quiet")

    def show(self, parts: Iterable[Part], *, keep_place: bool = False) -> None:
        """Show these parts.

        Args:
            parts: what is told.
            keep_place: it is the same thing as before, changed.
        """
        told = [*parts]
        if keep_place and self._change(told):
            return
        self._parts = told
        made = [_made(part, following) for part, following in zip(told, [*told[1:], None], strict=True)]
        at, inside = self._focused_line(), self.has_focus_within and not self.has_focus
        with self.app.batch_update():
            self.remove_children()
            self.mount_all(made)
        if not keep_place:
            self.scroll_home(animate=False)
        if inside:
            found = [widget for widget in made if isinstance(widget, ChoiceLine)]
            (found[min(at, len(found) - 1)] if found and keep_place else self).focus()

    def _change(self, parts: list[Part]) -> bool:
        """Change what is shown in its place; returns whether that is enough."""
        before, shown = self._parts, list(self.children)
        if len(before) != len(parts) or len(shown) != len(parts):
            return False
        pairs = list(zip(before, parts, strict=True))
        if any((old.message, old.heading) != (new.message, new.heading) for old, new in pairs):
            return False
        for (old, new), widget in zip(pairs, shown, strict=True):
            if old.text != new.text and isinstance(widget, PlainText):
                widget.show(Content(ChoiceLine.MARK) + new.text if new.message else new.text)
        self._parts = parts
        return True

    def _focused_line(self) -> int:
        found = list(self.query(ChoiceLine))
        here = self.screen.focused
        return found.index(here) if isinstance(here, ChoiceLine) and here in found else 0


def _made(part: Part, following: Part | None) -> Widget:
    if part.message is not None:
        last = following is None or following.message is None
        return ChoiceLine(part.text, part.message, classes="-last" if last else "")
    return PlainText(part.text, classes="-heading" if part.heading else "-told")
