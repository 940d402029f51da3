"""What the palette offers: commands, modes, questions asked before, and what has a name in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from cc_assistant.tui.catalogue import Entry, Kind
from cc_assistant.tui.commands import COMMANDS, PLACES
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.errands import show_filtered, show_source, show_word
from cc_assistant.tui.messages import AskWanted
from cc_assistant.tui.modes import MODES
from cc_assistant.tui.widgets.plain_text import one_line

_KINDS: dict[Kind, tuple[str, str]] = {
    "source": ("Source", "List its passages in Evidence."),
    "word": ("Glossary", "Say what it means."),
    "cfir": ("CFIR construct", "List the passages coded with it in Evidence."),
    "npt": ("NPT component", "List the passages coded with it in Evidence."),
    "theme": ("Theme", "List the passages coded with it in Evidence."),
}
"""What people call an entry, and what choosing it does."""


class CommandProvider(Provider):
    """Modes, and the commands that can run from where the person is."""

    def _offers(self) -> Iterator[tuple[str, Callable[[], Any], str]]:
        keymap = desk_of(self.screen).preferences.keymap
        for mode in MODES:
            run = partial(self.app.run_action, f"app.open_mode('{mode.id}')")
            yield f"{mode.title} ({keymap.first(f'mode.{mode.id}')})", run, mode.help
        known = {command.id: command for command in COMMANDS}
        offered = set()
        for active in self.screen.active_bindings.values():
            command = known.get(active.binding.id or "")
            if command and active.enabled and command.id not in offered:
                offered.add(command.id)
                run = partial(self.app.run_action, command.action, active.node)
                told = f"{PLACES[command.place]}: {command.help}"
                yield f"{command.title} ({keymap.first(command.id)})", run, told

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for title, run, text in self._offers():
            yield DiscoveryHit(Content(title), run, text, text)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for title, run, text in self._offers():
            # Letters strewn over a sentence say nothing; a word of it does.
            score = matcher.match(title) or (0.1 if query.casefold() in text.casefold() else 0)
            if score > 0:
                yield Hit(score, Content(title), run, text, text)


class QuestionProvider(Provider):
    """Questions asked before, to ask again."""

    async def search(self, query: str) -> Hits:
        """Offer those that match, newest first among equals."""
        matcher = self.matcher(query)
        for question in reversed(desk_of(self.screen).state.asked):
            score = matcher.match(question)
            if score > 0:
                shown = Content(one_line(question))
                yield Hit(score, shown, partial(self._ask, question), question, "Ask this question again.")

    def _ask(self, question: str) -> None:
        self.app.post_message(AskWanted(question))


class LibraryProvider(Provider):
    """Sources, words of the glossary, constructs, components and themes."""

    async def startup(self) -> None:
        """Have them fetched while the person begins to type."""
        desk_of(self.screen).catalogue.fetch(self.screen)

    async def search(self, query: str) -> Hits:
        """Offer those that have every word."""
        for score, entry in desk_of(self.screen).catalogue.find(query):
            name, does = _KINDS[entry.kind]
            shown = Content.assemble((f"{name}: ", "bold"), one_line(entry.title))
            yield Hit(score, shown, partial(self._choose, entry), shown.plain, does)

    def _choose(self, entry: Entry) -> None:
        if entry.kind == "source":
            show_source(self.screen, entry.id)
        elif entry.kind == "word":
            show_word(self.screen, entry.title)
        else:
            show_filtered(self.screen, entry.kind, entry.id)
