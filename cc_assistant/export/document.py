"""What a document is made of, whatever file it becomes: Word, HTML or Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Mark(NamedTuple):
    """A mark in the text that points at an entry of the references."""

    number: int


Piece = str | Mark


class Document(Protocol):
    """Takes the parts of a document in order. All texts are foreign: none is ever read as markup."""

    def heading(self, text: str, level: int) -> None:
        """Begin a part; the title of the document has level 0."""
        ...

    def paragraph(self, *pieces: Piece) -> None:
        """Write a paragraph."""
        ...

    def quote(self, text: str) -> None:
        """Write words that are quoted, its line breaks kept."""
        ...

    def facts(self, named: Sequence[tuple[str, str]]) -> None:
        """Write names with what they say."""
        ...

    def table(self, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """Write a table; ``widths`` are in proportion to one another."""
        ...

    def items(self, texts: Sequence[str]) -> None:
        """Write a list."""
        ...

    def references(self, numbered: Sequence[tuple[int, str]]) -> None:
        """Write the entries that marks point at."""
        ...

    def content(self) -> bytes:
        """Return the finished file."""
        ...
