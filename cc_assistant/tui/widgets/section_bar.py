"""A line of names of which one is open: the parts of a screen, or the tables of a part."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from cc_assistant.tui.widgets.plain_text import PlainText, one_line


class SectionBar(PlainText, can_focus=True):
    """Shows names side by side, the open one in brackets; arrow keys and clicks open another.

    Args:
        names: by id, in order.
        id: of the widget.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "step(1)", "Next part", show=False),
        Binding("left,up", "step(-1)", "Part before", show=False),
    ]

    class Chosen(Message):
        """A name was chosen."""

        def __init__(self, bar: SectionBar, name: str) -> None:
            super().__init__()
            self.bar = bar
            self.name = name

    def __init__(self, names: Mapping[str, str], *, id: str) -> None:
        super().__init__(id=id, classes="-focusable")
        self._names = dict(names)
        self._notes: dict[str, str] = {}
        self._loud: set[str] = set()
        self.open = next(iter(names))

    def on_mount(self) -> None:
        """Show the names."""
        self._draw()

    def on_resize(self) -> None:
        """Show as much as fits."""
        self._draw()

    def choose(self, name: str) -> None:
        """Show a name as open, and tell."""
        self.open = name
        self._draw()
        self.post_message(self.Chosen(self, name))

    def note(self, name: str, text: str, *, loud: bool = False) -> None:
        """Show a few words behind a name; where there is no room for all, only those that are ``loud``."""
        self._notes[name] = one_line(text)
        (self._loud.add if loud else self._loud.discard)(name)
        self._draw()

    def action_step(self, step: int) -> None:
        """Open the next name, or the one before."""
        names = list(self._names)
        self.choose(names[(names.index(self.open) + step) % len(names)])

    def action_choose(self, name: str) -> None:
        """Open the name that was clicked."""
        self.choose(name)

    def _draw(self) -> None:
        choices = (self._told(self._notes), self._told(self._loud), self._told(()))
        room = self.content_size.width
        self.show(next((told for told in choices if told.cell_length <= room), choices[-1]))

    def _told(self, noted: Collection[str]) -> Content:
        parts = []
        for name, title in self._names.items():
            text = f"{title}: {self._notes[name]}" if name in noted else title
            # Brackets, not colour alone, tell which one is open.
            here = name == self.open
            click = f"@click=choose('{name}')"
            parts.append(
                Content.styled(
                    f"[{text}]" if here else f" {text} ", f"bold $primary {click}" if here else click
                )
            )
        return Content(" ").join(parts)
