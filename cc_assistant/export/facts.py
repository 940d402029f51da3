"""The facts of a row that are told below its quote, in files that people read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cc_assistant.domain.evidence_table import Code, EvidenceRow
from cc_assistant.export.columns import words
from cc_assistant.export.record_notes import READ


def facts_of(row: EvidenceRow) -> Iterator[tuple[str, str]]:
    """Yield name and value of what is told of a row, empty ones left out."""
    passage, source = row.passage, row.source
    told = {
        "Claim": "" if row.quote == passage.claim else passage.claim or "",
        "Passage": passage.text,
        "Place in the source": f"{row.short}, {passage.locator}. {READ[source.read]}",
        "Found because": " ".join(reason.says for reason in row.why),
        "Source": "; ".join(
            part
            for part in (words(source.kind), ", ".join(source.country), source.setting, source.sample)
            if part
        ),
        "When and who": "; ".join(
            part
            for part in (
                ", ".join(passage.phase),
                "" if passage.pandemic == "not-specific" else f"{passage.pandemic} the pandemic",
                ", ".join(words(who) for who in passage.perspective),
                passage.direction,
            )
            if part
        ),
        "Stated or read into it": "our reading" if passage.confidence == "inferred" else "",
        "Remark of the coder": passage.note or "",
        "Same finding also in": ", ".join(row.same_as),
        "Pack": f"{passage.pack}, confidential" if row.confidential else "",
        "Passage id": passage.id,
    }
    yield from ((name, value) for name, value in told.items() if value)


def codes_of(row: EvidenceRow) -> Iterator[tuple[str, Sequence[Code]]]:
    """Yield the codes of a row by kind, empty ones left out."""
    case = (row.case,) if row.case else ()
    for name, codes in (("Themes", row.themes), ("CFIR", row.cfir), ("NPT", row.npt), ("Case", case)):
        if codes:
            yield name, codes
