"""The columns of an evidence table, the same in every kind of table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cc_assistant.domain.evidence_table import Code, EvidenceRow, EvidenceTable

Value = str | int | float | None


class Column(NamedTuple):
    """A column: its head, what stands in it, and how wide a workbook draws it (characters)."""

    head: str
    value: Callable[[EvidenceRow], Value]
    width: int


def words(code: str) -> str:
    """Write a fixed value (`page-beginning`) as words."""
    return code.replace("-", " ")


def _listed(codes: Sequence[str]) -> str:
    return "; ".join(words(code) for code in codes)


def _labelled(codes: Sequence[Code]) -> str:
    return "; ".join(code.label if code.label == code.id else f"{code.label} ({code.id})" for code in codes)


COLUMNS = (
    Column("No.", lambda row: row.number, 5),
    Column("Quote", lambda row: row.quote, 52),
    Column("Claim", lambda row: row.passage.claim, 42),
    Column("Text", lambda row: row.passage.text, 62),
    Column("Place in the source", lambda row: row.passage.locator, 20),
    Column("Reference (short)", lambda row: row.short, 22),
    Column("Why it is here", lambda row: " ".join(reason.says for reason in row.why), 30),
    Column("Themes", lambda row: _labelled(row.themes), 30),
    Column("CFIR", lambda row: _labelled(row.cfir), 34),
    Column("NPT", lambda row: _labelled(row.npt), 34),
    Column("Phase", lambda row: _listed(row.passage.phase), 13),
    Column("Period", lambda row: words(row.passage.pandemic), 13),
    Column("Perspective", lambda row: _listed(row.passage.perspective), 16),
    Column("Direction", lambda row: row.passage.direction, 12),
    Column("Case", lambda row: row.case.label if row.case else "", 18),
    Column("Stated or read into it", lambda row: row.passage.confidence, 12),
    Column("Year", lambda row: row.source.year, 7),
    Column("Country", lambda row: "; ".join(row.source.country), 14),
    Column("Kind of source", lambda row: words(row.source.kind), 18),
    Column("Setting", lambda row: row.source.setting, 28),
    Column("Sample", lambda row: row.source.sample, 28),
    Column("Read of the source", lambda row: words(row.source.read), 14),
    Column("Remark of the coder", lambda row: row.passage.note, 24),
    Column("Same finding also in", lambda row: "; ".join(row.same_as), 16),
    Column("Score", lambda row: row.score, 8),
    Column("Reference", lambda row: row.full, 60),
    Column("Address", lambda row: row.source.url, 30),
    Column("Licence", lambda row: row.source.licence, 12),
    Column("Passage", lambda row: row.passage.id, 18),
    Column("Source", lambda row: row.source.id, 16),
    Column("Pack", lambda row: row.passage.pack, 20),
    Column("Confidential", lambda row: "confidential" if row.confidential else "", 12),
)


def about(table: EvidenceTable) -> list[tuple[str, str]]:
    """Return what the table was made from, and what has to be known of it, as name and value."""
    request = table.request
    shown = len(table.rows)
    many = f"{shown:,} of {table.considered:,} that the filters let through"
    facts = [
        ("Question", request.question or ""),
        (
            "Understood as",
            table.understood_as if table.understood_as and table.understood_as != request.question else "",
        ),
        ("Basket", request.basket or ""),
        ("Filters", request.filters.describe()),
        ("Searched by", table.searched_by),
        ("Sorted by", request.order),
        ("Passages", many if request.ids is None else f"{shown:,}"),
        ("Sources", f"{len(table.sources):,}"),
        ("Made on", request.made),
        ("Make it again with", table.command),
        ("No longer in the library", ", ".join(table.missing)),
    ]
    notes = [("Note", note) for note in table.notes]
    first = [fact for fact in notes if fact[1].startswith("Confidential")]
    notes = [fact for fact in notes if fact not in first]
    return [(name, value) for name, value in [*first, *facts, *notes] if value]


def title_of(table: EvidenceTable) -> str:
    """Return the title of a table: the question, else the basket, else the filters."""
    request = table.request
    return request.question or request.basket or f"Passages: {request.filters.describe()}"
