"""Web pages: the main text with its headings, without menus, forms and scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.document import Locator
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.encoding import decode
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.markup import local, parse_html
from cc_assistant.ingest.outline import Outline
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.spoken_table import as_spoken
from cc_assistant.ingest.tidy import one_line, raised, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_LEFT_OUT = frozenset(
    "script style noscript nav form button select textarea iframe template svg object embed head".split()
)
_ASIDE = frozenset({"header", "footer", "aside"})
_BLOCKS = frozenset(
    """p li dt dd pre blockquote figcaption caption div section article main address summary details td th
    center body header footer aside ul ol dl figure table tr tbody thead h1 h2 h3 h4 h5 h6 hr""".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_NEST = 200


def read_html(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read a web page; what its head says of itself as a publication becomes its record."""
    if file.stat().st_size > limits.text_bytes:
        raise Unreadable(
            f"It is larger than {limits.text_bytes // 1_000_000} MB of text.", remedy="Divide it."
        )
    data = file.read_bytes()
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    root = parse_html(decoded.text)
    if root is None:
        raise Unreadable("There is no text in it.", remedy="Look whether it is the right file.")
    page = Page(Budget(limits))
    units = tuple(page.units(root))
    told(1, 1)
    document = RawDocument(
        form="html",
        record=_record(root),
        units=units,
        remarks=(*decoded.remarks, *page.remarks()),
    )
    return (as_spoken(document, page.tables, wish),)


class Page:
    """Reads pages one after another and counts what is left out; paragraphs are numbered through."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._outline = Outline()
        self._paragraph = 0
        self._table = 0
        self._left_out: Counter[str] = Counter()
        self.tables: list[list[list[str]]] = []
        """Of the page: their rows, and the cells of these."""

    def units(self, root: _Element) -> Iterator[RawUnit]:
        """Yield the headings, paragraphs, items and rows of tables of a page's main part."""
        yield from self._of(_main(root), 0)

    def remarks(self) -> tuple[Remark, ...]:
        """Return what did not come over."""
        whys = {
            "menus and forms": "they are no part of the text",
            "pictures": "only text is kept",
            "hidden parts": "the page does not show them",
        }
        return tuple(
            Remark(what="dropped", name=name, why=whys[name], count=count)
            for name, count in (+self._left_out).items()
        )

    def _of(self, element: _Element, depth: int) -> Iterator[RawUnit]:
        if depth > _NEST:
            raise Unreadable("It is nested deeper than any document.", remedy="It was left alone.")
        name = local(element)
        if name in _HEADINGS:
            yield from self._heading(element, int(name[1]))
            return
        if name == "table" and not _lays_out(element):
            yield from self._rows(element)
            return
        words: list[str] = [element.text or ""]
        for child in element:
            inner = local(child)
            if inner in _LEFT_OUT or (inner in _ASIDE and depth == 0):
                self._left_out["menus and forms"] += inner in {"nav", "form"}
            elif _is_hidden(child):
                self._left_out["hidden parts"] += bool("".join(_texts(child)))
            elif inner in _BLOCKS or any(local(below) in _BLOCKS for below in child.iter()):
                yield from self._paragraphs(words, name)
                words = []
                yield from self._of(child, depth + 1)
            else:
                words.append(self._inline(child))
            words.append(child.tail or "")
        yield from self._paragraphs(words, name)

    def _inline(self, element: _Element) -> str:
        name = local(element)
        if name == "br":
            return "\x00"
        if name in {"img", "picture", "video", "audio"}:
            self._left_out["pictures"] += 1
            return ""
        if name in _LEFT_OUT or not name or _leads_back(element) or _is_hidden(element):
            return ""
        words = "".join(self._inline(child) + (child.tail or "") for child in element)
        return (
            raised(f"{element.text or ''}{words}")
            if _is_raised(element, name)
            else f"{element.text or ''}{words}"
        )

    def _paragraphs(self, words: list[str], name: str) -> Iterator[RawUnit]:
        text = "".join(words)
        text = text.replace("\x00", "\n") if name == "pre" else _SPACE.sub(" ", text).replace("\x00", "\n")
        text = self._budget.took(tidy(text))
        if text:
            self._paragraph += 1
            place = Locator(section=self._outline.path, paragraph=self._paragraph)
            yield RawUnit(kind="paragraph", text=text, locator=place)

    def _heading(self, element: _Element, level: int) -> Iterator[RawUnit]:
        text = one_line(self._inline(element).replace("\x00", " "))
        if text:
            yield RawUnit(kind="heading", text=text, locator=Locator(section=self._outline.above(level)))
            self._outline.enter(level, text)

    def _rows(self, element: _Element) -> Iterator[RawUnit]:
        self._table += 1
        rows: list[list[str]] = []
        self.tables.append(rows)
        for number, row in enumerate(_own_rows(element), start=1):
            cells = [one_line(" ".join(_texts(cell))) for cell in row if local(cell) in {"td", "th"}]
            rows.append(cells)
            if filled := [cell for cell in cells if cell]:
                place = Locator(section=self._outline.path, table=self._table, row=number)
                text = self._budget.took(" | ".join(filled))
                yield RawUnit(kind="table", text=text, locator=place)


