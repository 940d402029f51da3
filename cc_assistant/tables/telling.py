"""Tells tables as reports: what they were made from, their sheets, their quotes, their references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cc_assistant.domain.coded_quote import CodedQuote
from cc_assistant.domain.matrix import Matrix, QuoteTable, Scope, Shares, Together
from cc_assistant.domain.report import Head, Report, Sheet, Value
from cc_assistant.tables.quote_rows import origins_of, quote_notes, quote_sheet, reference_sheet
from cc_assistant.tables.sheets import (
    cells_sheet,
    counts_sheet,
    long_name,
    named,
    shares_sheet,
    summaries_sheet,
    together_sheet,
)
from cc_assistant.text.saying import counted

QUOTES_IN_A_CELL = 3
"""Quotes that a cell tells where nobody says how many."""

_DEPTH = {
    "abstract": "Only the abstract was read.",
    "page-beginning": "Only the beginning of the page was read.",
    "full-text": "",
}


def quote_report(table: QuoteTable) -> Report:
    """Tell an evidence table: one row for each quote."""
    sheet = quote_sheet(table.quotes, "Quotes")
    return Report(
        title="Evidence table",
        made=table.made,
        about=tuple(_about(table.scope, table.quotes, table.command, table.made, table.notes)),
        sheets=(sheet, reference_sheet(table.quotes)),
        quotes=tuple(quote_notes(table.quotes)),
        **_sources(table.quotes, table.command),
    )


def matrix_report(matrix: Matrix, many: int = QUOTES_IN_A_CELL, picture: str = "") -> Report:
    """Tell a matrix: its cells in words, its counts, its summaries, its quotes.

    Args:
        matrix: the matrix.
        many: quotes told in a cell.
        picture: its counts as SVG.
    """
    return Report(
        title=matrix_title(matrix),
        made=matrix.made,
        about=(
            ("Rows", named(matrix.rows_by) + (f", each by {named(matrix.split)}" if matrix.split else "")),
            ("Columns", f"{named(matrix.columns_by)} (level: {matrix.level})"),
            ("Unit", matrix.unit),
            *_about(matrix.scope, matrix.quotes, matrix.command, matrix.made, matrix.notes),
        ),
        sheets=(
            cells_sheet(matrix, many),
            counts_sheet(matrix),
            summaries_sheet(matrix),
            quote_sheet(matrix.quotes, "Quotes"),
            reference_sheet(matrix.quotes),
        ),
        wide=True,
        picture=picture,
        **_sources(matrix.quotes, matrix.command),
    )


def together_report(table: Together, picture: str = "") -> Report:
    """Tell which codes stand together: pairs, and codes by codes."""
    names = {line.id: line for line in table.codes}
    rows: list[tuple[Value, ...]] = [
        (
            long_name(names[pair.one]),
            long_name(names[pair.other]),
            pair.both,
            table.alone[pair.one],
            table.alone[pair.other],
            pair.jaccard,
        )
        for pair in table.pairs
    ]
    heads = (
        Head(text="Code", width=40),
        Head(text="Other code", width=40),
        Head(text="Together", width=11),
        Head(text="Code alone", width=11),
        Head(text="Other alone", width=11),
        Head(text="Jaccard", width=10),
    )
    return Report(
        title="Codes that stand together",
        made=table.made,
        about=(
            ("Unit", table.unit_said),
            ("Codes", f"{named(table.columns_by)} (level: {table.level})"),
            *_about(table.scope, table.quotes, table.command, table.made, table.notes),
        ),
        sheets=(
            Sheet(name="Pairs", heads=heads, rows=tuple(rows), fixed=2),
            together_sheet(table),
            quote_sheet(table.quotes, "Quotes"),
            reference_sheet(table.quotes),
        ),
        wide=True,
        picture=picture,
        **_sources(table.quotes, table.command),
    )


def shares_report(table: Shares, picture: str = "") -> Report:
    """Tell codes by a property: counts of passages, and shares."""
    return Report(
        title=f"Codes by {named(table.by)}",
        made=table.made,
        about=(
            ("Unit", table.unit),
            ("Codes", f"{named(table.columns_by)} (level: {table.level})"),
            *_about(table.scope, table.quotes, table.command, table.made, table.notes),
        ),
        sheets=(shares_sheet(table), quote_sheet(table.quotes, "Quotes"), reference_sheet(table.quotes)),
        wide=True,
        picture=picture,
        **_sources(table.quotes, table.command),
    )


def matrix_title(matrix: Matrix) -> str:
    """Return what a matrix is called."""
    split = f" and {named(matrix.split)}" if matrix.split else ""
    return f"Framework matrix: {named(matrix.rows_by)}{split} by {named(matrix.columns_by)}"


# -- what all reports have


def _about(
    scope: Scope, quotes: Sequence[CodedQuote], command: str, made: str, notes: Iterable[str]
) -> Iterator[tuple[str, str]]:
    packs = dict.fromkeys(
        f"{one.origin.pack_title}{' (confidential)' if one.origin.confidential else ''}" for one in quotes
    )
    yield "Packs", "; ".join(packs) or ", ".join(scope.packs) or "the library"
    yield "Filters", scope.wanted.describe()
    yield "Quotes", f"{len(quotes):,} from {counted(len(origins_of(quotes)), 'source')}"
    yield "Made on", made
    yield "Make it again with", command
    for note in notes:
        yield "Note", note


def _sources(quotes: Sequence[CodedQuote], command: str) -> dict[str, Any]:
    """Return what of a report is said of the sources of its quotes."""
    told: dict[str, list[str]] = {}
    for quote in quotes:
        mark = "Confidential. " if quote.origin.confidential else ""
        note = f"{mark}{quote.id} ({quote.locator}): {quote.quote}"
        told.setdefault(quote.origin.source.id, []).append(note)
    origins = origins_of(quotes)
    return {
        "references": tuple(f"{one.full} {_DEPTH[one.source.read]}".strip() for one in origins),
        "sources": tuple(one.source for one in origins),
        "confidential": any(one.confidential for one in origins),
        "remarks": {source: (*notes, f"Made with: {command}") for source, notes in told.items()},
    }
