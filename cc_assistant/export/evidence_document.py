"""An evidence table told as a document: what it was made from, a block for each quote, the references."""

from __future__ import annotations

from cc_assistant.domain.evidence_table import EvidenceTable
from cc_assistant.export.columns import about, title_of
from cc_assistant.export.document import Document
from cc_assistant.export.facts import codes_of, facts_of
from cc_assistant.export.record_notes import READ


def tell_evidence(table: EvidenceTable, document: Document) -> Document:
    """Tell the table to a document, and return it."""
    document.heading(title_of(table), 0)
    document.facts(about(table))
    if not table.rows:
        document.paragraph("No passage was found.")
        return document
    document.heading("Quotes", 1)
    for row in table.rows:
        document.heading(f"{row.number}. {row.short}", 2)
        document.quote(row.quote)
        codes = [(name, ", ".join(code.label for code in codes)) for name, codes in codes_of(row)]
        document.facts([*facts_of(row), *codes])
    document.heading("References", 1)
    document.references(
        [
            (number, f"{cited.full} {READ[cited.source.read]} Passages: {', '.join(cited.passages)}.")
            for number, cited in enumerate(table.sources, start=1)
        ]
    )
    return document
