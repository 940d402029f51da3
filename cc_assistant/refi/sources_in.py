"""The sources of a project that hold text, whatever kind they are, with everything that is coded in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from cc_assistant.domain.import_report import Remark
from cc_assistant.refi.docx_text import docx_text
from cc_assistant.refi.guid import read_guid
from cc_assistant.refi.members import Members, Paths, Raw, decoded, unmarked
from cc_assistant.refi.naming import one_line
from cc_assistant.refi.placing import Selection
from cc_assistant.refi.xml_tree import Element

_MEDIA = {"AudioSource": "recording", "VideoSource": "video", "PictureSource": "picture", "PDFSource": "PDF"}
_NOWHERE = -1


@dataclass(frozen=True)
class Coded:
    """Something selected in a source: a stretch of its text, or a region or time that may stand for one."""

    element: Element
    selection: Selection
    kind: str = "text"

    @property
    def guid(self) -> str:
        """Its GUID."""
        return read_guid(self.element.get("guid"))


@dataclass
class FoundSource:
    """A source with text: ``holder`` has the GUID and name, ``element`` the text."""

    holder: Element
    element: Element
    raw: Raw
    name: str
    coded: list[Coded] = field(default_factory=list)
    whole: list[Element] = field(default_factory=list)
    moments: list[tuple[int, float]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def guid(self) -> str:
        """Its GUID."""
        return read_guid(self.holder.get("guid"))


class Texts:
    """Reads the texts of sources and notes, from the XML or from the members that it names."""

    def __init__(self, members: Members) -> None:
        self._members = members
        self._paths = Paths(members)

    def raw(self, element: Element) -> Raw | None:
        """Return the text of a source, transcript or note; None where it has none in the file."""
        content = element.first("PlainTextContent")
        if content is not None and content.text.strip():
            return unmarked(content.text)
        if name := self._paths.find(element.get("plainTextPath") or ""):
            return decoded(self._members.read(name))
        name = self._paths.find(element.get("richTextPath") or "")
        if name and name.lower().endswith(".docx"):
            return Raw(docx_text(self._members.read(name)))
        return Raw("") if content is not None else None

    def of(self, element: Element) -> str:
        """Return the text of a note."""
        raw = self.raw(element)
        return raw.text if raw else ""


class Sources:
    """Reads the sources of a project.

    Args:
        project: the root of the file.
        texts: where texts are.

    Attributes:
        found: sources with text.
        remarks: what was dropped, by name.
    """

    def __init__(self, project: Element, texts: Texts) -> None:
        self._texts = texts
        self.found: list[FoundSource] = []
        self.remarks: list[Remark] = []
        held = project.first("Sources")
        for element in held.children if held else ():
            if element.name == "TextSource":
                self._text_source(element)
            elif element.name in _MEDIA:
                self._media_source(element)
            else:
                self._dropped(element, f"a source of the kind {element.name[:40]} is not known")

    def note(self, note: Element) -> FoundSource | None:
        """Return a note as a source of its own; None where there is nothing in it."""
        raw = self._texts.raw(note)
        if raw is None or not raw.text.strip():
            return None
        return FoundSource(note, note, raw, _name(note), list(_text_selections(note)))

    def _text_source(self, element: Element) -> None:
        raw = self._texts.raw(element)
        if raw is None:
            path = element.get("plainTextPath") or element.get("richTextPath") or "no path"
            self._dropped(element, f"its text is not in the file ({path[:120]})", lost=True)
            return
        source = FoundSource(element, element, raw, _name(element))
        source.coded = list(_text_selections(element))
        source.whole = list(element.all("Coding"))
        self._found(source)

    def _media_source(self, element: Element) -> None:
        kind = _MEDIA[element.name]
        inner = [*element.all("Transcript"), *element.all("Representation"), *element.all("TextDescription")]
        read = [(one, raw) for one in inner if (raw := self._texts.raw(one)) and raw.text.strip()]
        if not read:
            why = f"a {kind} has no words that could be read" + (
                ": import the PDF by itself; its codings are only known by their place on the page"
                if kind == "PDF"
                else ""
            )
            self._dropped(element, why, lost=True)
            return
        for number, (one, raw) in enumerate(read):
            name = _name(element) if len(read) == 1 else f"{_name(element)}: {_name(one)}"
            source = FoundSource(element if number == 0 else one, one, raw, name)
            points = sorted(_points(one))
            source.moments = [(position, at / 1000) for at, position in points]
            source.coded = [*_text_selections(one), *_transcript_selections(one)]
            source.whole = list(one.all("Coding"))
            if number == 0:
                source.coded += list(_region_selections(element, points, len(raw.text)))
                source.whole += list(element.all("Coding"))
            self._found(source)
        if kind != "PDF":
            why = f"the {kind} itself stays where it is; its words were kept"
            self.remarks.append(Remark(what="dropped", name=_name(element), why=why))

    def _found(self, source: FoundSource) -> None:
        if source.raw.guessed:
            why = "its text is not UTF-8; it was read as Windows writes it: look whether accents are right"
            source.remarks.append(Remark(what="note", name=source.name, why=why))
        self.found.append(source)

    def _dropped(self, element: Element, why: str, *, lost: bool = False) -> None:
        self.remarks.append(Remark(what="dropped", name=_name(element), why=why))
        codings = sum(1 for one in _everywhere(element) if one.name == "Coding")
        if lost and codings:
            self.remarks.append(
                Remark(what="lost", name=f"codings of {_name(element)}", why=why, count=codings)
            )


def _name(element: Element) -> str:
    return one_line(element.get("name")) or "without a name"


def _everywhere(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _everywhere(child)


def _number(element: Element, name: str) -> int:
    try:
        return int(float(element.get(name)))
    except (ValueError, OverflowError):
        return _NOWHERE


def _text_selections(element: Element) -> Iterator[Coded]:
    for one in element.all("PlainTextSelection"):
        start, end = _number(one, "startPosition"), _number(one, "endPosition")
        yield Coded(one, Selection(start, end, one.get("name")))


def _transcript_selections(element: Element) -> Iterator[Coded]:
    points = {read_guid(one.get("guid")): _number(one, "position") for one in element.all("SyncPoint")}
    for one in element.all("TranscriptSelection"):
        start = points.get(read_guid(one.get("fromSyncPoint")), _NOWHERE)
        end = points.get(read_guid(one.get("toSyncPoint")), _NOWHERE)
        yield Coded(one, Selection(start, end, one.get("name")))


def _points(element: Element) -> Iterator[tuple[int, int]]:
    """Yield the points at which a transcript and its recording meet: milliseconds and position."""
    for one in element.all("SyncPoint"):
        at, position = _number(one, "timeStamp"), _number(one, "position")
        if at >= 0 and position >= 0:
            yield at, position


def _region_selections(element: Element, points: list[tuple[int, int]], length: int) -> Iterator[Coded]:
    times = [at for at, _ in points]
    for one in element.all("AudioSelection", "VideoSelection"):
        begin, end = _number(one, "begin"), _number(one, "end")
        first, last = bisect_right(times, begin) - 1, bisect_left(times, end)
        if first < 0 or begin < 0:
            yield Coded(one, Selection(_NOWHERE, _NOWHERE, ""), "time")
        else:
            upto = points[last][1] if last < len(points) else length
            yield Coded(one, Selection(points[first][1], upto, ""), "time")
    for one in element.all("PDFSelection", "PictureSelection"):
        inner = one.first("Representation")
        words = inner.words("PlainTextContent") if inner else ""
        yield Coded(one, Selection(_NOWHERE, _NOWHERE, words or one.get("name")), "region")
