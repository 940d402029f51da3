"""The sources of an evidence table for a reference manager, each with its quotes as notes."""

from __future__ import annotations

from cc_assistant.domain.evidence_table import EvidenceTable
from cc_assistant.export.bibtex import to_bibtex
from cc_assistant.export.columns import title_of
from cc_assistant.export.ris import to_ris
from cc_assistant.export.visible import holdable


def evidence_ris(table: EvidenceTable) -> bytes:
    """Write the sources as RIS."""
    return holdable(to_ris([cited.source for cited in table.sources], _remarks(table))).encode("utf-8")


def evidence_bibtex(table: EvidenceTable) -> bytes:
    """Write the sources as BibTeX."""
    return holdable(to_bibtex([cited.source for cited in table.sources], _remarks(table))).encode("utf-8")


def _remarks(table: EvidenceTable) -> dict[str, tuple[str, ...]]:
    """Return for each source its quotes, and the table that they come from."""
    made = f"Evidence table of {table.request.made}: {title_of(table)}. Made with: {table.command}"
    quotes: dict[str, list[str]] = {}
    for row in table.rows:
        mark = "Confidential. " if row.confidential else ""
        told = f"{mark}{row.passage.id} ({row.passage.locator}): {row.quote}"
        quotes.setdefault(row.source.id, []).append(told)
    return {ident: (*told, made) for ident, told in quotes.items()}
