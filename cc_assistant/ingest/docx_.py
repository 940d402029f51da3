"""Word documents: paragraphs, headings, tables, notes and comments; changes read as accepted."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from cc_assistant.domain.document import Locator, Speaker
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.archive import opened_archive
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.markup import local, parse_xml, refuse_entities
from cc_assistant.ingest.outline import Outline
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.spoken_table import as_spoken
from cc_assistant.ingest.tidy import one_line, raised, tidy

if TYPE_CHECKING:
    from docx.document import Document as Word
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HIDDEN = frozenset({"del", "moveFrom", "Fallback", "txbxContent", "delText", "instrText"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = {"footnote": "Footnotes", "endnote": "Endnotes"}
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAINS = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)(?:\.main|Template\.main)?\+xml"
)
"""What documents with macros and templates call their text, which is written like any other."""
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
"""Names in documents saved as 'Strict Open XML', and the usual ones."""


def read_docx(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read a Word document; one whose paragraphs or table are turns becomes a transcript."""
    word = _opened(file, limits)
    reading = _Reading(word, Budget(limits))
    body = word.element.body
    told(0, 1)
    units = [*reading.body(body), *reading.notes(), *reading.comments()]
    reading.running_lines()
    told(1, 1)
    title = one_line(word.core_properties.title or "")
    document = RawDocument(
        form="docx",
        record=Record(title=title),
        units=tuple(units),
        speakers=tuple(Speaker(id="", name=name, role="wrote comments") for name in reading.commenting),
        remarks=reading.remarks(),
    )
    return (as_spoken(document, reading.tables, wish),)


def _opened(file: Path, limits: Limits) -> Word:
    import docx
    from lxml.etree import XMLSyntaxError

    usual = io.BytesIO()
    with opened_archive(file, limits) as archive, ZipFile(usual, "w") as made:
        for name in archive.names:
            if name.endswith((".xml", ".rels")):
                made.writestr(name, _usual(refuse_entities(archive.read(name), no_type=True)))
            elif name.endswith("/") or not name.startswith(("word/media/", "word/embeddings/")):
                made.writestr(name, archive.read(name))
            else:  # pictures and the like are only counted
                made.writestr(name, b"")
    try:
        return docx.Document(usual)
    except (KeyError, ValueError, XMLSyntaxError, AttributeError) as error:
        raise Unreadable(
            f"Word documents look otherwise: {one_line(str(error))[:120]}.",
            remedy="Open it in Word and save it again.",
        ) from None


def _usual(part: bytes) -> bytes:
    """Return a part of a document as the usual kind of Word documents has it."""
    if b"http://purl.oclc.org/ooxml/" in part:
        for name, usual in _STRICT:
            part = part.replace(name, usual)
    return _OTHER_MAINS.sub(_MAIN.encode(), part)


