"""What the command palette offers, beside each other: commands, modes, and questions asked before."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from cc_assistant.tui.commands import COMMANDS, PLACES
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.messages import AskWanted
from cc_assistant.tui.modes import MODES
from cc_assistant.tui.widgets.plain_text import one_line


class CommandProvider(Provider):
    """Modes, and the commands that can run from where the person is."""

    def _offers(self) -> list[tuple[str, str, str]]:
        modes = [
            (f"{mode.title} ({mode.key.upper()})", f"app.open_mode('{mode.id}')", mode.help) for mode in MODES
        ]
        places = {"app": "app", self.app.current_mode: "screen"}
        commands = [
            (
                f"{command.title} ({command.key.partition(',')[0]})",
                f"{places[command.place]}.{command.action}",
                f"{PLACES[command.place]}: {command.help}",
            )
            for command in COMMANDS
            if command.place in places
        ]
        return modes + commands

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for title, action, text in self._offers():
            yield DiscoveryHit(Content(title), partial(self.screen.run_action, action), text, text)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for title, action, text in self._offers():
            # Letters strewn over a sentence say nothing; a word of it does.
            score = matcher.match(title) or (0.1 if query.casefold() in text.casefold() else 0)
            if score > 0:
                yield Hit(score, Content(title), partial(self.screen.run_action, action), text, text)


class QuestionProvider(Provider):
    """Questions asked before, to ask again."""

    async def search(self, query: str) -> Hits:
        """Offer those that match, newest first among equals."""
        matcher = self.matcher(query)
        for question in reversed(desk_of(self.screen).state.asked):
            score = matcher.match(question)
            if score > 0:
                yield Hit(score, Content(one_line(question)), partial(self._ask, question), question)

    def _ask(self, question: str) -> None:
        self.screen.post_message(AskWanted(question))
