"""OpenDocument texts: paragraphs, headings, tables, notes and comments; tracked deletions left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.domain.document import Locator, Speaker
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.archive import Archive, opened_archive
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.markup import local, parse_xml
from cc_assistant.ingest.outline import Outline
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.spoken_table import as_spoken
from cc_assistant.ingest.tidy import one_line, raised, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_INSIDE = frozenset(
    {"list", "list-item", "list-header", "section", "text", "index-body", "numbered-paragraph", "text-box"}
)
_MOST_SPACES = 1000


def read_odt(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read an OpenDocument text; one whose paragraphs or table are turns becomes a transcript."""
    with opened_archive(file, limits) as archive:
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Unreadable("It is protected with a password.", remedy="Save it without one.")
        root = parse_xml(archive.read("content.xml"))
        title = _title(archive)
    text = next(
        (element for element in root.iter() if local(element) == "text" and local(_up(element)) == "body"),
        None,
    )
    if text is None:
        raise Unreadable("It is damaged: its text is missing.", remedy="Copy or download it again.")
    reading = _Reading(Budget(limits), _heading_styles(root), _raised_styles(root))
    units = (*reading.body(text), *reading.comments)
    told(1, 1)
    document = RawDocument(
        form="odt",
        record=Record(title=title),
        units=units,
        speakers=tuple(Speaker(id="", name=name, role="wrote comments") for name in reading.commenting),
        remarks=reading.remarks(),
    )
    return (as_spoken(document, reading.tables, wish),)


def _up(element: _Element) -> _Element:
    parent = element.getparent()
    return element if parent is None else parent


def _title(archive: Archive) -> str:
    if "meta.xml" not in archive:
        return ""
    return next(
        (
            one_line(element.text or "")
            for element in parse_xml(archive.read("meta.xml")).iter()
            if local(element) == "title"
        ),
        "",
    )


def _heading_styles(root: _Element) -> dict[str, int]:
    """Return the level of each style of paragraphs that is made from that of a heading."""
    found = {"Title": 1, **{f"Heading_20_{level}": level for level in range(1, 10)}}
    for style in root.iter(f"{_STYLE}style"):
        level = found.get(style.get(f"{_STYLE}parent-style-name", ""))
        if level:
            found[style.get(f"{_STYLE}name", "")] = level
    return found


def _own(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield rows of a table or cells of a row, without those of tables inside them."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _own(child, name)


def _raised_styles(root: _Element) -> frozenset[str]:
    """Return the names of styles whose letters stand raised."""
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for part in style
        if str(part.get(f"{_STYLE}text-position", "")).startswith("super")
    )


class _Reading:
    def __init__(self, budget: Budget, headings: Mapping[str, int], upper: frozenset[str]) -> None:
        self._upper = upper
        self._budget = budget
        self._headings = headings
        self._outline = Outline()
        self._paragraph = 0
        self._table = 0
        self._left_out: Counter[str] = Counter()
        self._place = Locator()
        self.comments: list[RawUnit] = []
        self.commenting: dict[str, None] = {}
        self.tables: list[list[list[str]]] = []

    def body(self, parent: _Element) -> Iterator[RawUnit]:
        for element in parent:
            name = local(element)
            level = self._headings.get(element.get(f"{_TEXT}style-name", ""), 0)
            if name == "h" or (name == "p" and level):
                level = int(element.get(f"{_TEXT}outline-level", "") or level or 1)
                self._place = Locator(section=self._outline.above(level))
                text = self._budget.took(tidy(self._words(element)))
                if text:
                    yield RawUnit(kind="heading", text=text, locator=self._place)
                    self._outline.enter(level, one_line(text))
            elif name == "p":
                self._place = Locator(section=self._outline.path, paragraph=self._paragraph + 1)
                text = self._budget.took(tidy(self._words(element)))
                if text:
                    self._paragraph += 1
                    yield RawUnit(kind="paragraph", text=text, locator=self._place)
            elif name == "table":
                yield from self._rows(element)
            elif name in _INSIDE:
                yield from self.body(element)
            elif name == "tracked-changes":
                self._left_out["change"] += sum(local(inner) == "deletion" for inner in element.iter())

    def _rows(self, table: _Element) -> Iterator[RawUnit]:
        self._table += 1
        rows = []
        for number, row in enumerate(_own(table, "table-row"), start=1):
            self._place = Locator(section=self._outline.path, table=self._table, row=number)
            cells = [
                tidy("\n".join(self._words(p) for p in cell.iter(f"{_TEXT}p", f"{_TEXT}h")))
                for cell in _own(row, "table-cell")
            ]
            rows.append(cells)
            if filled := [one_line(cell) for cell in cells if cell]:
                text = self._budget.took(" | ".join(filled))
                yield RawUnit(kind="table", text=text, locator=self._place)
        self.tables.append(rows)

    def _words(self, element: _Element) -> str:
        parts = [element.text or ""]
        for child in element:
            name = local(child)
            if name == "s":
                parts.append(" " * min(_MOST_SPACES, int(child.get(f"{_TEXT}c", "1") or 1)))
            elif name == "tab":
                parts.append("\t")
            elif name == "line-break":
                parts.append("\n")
            elif name == "annotation":
                self._comment(child)
            elif name == "note":
                parts.append(self._note(child))
            elif name in {"frame", "object"}:
                self._left_out["picture"] += any(local(inner) == "image" for inner in child.iter())
            elif name:
                words = self._words(child)
                parts.append(raised(words) if child.get(f"{_TEXT}style-name") in self._upper else words)
            parts.append(child.tail or "")
        return "".join(parts)

    def _note(self, element: _Element) -> str:
        """Return a footnote in brackets, where it is referred to."""
        body = next((inner for inner in element if local(inner) == "note-body"), None)
        text = one_line(" ".join(self._words(p) for p in body)) if body is not None else ""
        if text:
            self._left_out["note"] += 1
        return f" [{text}]" if text else ""

    def _comment(self, element: _Element) -> None:
        author = next((one_line(inner.text or "") for inner in element if local(inner) == "creator"), "")
        text = tidy("\n".join(self._words(p) for p in element if local(p) in {"p", "list"}))
        if text:
            name = author or "Somebody"
            self.commenting[name] = None
            unit = RawUnit(kind="comment", text=self._budget.took(text), locator=self._place, speaker=name)
            self.comments.append(unit)

    def remarks(self) -> tuple[Remark, ...]:
        """Return what did not come over as it was."""
        said = {
            "picture": ("dropped", "pictures", "only text is kept"),
            "change": ("dropped", "tracked deletions", "changes were read as accepted"),
            "note": ("changed", "notes", "they stand in square brackets where they are referred to"),
        }
        return tuple(
            Remark.model_validate(
                {"what": said[key][0], "name": said[key][1], "why": said[key][2], "count": count}
            )
            for key, count in self._left_out.items()
            if count
        )
