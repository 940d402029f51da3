"""Tables of coded words as text: quotes one below the other, counts with shades beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cc_assistant.cli import output

if TYPE_CHECKING:
    from cc_assistant.domain.coded_quote import CodedQuote
    from cc_assistant.domain.matrix import Together
    from cc_assistant.tables.grid import Grid

_NAME = 34
_CELL = 8
_MOST_PAIRS = 40
_SHADES = " ░▒▓█"


def quote_lines(quotes: Sequence[CodedQuote], notes: Sequence[str]) -> Iterator[str]:
    """Yield quotes with their codes and places."""
    from cc_assistant.tables.quote_rows import code_words

    for number, quote in enumerate(quotes, start=1):
        key = " * key quote" if quote.key else ""
        mark = " CONFIDENTIAL" if quote.origin.confidential else ""
        yield output.bold(f"{number}. {quote.cited}{key}{mark}")
        yield output.wrapped(f"‘{' '.join(quote.quote.split())}’", indent=3)
        who = ", ".join(one for one in (quote.origin.case_name, quote.origin.role) if one)
        yield output.wrapped(
            "; ".join([*code_words(quote.given), *([who] if who else [])]), indent=3, hanging=2
        )
        yield ""
    yield f"{len(quotes):,} quotes." if quotes else "No quote was found."
    yield from notes


def grid_lines(grid: Grid, notes: Sequence[str]) -> Iterator[str]:
    """Yield counts as a table with shades; columns are numbered, and named below it."""
    yield output.bold(grid.title)
    yield output.wrapped(grid.unit)
    yield ""
    if not grid.rows:
        yield "No quote was found."
        yield from notes
        return
    most = max((cell.amount for row in grid.cells for cell in row), default=0)
    name = min(_NAME, max(len(line.label) + 3 for line in grid.rows))
    step = max(1, (output.width() - name) // _CELL)
    for first in range(0, len(grid.columns), step):
        yield from _block(grid, range(first, min(first + step, len(grid.columns))), name, most)
        yield ""
    for at, line in enumerate(grid.columns, start=1):
        yield f"{at:>3}  {f'{line.group} > ' if line.group else ''}{line.label}"
    yield ""
    yield f"{legend(most)}. s: has a summary; !: the summary is stale."
    yield from notes


def _block(grid: Grid, columns: range, name: int, most: int) -> Iterator[str]:
    """Yield as many columns as fit beside the names."""
    from cc_assistant.tables.shading import shade_of

    yield " " * name + "".join(f"{at + 1:>{_CELL}}" for at in columns)
    group = ""
    for line, cells in zip(grid.rows, grid.cells, strict=True):
        if line.group != group:
            group = line.group
            yield output.bold(group)
        label = f"  {line.label}" if group else line.label
        label = label if len(label) < name else f"{label[: name - 2]}…"
        held = (cells[at] for at in columns)
        told = (f"{_SHADES[shade_of(one.amount, most)]} {one.number if one.amount else '-'}" for one in held)
        yield (label.ljust(name) + "".join(f"{one:>{_CELL}}" for one in told)).rstrip()


def legend(most: int) -> str:
    """Return which shade means which amounts."""
    from cc_assistant.tables.shading import ranges

    return ", ".join(f"{_SHADES[shade]} {told}" for shade, told in ranges(most))


def pair_lines(table: Together) -> Iterator[str]:
    """Yield the pairs of codes that stand together most."""
    from cc_assistant.cli.tables import table as as_text
    from cc_assistant.tables.sheets import long_name

    names = {line.id: long_name(line) for line in table.codes}
    yield output.bold("Codes that stand together")
    yield output.wrapped(table.unit_said)
    yield ""
    if not table.pairs:
        yield "No two codes stand together."
    else:
        head = ("TOGETHER", "JACCARD", "CODE", "(IN ALL)", "OTHER CODE", "(IN ALL)")
        rows = [
            (
                str(pair.both),
                f"{pair.jaccard:.3f}",
                names[pair.one],
                str(table.alone[pair.one]),
                names[pair.other],
                str(table.alone[pair.other]),
            )
            for pair in table.pairs[:_MOST_PAIRS]
        ]
        yield as_text([head, *rows])
        left = len(table.pairs) - _MOST_PAIRS
        if left > 0:
            yield f"… and {left} more: -o FILE.xlsx writes all."
    yield from table.notes
