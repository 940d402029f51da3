"""One source of a project as a document: its units, who speaks, and its codings at their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from cc_assistant.domain.coding import CodeRef, Coding
from cc_assistant.domain.document import Document, Speaker
from cc_assistant.domain.import_report import Remark
from cc_assistant.domain.passage import Direction
from cc_assistant.refi.cases_in import Person
from cc_assistant.refi.coders_in import Coders
from cc_assistant.refi.codes_in import Codes
from cc_assistant.refi.counting import STANDARD, Way
from cc_assistant.refi.fields import speaker_of
from cc_assistant.refi.guid import guid_of, read_guid
from cc_assistant.refi.kept_text import Kept
from cc_assistant.refi.moments import read_moment
from cc_assistant.refi.naming import one_line
from cc_assistant.refi.notes import Notes
from cc_assistant.refi.placing import Placed
from cc_assistant.refi.project import CodedDocument, Ears
from cc_assistant.refi.record import restored
from cc_assistant.refi.sources_in import Coded, FoundSource
from cc_assistant.refi.speaking import Speaking
from cc_assistant.refi.spoken import spoken
from cc_assistant.refi.xml_tree import Element
from cc_assistant.text.span import Span

_NAMED = 40
"""Selections that are told of one by one; more of a kind are told of together."""


class Around(NamedTuple):
    """What the sources of a project share.

    ``coding_id`` gives a coding its id from its GUID and coder.
    """

    codes: Codes
    coders: Coders
    notes: Notes
    people: Sequence[Person]
    now: datetime
    coding_id: Callable[[str, str], str]
    ears: Ears | None


class DocumentReader:
    """Makes a document of a source.

    Args:
        source: the source.
        way: how its positions are counted.
        placed: where its selections stand.
        record: what a record of ours says of it; empty where there is none.
        around: what sources share.
    """

    def __init__(
        self, source: FoundSource, way: Way, placed: Sequence[Placed], record: str, around: Around
    ) -> None:
        self._source = source
        self._way = way
        self._placed = placed
        self._around = around
        kept = Kept(source.raw.text, blocks=True) if record else Kept(source.raw.text)
        self._original: Document | None = restored(record, kept.text) if record else None
        if record and not self._original:
            kept = Kept(source.raw.text)
        self._kept = kept
        self._spoken = spoken(self._original) if self._original else None
        self._remarks: list[Remark] = list(source.remarks)
        if record and not self._original:
            why = "its words were changed since it left here: its passages get new ids"
            self._remarks.append(Remark(what="changed", name=source.name, why=why))
        self._speaking = Speaking(source, placed, kept, around.people, around.ears)

    @property
    def empty(self) -> bool:
        """Whether there are no words in it."""
        return not self._kept.text

    def read(self, ident: str) -> CodedDocument:
        """Return the document.

        Args:
            ident: the id that it gets, if it is none of ours that comes back.
        """
        original = self._original
        ident = original.id if original else ident
        units = original.units if original else tuple(self._speaking.units())
        text = original.text if original else self._kept.text
        codings = tuple(self._codings(ident, text))
        speakers = tuple(self._speaking.speakers.values())
        if original:
            speakers = tuple(self._known(speaker, original) for speaker in original.speakers)
        return CodedDocument(
            guid=self._source.guid,
            id=ident,
            name=self._source.name,
            text=text,
            units=units,
            speakers=speakers,
            codings=codings,
            remarks=tuple(self._remarks),
            made=read_moment(self._source.holder.get("creationDateTime")),
            original=original,
        )

    def _known(self, speaker: Speaker, document: Document) -> Speaker:
        """Return a speaker of ours that comes back, with what the project says of them now."""
        guid = guid_of("speaker", f"{document.id}/{speaker.id}")
        person = next((one for one in self._around.people if one.guid == guid), None)
        return speaker_of(speaker, person.values) if person else speaker

    def _codings(self, ident: str, text: str) -> Iterable[Coding]:
        counted: list[str] = []
        cut: list[str] = []
        for one, placed in zip(self._source.coded, self._placed, strict=True):
            given = self._given(one)
            if not given:
                continue
            label = _label(one, given[0].name)
            span = self._kept.place(*placed.span) if placed.span else None
            if span is None:
                self._lost(one, label, len(given))
                continue
            span = self._spoken.back(*span) if self._spoken else span
            span = _bare(text, span)
            if span.start >= span.end:
                self._lost(one, label, len(given))
                continue
            self._tell(one, placed, label, cut, counted)
            for what in given:
                yield self._coding(ident, text, span, one.element, what)
        whole = Span(0, len(text))
        for coding in self._source.whole:
            if whole_given := self._of_element(coding, self._source.holder, (), None, key=False):
                yield self._coding(ident, text, whole, self._source.holder, whole_given)
        self._told_together(counted, cut)

    def _coding(self, ident: str, text: str, span: Span, element: Element, what: _Given) -> Coding:
        coder = self._around.coders.of(what.element, element, self._source.holder)
        guid = read_guid(what.element.get("guid")) or f"{self._source.guid}/{read_guid(element.get('guid'))}"
        made = (
            read_moment(what.element.get("creationDateTime"))
            or read_moment(element.get("creationDateTime"))
            or self._around.now
        )
        return Coding(
            id=self._around.coding_id(guid, coder),
            document=ident,
            start=span.start,
            end=span.end,
            words=text[span.start : span.end],
            code=what.code,
            coder=coder,
            direction=what.direction,
            memo=what.memo,
            key=what.key,
            made=made,
        )

    def _given(self, one: Coded) -> list[_Given]:
        """Return the codings of a selection; what has a note and no code gets a code for it."""
        elements = list(one.element.all("Coding"))
        marks = [mark for element in elements if (mark := self._around.codes.marks.get(_ref(element)))]
        direction = next((mark.direction for mark in marks if mark.direction), None)
        key = any(mark.direction is None for mark in marks)
        said = tuple(
            filter(None, (one.element.words("Description"), *self._around.notes.of(one.element, one.guid)))
        )
        found = [
            given
            for element in elements
            if _ref(element) not in self._around.codes.marks
            and (given := self._of_element(element, one.element, said, direction, key=key))
        ]
        if not found and (said or marks):
            code = self._around.codes.annotation()
            found = [_Given(one.element, code, "Annotation", "\n\n".join(said), direction, key)]
        return found

    def _of_element(
        self,
        element: Element,
        holder: Element,
        said: tuple[str, ...],
        direction: Direction | None,
        *,
        key: bool,
    ) -> _Given | None:
        code = self._around.codes.refs.get(_ref(element))
        if code is None:
            why = "its code is not in the codebook of the file"
            name = one_line(holder.get("name"), 60) or "a coding"
            self._remarks.append(Remark(what="lost", name=name, why=why))
            return None
        notes = self._around.notes.of(element, read_guid(element.get("guid")))
        memo = "\n\n".join(dict.fromkeys((*notes, *said)))
        return _Given(element, code, self._around.codes.name_of(code), memo, direction, key)

    def _tell(self, one: Coded, placed: Placed, label: str, cut: list[str], counted: list[str]) -> None:
        if placed.how == "found" and one.kind == "region":
            why = "it was selected on a page, and put on its words where they stand in the text"
            self._remarks.append(Remark(what="moved", name=label, why=why))
        elif placed.how == "found":
            why = "its positions point at other words than it records; it was put on the recorded ones"
            self._remarks.append(Remark(what="moved", name=label, why=why))
        elif one.kind == "time":
            why = "it was selected in a recording, and put on the words that were written down for that time"
            self._remarks.append(Remark(what="changed", name=label, why=why))
        elif placed.how == "counted":
            counted.append(label)
        elif placed.how == "cut":
            cut.append(label)

    def _lost(self, one: Coded, label: str, count: int) -> None:
        why = {
            "region": "it was selected on a page or picture, and its words are not in the text",
            "time": "it was selected in a recording at a time for which no words were written down",
        }.get(one.kind, "its positions lie outside the text or hold no words")
        self._remarks.append(Remark(what="lost", name=label, why=why, count=count))

    def _told_together(self, counted: list[str], cut: list[str]) -> None:
        if counted:
            why = (
                f"its positions count {self._way}, and the standard does not: its selections were put on the "
                "words that they mean there"
            )
            self._remarks.append(Remark(what="moved", name=self._source.name, why=why, count=len(counted)))
        elif self._way != STANDARD and self._source.coded:
            why = f"its positions count {self._way}; here that makes no difference"
            self._remarks.append(Remark(what="note", name=self._source.name, why=why))
        why = "it cuts a word, or records other words, and stays as the file has it: look at it"
        self._remarks += [Remark(what="note", name=label, why=why) for label in cut[:_NAMED]]
        if len(cut) > _NAMED:
            name = f"more selections in {self._source.name}"
            self._remarks.append(Remark(what="note", name=name, why=why, count=len(cut) - _NAMED))


class _Given(NamedTuple):
    """A code that a selection was given, with what belongs to it."""

    element: Element
    code: CodeRef
    name: str
    memo: str
    direction: Direction | None
    key: bool


def _ref(coding: Element) -> str:
    ref = coding.first("CodeRef")
    return read_guid(ref.get("targetGUID")) if ref else ""


def _label(one: Coded, code: str) -> str:
    name = one_line(one.selection.name, 60)
    return f"{code}: ‘{name}’" if name else f"{code}, positions {one.selection.start} to {one.selection.end}"


def _bare(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
