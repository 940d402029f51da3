"""Where questions are typed: with the questions before, and completion of commands after `/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input

LONGEST = 10_000
"""Characters of a question: some pages of text, more than anybody asks."""


class QuestionInput(Input):
    """A line for questions and commands.

    Args:
        commands: as they are typed, with their `/`, and what each does.
        asked: returns the questions asked before, newest last.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier(1)", "The question before", show=False),
        Binding("down", "earlier(-1)", "The question after", show=False),
        Binding("tab", "complete", "Complete", show=False),
    ]

    def __init__(self, commands: Mapping[str, str], asked: Callable[[], Sequence[str]]) -> None:
        names = [typed.partition(" ")[0] for typed in commands]
        super().__init__(
            placeholder="Ask a question, or type / for commands",
            suggester=SuggestFromList(names, case_sensitive=False),
            max_length=LONGEST,
            id="question",
        )
        self._commands = names
        self._explained = dict(zip(names, commands.items(), strict=True))
        self._asked = asked
        self._back = 0
        self._draft = ""

    def action_earlier(self, step: int) -> None:
        """Show a question asked before; going down past the newest brings back what was being typed."""
        asked = self._asked()
        if self._back == 0:
            self._draft = self.value
        self._back = max(0, min(len(asked), self._back + step))
        self.value = asked[-self._back] if self._back else self._draft
        self.cursor_position = len(self.value)

    def watch_value(self, value: str) -> None:
        """Show below the line what can stand after `/`, or what the command does."""
        name = value.partition(" ")[0]
        found = [command for command in self._commands if command.startswith(name)]
        if not value.startswith("/") or not found:
            self.border_subtitle = ""
        elif len(found) == 1 or name in found:
            self.border_subtitle = Content(": ".join(self._explained[name if name in found else found[0]]))
        else:
            self.border_subtitle = Content(" ".join(found))

    def say_above(self, told: str) -> None:
        """Show above the line, for as long as it holds, how it will be answered."""
        self.border_title = Content(told)

    def action_complete(self) -> None:
        """Complete a command; anywhere else go on to the next part of the screen."""
        typed = self.value
        found = [name for name in self._commands if name.startswith(typed)] if typed.startswith("/") else []
        if found and typed not in found:
            self.value = found[0]
            self.cursor_position = len(self.value)
        else:
            self.screen.focus_next()

    def taken(self) -> str:
        """Return what was typed and begin a new line."""
        words, self.value, self._back, self._draft = self.value.strip(), "", 0, ""
        return words
