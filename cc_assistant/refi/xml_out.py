"""XML of ours: the same things give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Node = ElementTree.Element


def node(name: str, attributes: Mapping[str, str | None] | None = None, *children: Node) -> Node:
    """Return an element; attributes that are None are left out."""
    made = ElementTree.Element(
        name, {key: plain(value) for key, value in (attributes or {}).items() if value is not None}
    )
    made.extend(children)
    return made


def with_text(name: str, text: str) -> Node:
    """Return an element that holds text."""
    made = ElementTree.Element(name)
    made.text = plain(text)
    return made


def held(name: str, children: Iterable[Node]) -> list[Node]:
    """Return an element with children in a list; none where there are no children: the schema wants one."""
    found = list(children)
    return [node(name, None, *found)] if found else []


def as_bytes(root: Node) -> bytes:
    """Return the file."""
    ElementTree.indent(root, " ")
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def plain(text: str) -> str:
    """Return text without what XML cannot hold."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
