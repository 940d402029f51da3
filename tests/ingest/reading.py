"""Reads a file as an import does, in this process."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.domain.document import DocumentForm
from cc_assistant.ingest.detect import detect
from cc_assistant.ingest.limits import Limits
from cc_assistant.ingest.raw import RawDocument, Wish
from cc_assistant.ingest.readers import reader_of
from cc_assistant.text.locators import locator_words

LIMITS = Limits()


def read(
    path: Path, *, form: DocumentForm | None = None, wish: Wish | None = None, limits: Limits = LIMITS
) -> RawDocument:
    """Return the one document of a file."""
    (document,) = read_all(path, form=form, wish=wish, limits=limits)
    return document


def read_all(
    path: Path, *, form: DocumentForm | None = None, wish: Wish | None = None, limits: Limits = LIMITS
) -> tuple[RawDocument, ...]:
    """Return the documents of a file."""
    found = detect(path, form)
    return reader_of(found)(path, limits, wish or Wish(), lambda _done, _total: None)


def told(document: RawDocument) -> list[tuple[str, str, str]]:
    """Return what is in a document: kind, place in words, text."""
    return [(u.kind, locator_words(u.locator, u.speaker), u.text) for u in document.units]


def remarks(document: RawDocument) -> dict[str, int]:
    """Return what did not come over as it was, with how many like it."""
    return {remark.name: remark.count for remark in document.remarks}
