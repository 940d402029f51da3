"""Three coded interviews of two places, for tests of tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cc_assistant.coding.codebook import with_code
from cc_assistant.domain.coding import CodeRef
from cc_assistant.domain.document import Details, Document
from cc_assistant.domain.library import Library
from cc_assistant.domain.reference import short_forms
from cc_assistant.export.citation_styles import cite
from cc_assistant.knowledge.documents import write_document
from cc_assistant.tasks.coded_tables import CodedTables
from cc_assistant.tasks.coding_bench import CodingBench
from cc_assistant.tasks.quote_gathering import QuoteGathering
from tests.coding.bench import bench, transcript

RESOURCES = CodeRef(frame="cfir", id="inner-setting.available-resources")
CULTURE = CodeRef(frame="cfir", id="inner-setting.culture")
INCIDENTS = CodeRef(frame="cfir", id="outer-setting.critical-incidents")
DIFFERENTIATION = CodeRef(frame="npt", id="coherence.differentiation")
NO_DESK = CodeRef(frame="own", id="no-desk")

OFFICE = "There was no office [laughs] and no desk."
UNKNOWN = "The practice did not know what a link worker was."
LOST = "Older clients were lost to us for weeks."
PHONE = "Everything went on the phone overnight. Older clients were lost"


def interviews() -> list[Document]:
    """Two interviews at one place, one at another."""
    return [
        _interview("p3", "site-a", "North", Details(phase=("initiation",), role="link worker")),
        _interview("p4", "site-b", "South", Details(phase=("operation", "maintenance"), role="manager")),
        _interview("p5", "site-a", "South", Details(phase=("operation",), role="GP")),
    ]


def _interview(name: str, case: str, district: str, details: Details) -> Document:
    made = transcript(name, title=f"Interview {name.upper()}")
    held = details.model_copy(
        update={"case": case, "attributes": {"district": district}, "on": date(2026, 3, 4)}
    )
    source = made.source.model_copy(update={"kind": "interview"})
    return made.model_copy(update={"details": held, "source": source})


def coded_bench(root: Path) -> CodingBench:
    """A pack of these interviews, coded by two people."""
    made = bench(root, *interviews())
    pack = made.pack("talks")
    book, top = with_code(made.codebook(pack), "Rooms")
    book, _ = with_code(book, "No desk", parent=top.id)
    made.keep_codebook(pack, book)
    code(made, "p3", "Ann", OFFICE, RESOURCES, NO_DESK, key=True, memo="=1+1 a strong one")
    code(made, "p3", "Bea", "no office", RESOURCES)
    code(made, "p3", "Bea", OFFICE, CULTURE)
    code(made, "p3", "Ann", UNKNOWN, CULTURE, DIFFERENTIATION)
    code(made, "p4", "Ann", LOST, INCIDENTS)
    code(made, "p4", "Ann", PHONE, CULTURE)
    code(made, "p5", "Ann", OFFICE, RESOURCES)
    code(made, "p5", "Ann", "Can you tell me how the role began?", DIFFERENTIATION)
    return made


def code(made: CodingBench, document: str, who: str, words: str, *codes: CodeRef, **said: object) -> None:
    """Put codes on some words."""
    pack = made.pack("talks")
    held = made.document(pack, document)
    start = held.text.index(words)
    with made.journal(pack, who) as journal:
        journal.code(held, start, start + len(words), codes, made.now(), **said)  # type: ignore[arg-type]


def tables_of(made: CodingBench, library: Library | None = None) -> CodedTables:
    """Tables of the pack, beside a library."""
    held = library or Library(packs=(), sources=(), passages=())
    gathering = QuoteGathering(made, lambda: held, short_forms, lambda source: cite(source, "vancouver"))
    return CodedTables(made, gathering, made._root.parent)


def reimported(made: CodingBench, document: str, before: str) -> None:
    """Take a document in again with words before its text: every coding moves."""
    from cc_assistant.coding.pack_codings import PackCodings

    pack = made.pack("talks")
    held = made.document(pack, document)
    by = len(before)

    def moved(entry: object) -> dict[str, int]:
        return {"start": entry.start + by, "end": entry.end + by}  # type: ignore[attr-defined]

    write_document(
        pack,
        held.model_copy(
            update={
                "text": before + held.text,
                "units": tuple(one.model_copy(update=moved(one)) for one in held.units),
                "cuts": tuple(one.model_copy(update=moved(one)) for one in held.cuts),
            }
        ),
    )
    codings = PackCodings(pack / "codings", made.now)
    old = codings.of(document)
    codings.replace(old, [one.model_copy(update=moved(one)) for one in old])
