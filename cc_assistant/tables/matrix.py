"""Framework matrices: quotes by two properties, such as case by construct, each row divided by a third."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from cc_assistant.domain.coded_quote import CodedQuote, Given
from cc_assistant.domain.matrix import Cell, Level, Line, Matrix, Scope, Summary
from cc_assistant.tables.code_paths import CodePaths
from cc_assistant.tables.properties import CODES, code_line, in_order, lines_of

_UNIT = "Each cell counts quotes: the same words count once in a cell, whoever coded them and as what."
_SEVERAL = "A quote with several values counts in the {which} of each."
Summaries = Mapping[tuple[str, str], Summary]


def make_matrix(
    quotes: Sequence[CodedQuote],
    paths: CodePaths,
    *,
    scope: Scope,
    rows_by: str,
    split: str,
    columns_by: str,
    level: Level,
    summaries: Summaries,
    command: str,
    made: str,
    unused: bool = False,
) -> Matrix:
    """Lay quotes out by two properties.

    Args:
        quotes: those that the filters let through.
        paths: of the codes.
        scope: what the quotes are of.
        rows_by: property of the rows.
        split: property that divides each row; "" for none.
        columns_by: property of the columns.
        level: how far down their paths codes are told.
        summaries: the newest of each cell, by the ids of row and column.
        command: makes the matrix again.
        made: date (ISO).
        unused: show codes that nobody gave too.
    """
    held: dict[tuple[Line, Line | None, Line], dict[int, None]] = {}
    for place, quote in enumerate(quotes):
        for given in quote.given:
            for row in lines_of(rows_by, level, quote.origin, given):
                for part in lines_of(split, level, quote.origin, given) if split else (None,):
                    for column in lines_of(columns_by, level, quote.origin, given):
                        held.setdefault((row, part, column), {})[place] = None
    columns = in_order(
        [*(key[2] for key in held), *(_unused(columns_by, level, paths) if unused else ())], paths
    )
    rows = in_order([*(key[0] for key in held), *(_unused(rows_by, level, paths) if unused else ())], paths)
    parts = in_order((key[1] for key in held if key[1]), paths)
    used = {(row, part) for row, part, _ in held}
    whole = [_row(row, None) for row in rows] if not split else []
    shown = whole or [_row(row, part) for row in rows for part in parts if (row, part) in used]
    cells = tuple(
        _cell(_row(row, part).id, column.id, list(places), quotes, summaries)
        for (row, part, column), places in held.items()
    )
    there = {(cell.row, cell.column) for cell in cells}
    lines = {line.id for line in shown}, {line.id for line in columns}
    written = tuple(  # of cells that have no quote any more
        _cell(row, column, [], quotes, summaries)
        for row, column in summaries
        if (row, column) not in there and row in lines[0] and column in lines[1]
    )
    return Matrix(
        scope=scope,
        rows_by=rows_by,
        split=split,
        columns_by=columns_by,
        level=level,
        command=command,
        made=made,
        unit=_UNIT,
        rows=tuple(shown),
        columns=columns,
        cells=(*cells, *written),
        quotes=tuple(quotes),
        notes=(
            *_in_none(quotes, {place for cell in cells for place in cell.quotes}),
            *_notes(quotes, rows_by, split, columns_by),
        ),
    )


def row_total(matrix: Matrix, row: str) -> int:
    """Return how many different quotes a row holds."""
    return len({place for cell in matrix.cells if cell.row == row for place in cell.quotes})


def column_total(matrix: Matrix, column: str) -> int:
    """Return how many different quotes a column holds."""
    return len({place for cell in matrix.cells if cell.column == column for place in cell.quotes})


def _row(row: Line, part: Line | None) -> Line:
    if part is None:
        return row
    return Line(id=f"{row.id}|{part.id}", label=part.label, group=row.label)


def _cell(
    row: str, column: str, places: list[int], quotes: Sequence[CodedQuote], summaries: Summaries
) -> Cell:
    summary = summaries.get((row, column))
    marks = {quotes[place].mark for place in places}
    seen = set(summary.marks) if summary else marks
    return Cell(
        row=row,
        column=column,
        quotes=tuple(sorted(places, key=lambda place: (not quotes[place].key, place))),
        documents=len({quotes[place].origin.document for place in places}),
        summary=summary,
        new=len(marks - seen),
        gone=len(seen - marks),
    )


def _unused(name: str, level: Level, paths: CodePaths) -> Iterable[Line]:
    if name in CODES:
        for family, path in paths.all(name):
            yield code_line(Given(family=family, path=path), level, apart=name == "codes")


def _in_none(quotes: Sequence[CodedQuote], placed: Collection[int]) -> Iterable[str]:
    left = len(quotes) - len(placed)
    if left:
        many = "1 quote is" if left == 1 else f"{left:,} quotes are"
        yield f"{many} in no cell: of no such row, or coded as none of these columns."


def _notes(quotes: Sequence[CodedQuote], *properties: str) -> Iterable[str]:
    if any(len(quote.origin.phase) > 1 for quote in quotes) and "phase" in properties:
        yield _SEVERAL.format(which="row" if properties[2] != "phase" else "column")
    yield from confidential_note(quotes)


def confidential_note(quotes: Iterable[CodedQuote]) -> Iterable[str]:
    """Yield what has to be said where a quote is of a confidential pack."""
    closed = list(dict.fromkeys(one.origin.pack_title for one in quotes if one.origin.confidential))
    if closed:
        yield (
            f"Confidential: this holds words from {', '.join(closed)}. "
            "Share it only with those who may read them."
        )