def _lays_out(table: _Element) -> bool:
    """Tell a table that only places the parts of a page from one of data."""
    return table.get("role") == "presentation" or any(
        local(inner) in _HEADINGS or (local(inner) == "table" and inner is not table)
        for inner in table.iter()
    )


def _own_rows(table: _Element) -> Iterator[_Element]:
    for part in table:
        if local(part) == "tr":
            yield part
        elif local(part) in {"thead", "tbody", "tfoot"}:
            yield from (row for row in part if local(row) == "tr")


def _is_hidden(element: _Element) -> bool:
    return (
        element.get("aria-hidden") == "true"
        or element.get("hidden") is not None
        or bool(_NOT_SHOWN.search(element.get("style") or ""))
    )


def _is_raised(element: _Element, name: str) -> bool:
    return name == "sup" or "doc-noteref" in (element.get("role") or "") or "noteref" in _kind(element)


def _kind(element: _Element) -> str:
    """Return what a book says that a part of it is: its attribute ``epub:type``."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("type")), "")


def _leads_back(element: _Element) -> bool:
    """Tell the arrow below a note, which leads back to the text."""
    return element.get("role") == "doc-backlink" or "footnote-back" in (element.get("class") or "")


def _texts(element: _Element) -> Iterator[str]:
    for part in element.itertext():
        if words := str(part).strip():
            yield words


def _main(root: _Element) -> _Element:
    """Return the part of a page that it says is its main one, else its body."""
    for wanted in ("{*}main", "{*}article"):
        found = list(root.iter(wanted))
        if len(found) == 1 and sum(map(len, _texts(found[0]))) > 200:
            return found[0]
    return next(root.iter("{*}body"), root)


def _record(root: _Element) -> Record:
    """Return the record that a page gives to search engines for publications."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("{*}meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        if value := one_line(meta.get("content") or ""):
            metas.setdefault(name, []).append(value)

    def first(*names: str) -> str:
        return next((metas[name][0] for name in names if name in metas), "")

    title = next((one_line(" ".join(_texts(element))) for element in root.iter("{*}title")), "")
    heading = next((one_line(" ".join(_texts(element))) for element in root.iter("{*}h1")), "")
    year = re.search(
        r"\b(1[5-9]|20)\d\d\b",
        first("citation_publication_date", "citation_date", "dc.date", "article:published_time"),
    )
    record: dict[str, Any] = {
        "title": first("citation_title", "dc.title") or heading or title,
        "authors": tuple(metas.get("citation_author", metas.get("dc.creator", metas.get("author", [])))),
        "year": int(year[0]) if year else None,
        "container": first("citation_journal_title", "citation_publisher", "og:site_name"),
        "doi": first("citation_doi").removeprefix("https://doi.org/").removeprefix("doi:"),
        "url": first("og:url"),
        "kind": "article" if "citation_journal_title" in metas else None,
    }
    return Record.model_validate(record)
