"""From what a reader gives to a document of a pack."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import datetime

from cc_assistant.domain.document import Details, Document, DocumentForm, Speaker, Unit
from cc_assistant.domain.import_report import Remark
from cc_assistant.domain.source import Source, SourceKind
from cc_assistant.ingest.cutting import cut, highest_number
from cc_assistant.ingest.limits import Unreadable
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record
from cc_assistant.ingest.tidy import one_line, tidy
from cc_assistant.text.free_id import free_id

BETWEEN_UNITS = "\n\n"
_KINDS: dict[DocumentForm, SourceKind] = {
    "transcript": "interview",
    "vtt": "interview",
    "srt": "interview",
    "csv": "survey",
    "xlsx": "survey",
    "jats": "article",
    "reference": "article",
}


def assemble(
    raw: RawDocument,
    document: str,
    *,
    file: str,
    sha256: str,
    now: datetime,
    details: Details,
    title: str = "",
    before: Document | None = None,
) -> Document:
    """Make a document.

    Args:
        raw: what the reader gave.
        document: the id that it gets.
        file: name of the file.
        sha256: of its bytes.
        now: the time.
        details: what people say of it.
        title: that people give it; else its own, else the name of the file.
        before: the document as it was, if it was imported before: what people said of it and of its speakers
            stays, and passages whose words still stand keep their ids.

    Raises:
        Unreadable: there is no text in it, and no reference either.
    """
    kept = [(unit, text) for unit in raw.units if (text := tidy(unit.text))]
    if not kept and raw.form != "reference":
        raise Unreadable("There is no text in it.", remedy="Look whether it is the right file.")
    speakers, ids = _speakers(raw.speakers, [unit for unit, _ in kept], before)
    units: list[Unit] = []
    at = 0
    for unit, text in kept:
        speaker = ids[unit.speaker] if unit.speaker else None
        units.append(
            Unit(kind=unit.kind, start=at, end=at + len(text), locator=unit.locator, speaker=speaker)
        )
        at += len(text) + len(BETWEEN_UNITS)
    whole = BETWEEN_UNITS.join(text for _, text in kept)
    cuts = cut(document, whole, units, speakers, before)
    made = Document(
        id=document,
        form=raw.form,
        file=file,
        sha256=sha256,
        imported=now,
        source=source_of(raw, document, file, details, title or (before.source.title if before else "")),
        details=details,
        speakers=speakers,
        text=whole,
        units=tuple(units),
        cuts=cuts,
    )
    return made.model_copy(update={"numbered": max(highest_number(before), highest_number(made))})


def counts_of(document: Document, raw: RawDocument) -> dict[str, int]:
    """Return how much was kept, by its name in plain words."""
    names = {
        "heading": "headings",
        "paragraph": "paragraphs",
        "turn": "turns",
        "table": "rows of tables",
        "comment": "comments",
        "answer": "answers",
    }
    found = dict(raw.counts)
    for kind, name in names.items():
        if count := sum(unit.kind == kind for unit in document.units):
            found[name] = count
    if document.speakers and document.form not in {"csv", "xlsx"}:
        found["speakers"] = len(document.speakers)
    return found | {"passages": len(document.cuts)}


def new_id(wanted: str, taken: Container[str]) -> str:
    """Return an id for a document or a speaker that is free: ``interview-p3``."""
    return free_id(wanted, taken, "document")


def source_of(raw: RawDocument, document: str, file: str, details: Details, title: str) -> Source:
    """Return the bibliographic record of a document: what the file says, else its name and day."""
    record: Record = raw.record
    name = re.sub(r"\.[^.]{1,8}$", "", file.rpartition("/")[2]).replace("_", " ")
    return Source(
        id=document,
        title=title or one_line(record.title) or one_line(name) or document,
        authors=tuple(
            name for author in record.authors for part in author.split(";") if (name := one_line(part))
        ),
        year=record.year or (details.on.year if details.on else None),
        container=one_line(record.container) or None,
        doi=one_line(record.doi) or None,
        url=one_line(record.url) or None,
        kind=record.kind or _KINDS.get(raw.form, "document"),
        country=(),
        setting=None,
        sample=None,
        licence=one_line(record.licence) or None,
        read=record.read,
    )


def spoken_remarks(raw: RawDocument, before: Document | None) -> tuple[Remark, ...]:
    """Return the remarks of a reading, without those on who asks where people have said it already."""
    known = {speaker.name for speaker in before.speakers} if before else set()
    return tuple(remark for remark in raw.remarks if remark.what != "note" or remark.name not in known)


def _speakers(
    known: Sequence[Speaker], units: Sequence[RawUnit], before: Document | None
) -> tuple[tuple[Speaker, ...], dict[str, str]]:
    """Return everybody who says something, and their ids by the names in the file.

    What people said of somebody in the document as it was stays: their name there, role, attributes.
    """
    told = {speaker.name: speaker for speaker in known}
    said_before = {speaker.name: speaker for speaker in before.speakers} if before else {}
    by_id = before.speaker_by_id if before else {}
    speakers: dict[str, Speaker] = {}
    taken: set[str] = set()
    for unit in units:
        name = unit.speaker
        if name is None or name in speakers:
            continue
        earlier = said_before.get(name) or by_id.get(new_id(name, ()))  # a pseudonym keeps the id
        ident = earlier.id if earlier and earlier.id not in taken else new_id(name, taken)
        taken.add(ident)
        found = told.get(name, Speaker(id="", name=name))
        if earlier:
            attributes = {**earlier.attributes, **found.attributes}
            found = earlier.model_copy(update={"attributes": attributes})
        speakers[name] = found.model_copy(update={"id": ident})
    return tuple(speakers.values()), {name: speaker.id for name, speaker in speakers.items()}