class _Reading:
    """Walks a document and counts what is left out."""

    def __init__(self, word: Word, budget: Budget) -> None:
        self._word = word
        self._budget = budget
        self._outline = Outline()
        self._paragraph = 0
        self._table = 0
        self._anchors: dict[str, Locator] = {}
        self._left_out: Counter[str] = Counter()
        self._headings = _heading_levels(word)
        self.commenting: dict[str, None] = {}
        self.tables: list[list[list[str]]] = []

    def body(self, parent: _Element) -> Iterator[RawUnit]:
        for element in parent:
            match local(element):
                case "p":
                    yield from self._of_paragraph(element)
                case "tbl":
                    yield from self._of_table(element)
                case "sdt" | "sdtContent" | "ins" | "customXml" | "smartTag" | "moveTo":
                    yield from self.body(element)
                case _:
                    pass

    def _of_paragraph(self, element: _Element) -> Iterator[RawUnit]:
        self._note(element)
        text = self._budget.took(tidy(_words(element)))
        level = _level(element) or self._headings.get(_style(element), 0)
        if text and level:
            yield RawUnit(kind="heading", text=text, locator=Locator(section=self._outline.above(level)))
            self._outline.enter(level, one_line(text))
        elif text:
            self._paragraph += 1
            place = Locator(section=self._outline.path, paragraph=self._paragraph)
            self._anchor(element, place)
            yield RawUnit(kind="paragraph", text=text, locator=place)
        for box in element.iter(f"{_W}txbxContent"):
            if not any(local(above) == "Fallback" for above in box.iterancestors()):
                yield from self.body(box)

    def _of_table(self, element: _Element) -> Iterator[RawUnit]:
        self._table += 1
        rows = []
        for number, row in enumerate(_own(element, "tr"), start=1):
            cells = [tidy("\n".join(_paragraphs(cell))) for cell in _own(row, "tc")]
            rows.append(cells)
            filled = [cell for cell in cells if cell]
            place = Locator(section=self._outline.path, table=self._table, row=number)
            self._note(row)
            self._anchor(row, place)
            if filled:
                text = self._budget.took(" | ".join(one_line(cell) for cell in filled))
                yield RawUnit(kind="table", text=text, locator=place)
        self.tables.append(rows)

    def _anchor(self, element: _Element, place: Locator) -> None:
        for start in element.iter(f"{_W}commentRangeStart", f"{_W}commentReference"):
            self._anchors.setdefault(start.get(f"{_W}id", ""), place)

    def _note(self, element: _Element) -> None:
        for inner in element.iter():
            name = local(inner)
            if name in {"drawing", "pict", "object"}:
                self._left_out["picture"] += 1
            elif name in {"ins", "del", "moveFrom", "moveTo"}:
                self._left_out["change"] += 1
            elif name == "r" and _is_hidden(inner):
                self._left_out["hidden"] += 1

    def notes(self) -> Iterator[RawUnit]:
        """Footnotes and endnotes, which stand in parts of their own."""
        for part in self._word.part.package.iter_parts():
            kind = next((kind for kind in _NOTES if str(part.partname) == f"/word/{kind}s.xml"), None)
            if kind is None:
                continue
            notes = [note for note in parse_xml(part.blob).iter(f"{_W}{kind}") if not note.get(f"{_W}type")]
            for number, note in enumerate(notes, start=1):
                text = tidy("\n".join(_words(p) for p in note.iter(f"{_W}p")))
                if text:
                    self._budget.took(text)
                    place = Locator(section=(_NOTES[kind],), paragraph=number)
                    yield RawUnit(kind="paragraph", text=text, locator=place)

    def comments(self) -> Iterator[RawUnit]:
        """What is written beside the text, said by those who wrote it."""
        for comment in self._word.comments:
            text = tidy("\n".join(paragraph.text for paragraph in comment.paragraphs))
            author = one_line(comment.author or "") or "Somebody"
            if text:
                self.commenting[author] = None
                place = self._anchors.get(str(comment.comment_id), Locator())
                yield RawUnit(kind="comment", text=self._budget.took(text), locator=place, speaker=author)

    def running_lines(self) -> None:
        """Count what stands at the head and foot of every page."""
        for part in self._word.part.package.iter_parts():
            if re.fullmatch(r"/word/(?:header|footer)\d*\.xml", str(part.partname)):
                words = tidy("".join(_words(p) for p in parse_xml(part.blob).iter(f"{_W}p")))
                self._left_out["running"] += any(letter.isalpha() for letter in words)

    def remarks(self) -> tuple[Remark, ...]:
        """Return what did not come over."""
        said = {
            "running": ("dropped", "heads and feet of pages", "they are no part of the text"),
            "picture": ("dropped", "pictures", "only text is kept"),
            "hidden": ("dropped", "hidden words", "Word does not show them"),
            "change": ("changed", "tracked changes", "they were read as accepted"),
        }
        found = []
        for key, count in (+self._left_out).items():
            what, name, why = said[key]
            found.append(Remark.model_validate({"what": what, "name": name, "why": why, "count": count}))
        return tuple(found)


def _own(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield rows of a table or cells of a row, without those of tables inside them."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _own(child, name)


def _paragraphs(cell: _Element) -> Iterator[str]:
    """Yield the text of each paragraph of a cell once, in tables and boxes inside it too."""
    for paragraph in cell.iter(f"{_W}p"):
        if not any(local(above) in {"Fallback", "del", "moveFrom"} for above in paragraph.iterancestors()):
            yield _words(paragraph)


def _words(paragraph: _Element) -> str:
    """Return the text of a paragraph as Word shows it when all changes are accepted."""
    parts: list[str] = []

    def walk(element: Any) -> None:
        for child in element:
            name = local(child)
            if name in _HIDDEN or (name == "r" and _is_hidden(child)):
                continue
            if name == "r" and _is_raised(child):
                at = len(parts)
                walk(child)
                parts[at:] = [raised("".join(parts[at:]))]
                continue
            if name == "t":
                parts.append(child.text or "")
            elif name in _MARKS:
                parts.append(_MARKS[name])
            elif name not in {"pPr", "rPr", "p"}:
                walk(child)

    walk(paragraph)
    return "".join(parts)


def _is_hidden(run: _Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _is_raised(run: _Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vertAlign")
    return mark is not None and mark.get(f"{_W}val") == "superscript"


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def _level(element: _Element) -> int:
    """Return the level of a heading that a paragraph or style says of itself; 0 where it says none."""
    mark = element.find(f"{_W}pPr/{_W}outlineLvl")
    value = mark.get(f"{_W}val", "9") if mark is not None else "9"
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def _heading_levels(word: Word) -> dict[str, int]:
    """Return the level of each style that is a heading, by its id; the title is level 1.

    A style made from another has the level of that.
    """
    levels: dict[str, int] = {}
    bases: dict[str, str] = {}
    for style in word.styles.element.iter(f"{_W}style"):
        ident = style.get(f"{_W}styleId", "")
        name, base = style.find(f"{_W}name"), style.find(f"{_W}basedOn")
        plain = name.get(f"{_W}val", "").lower() if name is not None else ""
        bases[ident] = base.get(f"{_W}val", "") if base is not None else ""
        if re.fullmatch(r"heading [1-9]", plain):
            levels[ident] = int(plain[8:])
        elif plain == "title":
            levels[ident] = 1
        elif level := _level(style):
            levels[ident] = level
    for ident in bases:
        above = ident
        for _ in bases:
            if above in levels or not above:
                break
            above = bases.get(above, "")
        if above in levels:
            levels.setdefault(ident, levels[above])
    return levels
