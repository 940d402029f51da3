"""Tables of text: columns in line for people, or as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def table(rows: Iterable[Sequence[str]], *, markdown: bool = False) -> str:
    """Write rows as a table; the first row is its head."""
    cells = [[" ".join(str(cell).split()) for cell in row] for row in rows]
    return "\n".join(_markdown(cells) if markdown else _plain(cells))


def _plain(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _markdown(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, row in enumerate(cells):
        escaped = (cell.replace("|", "\\|") for cell in row)
        yield f"| {' | '.join(escaped)} |"
        if number == 0:
            yield f"|{' --- |' * len(row)}"
