"""The pictures of a portrait on paper, and the same as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from cc_assistant.domain.portrait_paper import Drawn
from cc_assistant.export.paper.blocks import Block, Drawing, Heading, Table, plain

Tables = Literal["none", "beside", "after"]
"""Where the pictures stand as tables, and the passages that sentences rest on: ``none`` where there is no
room, ``beside`` each picture, or ``after`` all else, where tables would tear the pages apart."""


def drawing(pictures: Mapping[str, Drawn], kind: str, *, tables: Tables) -> Iterator[Block]:
    """Yield the picture of a kind where there is one, with its table where that stands beside."""
    if kind in pictures:
        drawn = pictures[kind]
        yield Drawing(drawn.picture, table_of(drawn) if tables == "beside" else None)


def tables_after(drawn: Iterable[Drawn], tables: Tables, name: str = "") -> Iterator[Block]:
    """Yield pictures as tables where those stand after all else; ``name`` ends each heading."""
    if tables == "after":
        for one in drawn:
            yield Heading(f"{one.table.title}, as a table{name}")
            yield table_of(one)


def table_of(drawn: Drawn) -> Table:
    """Return a picture as a table whose columns hold their words."""
    table = drawn.table
    return Table(
        title=f"{table.title}, as a table",
        head=table.head,
        rows=tuple(tuple(plain(cell) for cell in row) for row in table.rows),
        widths=_widths((table.head, *table.rows)),
    )


_LETTERS, _PADDING, _LONGEST = 84, 3, 60
"""Letters across a page, those that the edges of a cell take, and those that a cell has use for."""


def _widths(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return widths of columns in letters: each holds its longest word; what is left goes to long texts."""
    columns = list(zip(*rows, strict=True))
    least = [max(len(word) for cell in column for word in (*cell.split(), "")) for column in columns]
    wish = [
        max(min(max(map(len, column)), _LONGEST), word) for column, word in zip(columns, least, strict=True)
    ]
    more = sum(wish) - sum(least)
    left = max(0, min(more, _LETTERS - sum(least) - _PADDING * len(columns)))
    return tuple(
        float(word + _PADDING + (left * (full - word) / more if more else 0))
        for word, full in zip(least, wish, strict=True)
    )


def kind_of(drawn: Drawn) -> str:
    """Return what a picture is of: ``timeline``, ``balance``, ``work`` or ``partners``."""
    return drawn.picture.name.partition("-")[0]
