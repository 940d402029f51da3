"""What stands on the screen after an app has drawn: as much of a terminal as Textual draws with."""

from __future__ import annotations

import re

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[([0-9;]*)H|\x1b\[[0-9;?<>=$]*[ -/]*[@-~]|\x1b\].*?(?:\x07|\x1b\\)|\x1b.|\r|\n|(.)", re.S
)


class Seen:
    """A screen of characters; the second half of a wide one is an empty string."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._row = self._column = 0

    def draw(self, drawn: str) -> None:
        """Take what an app has drawn."""
        for token in _TOKEN.finditer(drawn):
            if token[1] is not None:
                row, _, column = token[1].partition(";")
                self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
            elif token[0] == "\n":
                self._row, self._column = self._row + 1, 0
            elif token[0] == "\r":
                self._column = 0
            elif token[2]:
                self._write(token[2])

    def _write(self, text: str) -> None:
        if text.isascii():
            cells = list(text)
        else:
            cells = [cell for char in text for cell in (char, *[""] * (cell_len(char) - 1))]
        self._rows.extend([] for _ in range(self._row + 1 - len(self._rows)))
        row = self._rows[self._row]
        row.extend(" " * (self._column - len(row)))
        row[self._column : self._column + len(cells)] = cells
        self._column += len(cells)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return ["".join(row) for row in self._rows]

    def place(self, words: str) -> tuple[int, int] | None:
        """Return row and column where these words begin; None where they are not to be seen."""
        for row, line in enumerate(self.lines):
            if (column := line.find(words)) >= 0:
                return row, cell_len(line[:column])
        return None
