"""Tables that count quotes: a matrix of any two properties, codes that stand together, shares of passages."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Literal

from cc_assistant.domain.coded_quote import CodedQuote, QuoteFilter
from cc_assistant.domain.frozen import Frozen

Level = Literal["domain", "construct", "sub-construct"]
TogetherUnit = Literal["words", "passage", "document"]


class Scope(Frozen):
    """What a table is made of.

    Attributes:
        packs: ids of the user's own packs; none for the library alone.
        library: the excerpts of the library too.
        wanted: which quotes.
        public_only: leave confidential packs out, also where they are named.
    """

    packs: tuple[str, ...] = ()
    library: bool = False
    wanted: QuoteFilter = QuoteFilter()
    public_only: bool = False


class Line(Frozen):
    """A row or column: ``id`` names it for good, ``group`` is the heading that it stands below."""

    id: str
    label: str
    group: str = ""


class Summary(Frozen):
    """What somebody wrote of a cell. The newest of a cell counts; an empty text takes it away.

    Attributes:
        row: id of the row.
        column: id of the column.
        text: the summary.
        coder: name of who wrote it.
        at: when.
        marks: the quotes that the cell held then.
    """

    row: str
    column: str
    text: str
    coder: str = ""
    at: datetime
    marks: tuple[str, ...] = ()


class Cell(Frozen):
    """What row and column have in common.

    Attributes:
        row: id of the row.
        column: id of the column.
        quotes: places of its quotes in the quotes of the matrix.
        documents: of how many documents they are.
        summary: what was written of it.
        new: quotes that came since the summary was written; ``gone``: those that went.
    """

    row: str
    column: str
    quotes: tuple[int, ...] = ()
    documents: int = 0
    summary: Summary | None = None
    new: int = 0
    gone: int = 0

    @property
    def stale(self) -> str:
        """What has changed since the summary was written, in words; "" for nothing."""
        parts = [
            f"{many} quote{'' if many == 1 else 's'} {what}"
            for many, what in ((self.new, "new"), (self.gone, "gone"))
            if many
        ]
        return f"stale: {', '.join(parts)} since" if self.summary and parts else ""


class Matrix(Frozen):
    """Quotes by two properties. ``split`` divides each row; ``cells`` are those that hold something."""

    scope: Scope
    rows_by: str
    split: str
    columns_by: str
    level: Level
    command: str
    made: str
    unit: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[Cell, ...]
    quotes: tuple[CodedQuote, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def cell_by_place(self) -> dict[tuple[str, str], Cell]:
        """Cells by the ids of row and column."""
        return {(cell.row, cell.column): cell for cell in self.cells}

    def cell(self, row: str, column: str) -> Cell:
        """Return a cell, an empty one where nothing is."""
        return self.cell_by_place.get((row, column)) or Cell(row=row, column=column)

    def quotes_of(self, cell: Cell) -> list[CodedQuote]:
        """Return the quotes of a cell."""
        return [self.quotes[place] for place in cell.quotes]


class Pair(Frozen):
    """Two codes that stand together.

    Attributes:
        one: id of a code, ``other`` that of the other.
        both: how often they stand together, in the unit of the table.
        jaccard: 0 to 1: what has both, of what has either; by character where the unit is words.
        quotes: places of quotes of either that stand together with one of the other.
    """

    one: str
    other: str
    both: int
    jaccard: float
    quotes: tuple[int, ...] = ()


class Together(Frozen):
    """Which codes stand together; ``alone`` counts each code by itself. Pairs that never do are left out."""

    scope: Scope
    unit: TogetherUnit
    unit_said: str
    level: Level
    columns_by: str
    command: str
    made: str
    codes: tuple[Line, ...]
    alone: dict[str, int]
    pairs: tuple[Pair, ...]
    quotes: tuple[CodedQuote, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def pair_by_codes(self) -> dict[tuple[str, str], Pair]:
        """Pairs by their codes, either way round."""
        return {key: pair for pair in self.pairs for key in ((pair.one, pair.other), (pair.other, pair.one))}


class Share(Frozen):
    """How many passages of a group have a code; ``of`` is how many the group has, coded or not."""

    code: str
    group: str
    passages: int
    of: int
    quotes: tuple[int, ...] = ()

    @property
    def share(self) -> float:
        """The part of them, 0 to 1."""
        return self.passages / self.of if self.of else 0.0


class Shares(Frozen):
    """Codes by a property of who says something, counted in passages. ``outside`` quotes are in none."""

    scope: Scope
    by: str
    columns_by: str
    level: Level
    command: str
    made: str
    unit: str
    codes: tuple[Line, ...]
    groups: tuple[Line, ...]
    sizes: dict[str, int]
    shares: tuple[Share, ...]
    quotes: tuple[CodedQuote, ...]
    outside: int = 0
    notes: tuple[str, ...] = ()

    @cached_property
    def share_by_place(self) -> dict[tuple[str, str], Share]:
        """Shares by code and group."""
        return {(one.code, one.group): one for one in self.shares}


class QuoteTable(Frozen):
    """An evidence table of coded words: one row for each quote."""

    scope: Scope
    command: str
    made: str
    quotes: tuple[CodedQuote, ...]
    notes: tuple[str, ...] = ()
