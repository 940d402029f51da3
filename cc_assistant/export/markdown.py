"""Documents as Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cc_assistant.export.document import Mark, Piece
from cc_assistant.export.visible import holdable

_MARKS = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)")
_OPENS_BLOCK = re.compile(r"^(\d*)([-+.)=](?=[\s=-]|$))")


class MarkdownDocument:
    """A `Document` that becomes Markdown."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def heading(self, text: str, level: int) -> None:
        """Begin a part."""
        self._blocks.append(f"{'#' * (level + 1)} {_line(text)}")

    def paragraph(self, *pieces: Piece) -> None:
        """Write a paragraph."""
        told = (f"[{piece.number}]" if isinstance(piece, Mark) else _inline(piece) for piece in pieces)
        self._blocks.append(_OPENS_BLOCK.sub(r"\1\\\2", "".join(told)))

    def quote(self, text: str) -> None:
        """Write words that are quoted."""
        # A backslash at the end of a line is a line break.
        lines = [_line(line) for line in holdable(text).split("\n")]
        ended = [f"{line}\\" if line and at + 1 < len(lines) else line for at, line in enumerate(lines)]
        self._blocks.append("\n".join(f"> {line}".rstrip() for line in ended))

    def facts(self, named: Sequence[tuple[str, str]]) -> None:
        """Write names with what they say."""
        self._blocks.append("\n".join(f"- {name}: {_inline(value)}" for name, value in named))

    def table(self, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:  # noqa: ARG002
        """Write a table; lines of a cell stay apart."""
        told = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in (heads, *rows)]
        self._blocks.append("\n".join([told[0], f"|{' --- |' * len(heads)}", *told[1:]]))

    def items(self, texts: Sequence[str]) -> None:
        """Write a list."""
        self._blocks.append("\n".join(f"- {_line(text)}" for text in texts))

    def references(self, numbered: Sequence[tuple[int, str]]) -> None:
        """Write the entries that marks point at."""
        self._blocks.append("\n".join(f"{number}. {_line(text)}" for number, text in numbered))

    def content(self) -> bytes:
        """Return the finished file, in UTF-8."""
        return ("\n\n".join(self._blocks) + "\n").encode("utf-8")


def _inline(text: str) -> str:
    """Escape what Markdown would obey; line breaks become spaces, white space at the ends stays one space."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", re.sub(r"\s+", " ", holdable(text)))


def _cell(text: str) -> str:
    return "<br>".join(_line(line) for line in holdable(text).split("\n"))


def _line(text: str) -> str:
    return _OPENS_BLOCK.sub(r"\1\\\2", _inline(text).strip())
