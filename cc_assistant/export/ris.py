"""References as RIS, which EndNote, Zotero and Mendeley read.

Source of the format: the RIS specification of Research Information Systems. Every line is a tag, two
spaces, a hyphen, a space and one value; a record runs from TY to ER.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cc_assistant.domain.reference import Author, Reference, reference
from cc_assistant.domain.source import Source
from cc_assistant.export.record_notes import NO_REMARKS, notes

_REPORTS = frozenset({"evaluation-report", "guidance", "framework", "policy"})


def to_ris(sources: Iterable[Source], remarks: Mapping[str, Sequence[str]] = NO_REMARKS) -> str:
    """Return the sources as RIS text, one record after the other.

    Args:
        sources: what to write.
        remarks: by the id of a source, further notes for its record.
    """
    records = (_record(source, remarks.get(source.id, ())) for source in sources)
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in record) for record in records)


def _record(source: Source, remarks: Sequence[str]) -> Iterator[tuple[str, str]]:
    of = reference(source)
    yield "TY", _type(source, of)
    yield "ID", of.id
    for author in of.authors:
        yield "AU", _author(author)
    if of.year is not None:
        yield "PY", str(of.year)
    yield "TI", _one_line(of.title)
    if of.container:
        yield "T2" if of.article else "PB", _one_line(of.container)
    if of.doi:
        yield "DO", of.doi
    if of.url:
        yield "UR", of.url
    for note in (*notes(source, of), *remarks):
        yield "N1", _one_line(note)
    yield "ER", ""


def _type(source: Source, of: Reference) -> str:
    if of.article:
        return "JOUR"
    if of.thesis:
        return "THES"
    if of.unpublished:
        return "UNPB"
    return "RPRT" if source.kind in _REPORTS else "ELEC"


def _author(author: Author) -> str:
    """Return ``Holt, N. J.``; an organisation keeps its commas out, as RIS parts names by them."""
    if author.initials is None:
        return _one_line(author.name.replace(", ", " - "))
    return f"{author.name}, {' '.join(f'{letter}.' for letter in author.initials)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
