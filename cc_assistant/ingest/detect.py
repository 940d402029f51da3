"""What a file is: told by what it holds, and checked against the ending of its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from cc_assistant.domain.document import DocumentForm
from cc_assistant.ingest.encoding import decode
from cc_assistant.ingest.limits import Unreadable

SUFFIXES: dict[str, tuple[DocumentForm, ...]] = {
    ".pdf": ("pdf",),
    ".docx": ("docx", "transcript"),
    ".docm": ("docx", "transcript"),
    ".odt": ("odt", "transcript"),
    ".html": ("html",),
    ".htm": ("html",),
    ".xhtml": ("html",),
    ".md": ("markdown",),
    ".markdown": ("markdown",),
    ".txt": ("text", "transcript", "vtt", "srt", "reference"),
    ".text": ("text", "transcript"),
    ".rtf": ("rtf", "transcript"),
    ".epub": ("epub",),
    ".xml": ("jats", "html"),
    ".nxml": ("jats",),
    ".vtt": ("vtt",),
    ".srt": ("srt",),
    ".csv": ("csv",),
    ".tsv": ("csv",),
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsx",),
    ".ris": ("reference",),
    ".bib": ("reference",),
    ".nbib": ("reference",),
    ".qdpx": ("qdpx",),
}
"""Endings of names, with the forms that a file of that name may have."""

_NAMES: dict[DocumentForm, str] = {
    "pdf": "a PDF",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "html": "a web page",
    "markdown": "Markdown",
    "text": "plain text",
    "rtf": "an RTF document",
    "epub": "an EPUB book",
    "jats": "an article in JATS XML",
    "vtt": "WebVTT subtitles",
    "srt": "SRT subtitles",
    "transcript": "a transcript",
    "csv": "a table of text",
    "xlsx": "an Excel workbook",
    "qdpx": "a REFI-QDA project",
    "reference": "references",
}
_HEAD = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNREAD = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1a\x45\xdf\xa3", "a recording"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_REMEDIES = {
    "a picture": "Read its text by OCR first.",
    "a recording": "Transcribe it first.",
    "a packed file": "Unpack it first.",
}
_WEB = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_JATS = re.compile(r"<article[\s>]", re.I)
_RIS = re.compile(r"^\s*TY {1,2}- ?\w+", re.M)
_MEDLINE = re.compile(r"\s*PMID- ?\d+\r?\n")
_BIBTEX = re.compile(r"^\s*@[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,", re.M)
_SRT = re.compile(r"\s*(?:\d+\s*[\r\n])?\s*\d{1,2}:\d{2}:\d{2}(?:[,.]\d{1,3})?[ \t]*-->")


def detect(file: Path, wanted: DocumentForm | None = None) -> DocumentForm:
    """Return the form of a file. A plain text that turns out to be a transcript is still ``text`` here.

    Args:
        file: the file.
        wanted: the form that the user says it has; the ending of its name does not count then.

    Raises:
        Unreadable: it is empty, protected, of a form that is not read, or not what its name says.
    """
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf"):
        raise Unreadable("It is empty.", remedy="Look whether it was copied whole.")
    suffix = file.suffix.lower()
    found = _by_content(file, head, suffix)
    if wanted:
        return wanted
    allowed = SUFFIXES.get(suffix)
    if allowed is None or found in allowed:
        return found
    raise Unreadable(
        f"Its name ends in {suffix}, but it is {_NAMES[found]}.",
        remedy=f"Give it the ending {_ending(found)}, or say what it is with --as {found}.",
    )


def _ending(form: DocumentForm) -> str:
    return next(suffix for suffix, forms in SUFFIXES.items() if form in forms)


def _by_content(file: Path, head: bytes, suffix: str) -> DocumentForm:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _archive(file)
    if head.startswith(_OLE):
        raise _of_old_office(file)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    for mark, name in _UNREAD:
        if head.startswith(mark):
            raise Unreadable(f"It is {name}.", remedy=_REMEDIES.get(name, "Only documents can be imported."))
    if suffix in {".pdf", ".docx", ".odt", ".epub", ".xlsx", ".qdpx", ".docm", ".xlsm"} and _is_damaged(head):
        raise Unreadable("It is damaged: its beginning is missing.", remedy="Copy or download it again.")
    return _text(_beginning(head), suffix)


def _beginning(head: bytes) -> str:
    """Decode the first bytes, of which the last character may be cut through."""
    for cut in range(4):
        try:
            return head[: len(head) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    even = head[: len(head) // 4 * 4] if len(head) == _HEAD else head
    return decode(even).text


def _is_damaged(head: bytes) -> bool:
    return sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) // 100


def _text(text: str, suffix: str) -> DocumentForm:  # noqa: PLR0911  (one for each)
    beginning = text.lstrip("\ufeff")
    if beginning.startswith("WEBVTT"):
        return "vtt"
    if _SRT.match(beginning):
        return "srt"
    if _WEB.match(beginning):
        return "html"
    if beginning.lstrip().startswith("<") and _JATS.search(beginning):
        return "jats"
    if suffix == ".bib" or (suffix not in {".md", ".csv"} and _BIBTEX.match(beginning)):
        return "reference"
    if suffix in {".ris", ".nbib"} or _RIS.match(beginning) or _MEDLINE.match(beginning):
        return "reference"
    if suffix in {".csv", ".tsv"}:
        return "csv"
    if suffix in {".md", ".markdown"}:
        return "markdown"
    if suffix in {".html", ".htm", ".xhtml"} and re.search(r"<\w+[^>]*>", beginning):
        return "html"
    if suffix in {".xml", ".nxml"}:
        raise Unreadable("It is XML, but no article in JATS.", remedy="Save it as text, Word or PDF.")
    return "text"


def _archive(file: Path) -> DocumentForm:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            stated = ""
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    stated = member.read(200).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError):
        raise Unreadable(
            "It is damaged or cut short: its list of contents is missing.",
            remedy="Copy or download it again.",
        ) from None
    if stated == "application/epub+zip":
        return "epub"
    if stated.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(name.lower().endswith(".qde") for name in names):
        return "qdpx"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "[Content_Types].xml" in names or stated:
        raise Unreadable("It is a presentation or drawing.", remedy="Save its text as Word or PDF.")
    raise Unreadable("It is a packed file.", remedy="Unpack it and import what it holds.")


def _of_old_office(file: Path) -> Unreadable:
    with file.open("rb") as stream:
        if _ENCRYPTED in stream.read(4_000_000):
            return Unreadable("It is protected with a password.", remedy="Save it without one.")
    return Unreadable(
        "It is from an old version of Word, Excel or PowerPoint.", remedy="Save it as .docx or .xlsx."
    )
