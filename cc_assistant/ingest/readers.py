"""Which reader reads which form. A reader's module, and what it needs, is loaded when it is first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from cc_assistant.domain.document import DocumentForm
from cc_assistant.ingest.limits import Unreadable

if TYPE_CHECKING:
    from cc_assistant.ingest.raw import Reader

READERS: dict[DocumentForm, tuple[str, str]] = {
    "pdf": ("pdf", "read_pdf"),
    "docx": ("docx_", "read_docx"),
    "odt": ("odt", "read_odt"),
    "html": ("html_", "read_html"),
    "markdown": ("plain", "read_markdown"),
    "text": ("plain", "read_plain"),
    "rtf": ("rtf", "read_rtf"),
    "epub": ("epub", "read_epub"),
    "jats": ("jats", "read_jats"),
    "vtt": ("subtitles", "read_vtt"),
    "srt": ("subtitles", "read_srt"),
    "csv": ("survey", "read_csv"),
    "xlsx": ("survey", "read_xlsx"),
    "reference": ("references", "read_references"),
}
"""Module of this package and function, by form."""


def reader_of(form: DocumentForm) -> Reader:
    """Return the reader of a form.

    Raises:
        Unreadable: a project of a program for coding, which is imported in another way.
    """
    if form not in READERS:
        raise Unreadable(f"Files of the form '{form}' are not imported as documents.")
    module, name = READERS[form]
    return cast("Reader", getattr(import_module(f"cc_assistant.ingest.{module}"), name))
