"""XML and HTML from strangers: no entities, no other files, no network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cc_assistant.ingest.limits import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"<!ENTITY|<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y", re.IGNORECASE)
_TYPE = re.compile(rb"<!DOCTYPE|<\x00!\x00D\x00O\x00C\x00T\x00Y\x00P\x00E", re.IGNORECASE)


def refuse_entities(data: bytes, *, no_type: bool = False) -> bytes:
    """Return XML that declares no entities.

    Args:
        data: of an XML file.
        no_type: refuse every declaration of a document type: office files have none.

    Raises:
        Unreadable: it declares some. Nothing that people write needs them; attacks do.
    """
    if _DECLARED.search(data) or (no_type and _TYPE.search(data)):
        raise Unreadable(
            "Its XML declares entities of its own, as in an attack.", remedy="It was left alone."
        )
    return data


def parse_xml(data: bytes) -> _Element:
    """Return the root of an XML file.

    Raises:
        Unreadable: it declares entities, nests too deep, or is not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(refuse_entities(data), parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        line = error.lineno or 0
        raise Unreadable(
            f"Its XML is damaged or cut short at line {line}.", remedy="Copy or download it again."
        ) from None


def parse_html(text: str) -> _Element | None:
    """Return the root of a web page, however badly it is written; None where nothing is in it."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: _Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def local(element: _Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
