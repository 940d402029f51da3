"""What the palette finds in the library: sources, words of the glossary, constructs and themes by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.dom import DOMNode

    from cc_assistant.tui.desk import Desk

Kind = Literal["source", "word", "cfir", "npt", "theme"]

MOST = 12
"""Entries of one kind that are offered at once; typing more narrows them down."""


@dataclass(frozen=True)
class Entry:
    """Something in the library that has a name.

    Attributes:
        kind: what it is.
        id: of it.
        title: what is shown; foreign text.
        folded: what it is found by.
    """

    kind: Kind
    id: str
    title: str
    folded: str


class Catalogue:
    """The entries, fetched beside the screen when they are first wanted and again after a change.

    Args:
        desk: reads the library.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._fetched: int | None = None
        self._entries: tuple[Entry, ...] = ()

    def fetch(self, node: DOMNode) -> None:
        """Fetch the entries, unless they are here already."""
        if self._fetched != self._desk.openings and self._desk.warmth.open:
            self._fetched = self._desk.openings
            self._desk.read(node, lambda library: library.entries(), self._take, lambda _: None)

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries

    def find(self, typed: str) -> Iterator[tuple[float, Entry]]:
        """Yield entries that have every word, each with how well it fits (0 to 1)."""
        words = typed.casefold().split()
        left: dict[Kind, int] = {}
        for entry in self._entries:
            if words and all(word in entry.folded for word in words) and left.get(entry.kind, 0) < MOST:
                left[entry.kind] = left.get(entry.kind, 0) + 1
                begins = entry.title.casefold().startswith(words[0])
                yield (0.9 if begins else 0.5), entry
