"""What a record of a reference manager is told besides the bibliographic facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cc_assistant.domain.reference import Reference
from cc_assistant.domain.source import Source

NO_REMARKS: Mapping[str, Sequence[str]] = {}

READ = {
    "abstract": "Only the abstract was read.",
    "page-beginning": "Only the beginning of the page was read.",
    "full-text": "Read in full.",
}


def notes(source: Source, of: Reference) -> Iterator[str]:
    """Yield how much was read, and what of the record is missing or inferred."""
    yield READ[source.read]
    if not of.authors and not of.unpublished:
        yield "The page read did not show the authors."
    elif of.more_authors:
        yield "The page read did not show all authors."
    if of.estimated:
        yield "The page gives no year; the year is inferred."
