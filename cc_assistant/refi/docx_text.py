"""The words of a Word file, paragraph by paragraph, for sources that are stored in no plainer form."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from cc_assistant.errors import InputError
from cc_assistant.refi.xml_tree import Element, parse

_LARGEST = 64_000_000


def docx_text(data: bytes) -> str:
    """Return the text of a .docx; paragraphs are parted by a line end. Empty where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held, held.open("word/document.xml") as member:
            xml = member.read(_LARGEST + 1)
        root = parse(xml) if len(xml) <= _LARGEST else None
    except (
        zipfile.BadZipFile,
        KeyError,
        zlib.error,
        EOFError,
        RuntimeError,
        InputError,
    ):
        return ""
    return "\n".join("".join(_words(paragraph)) for paragraph in _paragraphs(root)) if root else ""


def _paragraphs(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.name == "p":
            yield child
        else:
            yield from _paragraphs(child)


def _words(element: Element) -> Iterator[str]:
    for child in element.children:
        if child.name == "t":
            yield child.text
        elif child.name == "tab":
            yield "\t"
        elif child.name in {"br", "cr"}:
            yield "\n"
        elif child.name not in {"pPr", "rPr", "del", "instrText"}:
            yield from _words(child)
