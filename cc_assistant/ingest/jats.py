"""Articles in JATS XML, as archives of open-access journals give them: sections, paragraphs, record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.document import Locator
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.markup import local, parse_xml
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.tidy import one_line, raised

if TYPE_CHECKING:
    from lxml.etree import _Element

_BESIDE = frozenset({"attrib", "term", "caption"})
"""What readers do not count as paragraphs: who said a quote, words that are explained, titles of boxes."""
_PARAGRAPHS = frozenset({"p", "verse-group", "preformat", "code", "table-wrap-foot"}) | _BESIDE
_LEFT_OUT = {"fig": "figures", "disp-formula": "formulas", "graphic": "figures", "media": "figures"}
_KINDS = {
    "systematic-review": "systematic-review",
    "editorial": "commentary",
    "letter": "commentary",
    "article-commentary": "commentary",
}
_BACK = {"app": "Appendix", "fn-group": "Notes"}
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def read_jats(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:  # noqa: ARG001
    """Read an article: abstract and body, paragraphs counted in their section."""
    if file.stat().st_size > limits.text_bytes:
        raise Unreadable(
            f"It is larger than {limits.text_bytes // 1_000_000} MB of text.", remedy="Divide it."
        )
    root = parse_xml(_with_letters(file.read_bytes()))
    articles = [root] if local(root) == "article" else [e for e in root.iter() if local(e) == "article"]
    if not articles:
        raise Unreadable("It is XML, but no article in JATS.", remedy="Save it as text, Word or PDF.")
    budget = Budget(limits)
    documents = []
    for number, article in enumerate(articles, start=1):
        document = _article(article, budget)
        key = (document.record.doi or document.record.title or str(number)) if len(articles) > 1 else ""
        documents.append(document.model_copy(update={"key": key}))
        told(number, len(articles))
    return tuple(documents)


def _with_letters(data: bytes) -> bytes:
    """Return XML with letters in place of their names (``&eacute;``), which its absent DTD would explain."""
    from html.entities import html5

    def letter(match: re.Match[bytes]) -> bytes:
        name = match[1].decode("ascii")
        found = html5.get(f"{name};", "") if name not in _OF_XML else ""
        return "".join(f"&#{ord(sign)};" for sign in found).encode("ascii") or match[0]

    return _LETTER.sub(letter, data)


def _article(article: _Element, budget: Budget) -> RawDocument:
    reading = _Reading(budget)
    front = _below(article, "front")
    units: list[RawUnit] = []
    for abstract in front.iter("{*}abstract") if front is not None else ():
        title = _below(abstract, "title")
        name = _text(title) if title is not None else ""
        units += reading.section(abstract, (name or "Abstract",), heading=name or "Abstract")
    body = _below(article, "body")
    if body is not None:
        units += reading.section(body, ())
    back = _below(article, "back")
    for appendix in back.iter("{*}app", "{*}fn-group") if back is not None else ():
        title = _below(appendix, "title")
        name = (_text(title) if title is not None else "") or _BACK[local(appendix)]
        units += reading.section(appendix, (name,), heading=name)
    floating = _below(article, "floats-group")
    if floating is not None:
        units += reading.section(floating, ())
    if references := sum(1 for _ in article.iter("{*}ref")):
        reading.left_out["references"] = references
    record = _record(article, front, has_body=body is not None)
    return RawDocument(form="jats", record=record, units=tuple(units), remarks=reading.remarks())


class _Reading:
    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._table = 0
        self.left_out: Counter[str] = Counter()

    def section(self, parent: _Element, path: tuple[str, ...], heading: str = "") -> Iterator[RawUnit]:
        """Yield what a section holds; its paragraphs are counted from 1."""
        if heading:
            yield RawUnit(kind="heading", text=heading, locator=Locator(section=path[:-1]))
        count = 0
        if own := _text(parent) if not len(parent) else "":  # an abstract without paragraphs
            yield RawUnit(
                kind="paragraph", text=self._budget.took(own), locator=Locator(section=path, paragraph=1)
            )
        for element in _content(parent):
            name = local(element)
            if name == "sec":
                title = _below(element, "title")
                words = _text(title) if title is not None else ""
                yield from self.section(element, (*path, words) if words else path, words)
            elif name == "table-wrap":
                yield from self._rows(element, path)
            elif name in _LEFT_OUT:
                self.left_out[_LEFT_OUT[name]] += 1
            elif name in _PARAGRAPHS:
                for inner in element.iter():
                    if local(inner) in _LEFT_OUT:
                        self.left_out[_LEFT_OUT[local(inner)]] += 1
                text = self._budget.took(_text(element))
                if text:
                    count += name not in _BESIDE
                    place = Locator(section=path, paragraph=count or None)
                    yield RawUnit(kind="paragraph", text=text, locator=place)
                for table in element.iter("{*}table-wrap"):
                    yield from self._rows(table, path)

    def _rows(self, element: _Element, path: tuple[str, ...]) -> Iterator[RawUnit]:
        self._table += 1
        above = [_text(part) for part in element if local(part) in {"label", "caption"}]
        if title := " ".join(words for words in above if words):
            place = Locator(section=path, table=self._table)
            yield RawUnit(kind="table", text=self._budget.took(title), locator=place)
        for number, row in enumerate(element.iter("{*}tr"), start=1):
            cells = [_text(cell) for cell in row if local(cell) in {"td", "th"}]
            if filled := [cell for cell in cells if cell]:
                place = Locator(section=path, table=self._table, row=number)
                yield RawUnit(kind="table", text=self._budget.took(" | ".join(filled)), locator=place)

    def remarks(self) -> tuple[Remark, ...]:
        """Return what did not come over."""
        return tuple(
            Remark(what="dropped", name=name, why="only the running text is kept", count=count)
            for name, count in self.left_out.items()
        )


def _content(parent: _Element) -> Iterator[_Element]:
    """Yield paragraphs and sections, those in lists, boxes and quotes too, in order."""
    for element in parent:
        if local(element) in {
            "list",
            "list-item",
            "boxed-text",
            "disp-quote",
            "def-list",
            "def-item",
            "def",
            "statement",
            "fn",
            "speech",
        }:
            yield from _content(element)
        else:
            yield element


def _text(element: _Element) -> str:
    """Return the words of an element without tables, figures and footnotes inside it."""

    def walk(inner: Any) -> Iterator[str]:
        yield inner.text or ""
        for child in inner:
            if local(child) == "sup" or (
                local(child) == "xref" and child.get("ref-type") in {"fn", "table-fn"}
            ):
                yield raised("".join(walk(child)))
            elif local(child) not in {"table-wrap", "fig", "fn", "disp-formula", "media", "list"}:
                yield from walk(child)
            elif local(child) == "list":
                yield " "
                for item in child:
                    yield from walk(item)
                    yield " "
            yield child.tail or ""

    return one_line(_SPACE.sub(" ", "".join(walk(element))))


def _below(element: _Element | None, name: str) -> _Element | None:
    if element is None:
        return None
    return next((child for child in element if local(child) == name), None)


def _record(article: _Element, front: _Element | None, *, has_body: bool) -> Record:
    if front is None:
        return Record()
    doi = next((_text(e) for e in front.iter("{*}article-id") if e.get("pub-id-type") == "doi"), "")
    years = [_text(e) for date in front.iter("{*}pub-date") for e in date if local(e) == "year"]
    found = sorted(int(year) for year in years if re.fullmatch(r"\d{4}", year))
    licence = next(front.iter("{*}license"), None)
    address = ""
    if licence is not None:
        address = next((str(value) for key, value in licence.attrib.items() if str(key).endswith("href")), "")
    record: dict[str, Any] = {
        "title": next((_text(e) for e in front.iter("{*}article-title")), ""),
        "authors": tuple(_authors(front)),
        "year": found[0] if found else None,
        "container": next((_text(e) for e in front.iter("{*}journal-title")), ""),
        "doi": doi,
        "licence": address or (_text(licence) if licence is not None else ""),
        "kind": _KINDS.get(article.get("article-type", ""), "article"),
        "read": "full-text" if has_body else "abstract",
    }
    return Record.model_validate(record)


def _authors(front: _Element) -> Iterator[str]:
    """Yield authors as ``Family AB``, the form of all records here."""
    for contributor in front.iter("{*}contrib"):
        if contributor.get("contrib-type", "author") != "author":
            continue
        family = next((_text(e) for e in contributor.iter("{*}surname")), "")
        whole = next((_text(e) for e in contributor.iter("{*}string-name")), "")
        given = next((_text(e) for e in contributor.iter("{*}given-names")), "")
        group = next((_text(e) for e in contributor.iter("{*}collab")), "")
        name = f"{family} {initials(given)}".strip() or whole or group
        if name:
            yield name


def initials(given: str) -> str:
    """Return the initials of given names: ``Mary-Ann J.`` is ``MAJ``."""
    return "".join(part[0].upper() for part in re.split(r"[\s.\-]+", given) if part)[:3]
