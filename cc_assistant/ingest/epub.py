"""Books in EPUB: the chapters in their order, each read as a web page."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

from cc_assistant.ingest.archive import Archive, opened_archive
from cc_assistant.ingest.encoding import decode
from cc_assistant.ingest.html_ import Page
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.markup import local, parse_html, parse_xml
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.tidy import one_line

_FONTS = re.compile(rb"http://www\.idpf\.org/2008/embedding|http://ns\.adobe\.com/pdf/enc#RC")
_ALGORITHM = re.compile(rb"EncryptionMethod[^>]*Algorithm=[\"']([^\"']*)")


def read_epub(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:  # noqa: ARG001
    """Read a book that is not locked to one reader."""
    with opened_archive(file, limits) as archive:
        if "META-INF/encryption.xml" in archive:
            methods = _ALGORITHM.findall(archive.read("META-INF/encryption.xml"))
            if any(not _FONTS.match(method) for method in methods):
                raise Unreadable("It is locked by its seller.", remedy="Ask the publisher for a free copy.")
        package = _package(archive)
        root = parse_xml(archive.read(package))
        items = {item.get("id"): item.get("href", "") for item in root.iter() if local(item) == "item"}
        order = [items.get(entry.get("idref"), "") for entry in root.iter() if local(entry) == "itemref"]
        page = Page(Budget(limits))
        units: list[RawUnit] = []
        for number, href in enumerate(order, start=1):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(href)))
            if href and name in archive and name.endswith((".xhtml", ".html", ".htm", ".xml")):
                chapter = parse_html(decode(archive.read(name)).text)
                units += page.units(chapter) if chapter is not None else ()
            told(number, len(order))
        about = {
            name: [one_line(element.text or "") for element in root.iter() if local(element) == name]
            for name in ("title", "creator", "publisher", "date", "rights", "identifier")
        }
    year = re.search(r"\b(1[5-9]|20)\d\d\b", " ".join(about["date"]))
    record = Record(
        title=next(iter(about["title"]), ""),
        authors=tuple(about["creator"]),
        container=next(iter(about["publisher"]), ""),
        year=int(year[0]) if year else None,
        licence=next(iter(about["rights"]), ""),
    )
    return (RawDocument(form="epub", record=record, units=tuple(units), remarks=page.remarks()),)


def _package(archive: Archive) -> str:
    container = parse_xml(archive.read("META-INF/container.xml"))
    for element in container.iter():
        if local(element) == "rootfile" and (path := element.get("full-path")):
            return path
    raise Unreadable("It is damaged: its list of chapters is missing.", remedy="Copy or download it again.")
