"""What a page of the website says of itself: its links, its places, and what it should not have."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_LOADS = {"src", "srcset", "data", "poster", "action", "formaction", "ping", "background", "manifest"}
_NOTHING = "default-src 'none'"


@dataclass
class ReadPage:
    """What was found.

    Attributes:
        ids: of elements, each once.
        links: where ``<a>`` lead.
        loads: what the page loads or sends to by itself.
        faults: what no page may have.
        headings: how many headings of the first level there are.
    """

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    headings: int = 0
    title: bool = False
    policy: bool = False
    summary: bool = False


def read_page(text: str) -> ReadPage:
    """Read the HTML of a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    found = reader.found
    if not text.startswith("<!doctype html>\n<html lang="):
        found.faults.append("does not begin with a doctype and a language")
    if found.headings != 1:
        found.faults.append(f"has {found.headings} headings of the first level")
    if not found.title:
        found.faults.append("has no title")
    if not found.summary:
        found.faults.append("has no description")
    if not found.policy:
        found.faults.append("has no content security policy")
    return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = ReadPage()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found, told = self.found, {name: value or "" for name, value in attrs}
        if "id" in told:
            if told["id"] in found.ids:
                found.faults.append(f"has the id '{told['id']}' twice")
            found.ids.add(told["id"])
        for name, value in told.items():
            if name.startswith("on") or name == "style":
                found.faults.append(f"has '{name}' at a <{tag}>")
            elif name in _LOADS:
                found.loads.append(value)
        if tag == "a" and "href" in told:
            found.links.append(told["href"])
        elif tag == "link" and "href" in told:
            found.loads.append(told["href"])
        elif (tag == "script" and "src" not in told) or tag in {"style", "iframe", "base", "object", "embed"}:
            found.faults.append(f"has a <{tag}> of its own")
        elif tag == "img" and "alt" not in told:
            found.faults.append("has a picture without words for it")
        elif tag == "h1":
            found.headings += 1
        elif tag == "title":
            found.title = True
        elif tag == "meta":
            content = told.get("content", "").strip()
            found.policy |= told.get("http-equiv") == "Content-Security-Policy" and _NOTHING in content
            found.summary |= told.get("name") == "description" and bool(content)
