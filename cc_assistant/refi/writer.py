"""Writes a pack's documents and codings as a REFI-QDA project (.qdpx): the same pack gives the same bytes.

Positions are code points in the plain texts, as the standard has them. What it has no place for is kept in
codes of their own (directions, key quotes) and in a note for each document, so that it comes back whole.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from cc_assistant.domain.coding import Codebook, Coder, Coding
from cc_assistant.domain.document import Document, Speaker
from cc_assistant.refi import record
from cc_assistant.refi.codes_out import code_nodes
from cc_assistant.refi.fields import ATTRIBUTE, Value, details_values, guid_of_variable, speaker_values
from cc_assistant.refi.frames import Frames, guid_of_code
from cc_assistant.refi.guid import guid_of
from cc_assistant.refi.marks import DIRECTIONS, KEY, Mark
from cc_assistant.refi.moments import written_moment
from cc_assistant.refi.naming import one_line
from cc_assistant.refi.notes import MEMO
from cc_assistant.refi.spoken import Spoken, spoken
from cc_assistant.refi.xml_out import Node, as_bytes, held, node, with_text

PROJECT_SPACE = "urn:QDA-XML:project:1.0"
_DAY = (1980, 1, 1, 0, 0, 0)
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Outgoing:
    """What a project is to hold.

    Attributes:
        name: of the project.
        documents: in order.
        codings: on their words; of documents that are not among them, none is written.
        codebook: the users' own codes, and who codes.
        frames: the coding frames.
        origin: name and version of the program.
        description: what is said of the project as a whole.
        turns: write who speaks as cases of passages; programs that show every passage as a quotation show
            these too.
    """

    name: str
    documents: Sequence[Document]
    codings: Sequence[Coding]
    codebook: Codebook
    frames: Frames
    origin: str
    description: str = ""
    turns: bool = True


def write_project(outgoing: Outgoing) -> bytes:
    """Return a project as a .qdpx file."""
    project = _Project(outgoing)
    members = {"project.qde": as_bytes(project.root())}
    for document in outgoing.documents:
        text = project.shown[document.id].shown(document.text)
        members[f"Sources/{_source_guid(document)}.txt"] = text.encode("utf-8", "replace")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return stream.getvalue()


@dataclass
class _Project:
    outgoing: Outgoing
    notes: list[Node] = field(default_factory=list)
    variables: dict[str, Node] = field(default_factory=dict)
    shown: dict[str, Spoken] = field(default_factory=dict)

    def root(self) -> Node:
        out = self.outgoing
        self.shown = {document.id: spoken(document) for document in out.documents}
        codings = [coding for coding in out.codings if coding.document in self.shown]
        by_document: dict[str, list[Coding]] = {}
        for coding in codings:
            by_document.setdefault(coding.document, []).append(coding)
        names = _names(out.documents)
        sources = [
            self._source(document, names[document.id], by_document.get(document.id, ()))
            for document in out.documents
        ]
        cases = [*self._cases(), *(self._people() if out.turns else ())]
        marked = any(coding.direction or coding.key for coding in codings)
        codes = code_nodes(out.codebook, out.frames, {coding.code for coding in codings}, marks=marked)
        book = [node("CodeBook", None, *codes) for codes in [held("Codes", codes)] if codes]
        return node(
            "Project",
            {"xmlns": PROJECT_SPACE, "name": out.name, "origin": out.origin},
            *held("Users", (_user(coder) for coder in _coders(out.codebook, codings))),
            *book,
            *held("Variables", self.variables.values()),
            *held("Cases", cases),
            *held("Sources", sources),
            *held("Notes", self.notes),
            *([with_text("Description", out.description)] if out.description else []),
        )

    def _source(self, document: Document, name: str, codings: Sequence[Coding]) -> Node:
        guid = _source_guid(document)
        made = node(
            "TextSource",
            {
                "guid": guid,
                "name": name,
                "plainTextPath": f"internal://{guid}.txt",
                "creationDateTime": written_moment(document.imported),
            },
        )
        in_order = sorted(codings, key=lambda one: (one.start, one.end, one.id))
        made.extend(self._selection(document, coding) for coding in in_order)
        if self.outgoing.turns:
            made.extend(self._turns(document))
        made.append(self._note(guid_of("record", document.id), record.NAME + name, record.written(document)))
        made.extend(self._value(value) for value in details_values(document.details))
        return made

    def _selection(self, document: Document, coding: Coding) -> Node:
        start, end = self.shown[document.id].out(coding.start, coding.end)
        by = {"creatingUser": guid_of("coder", coding.coder), "creationDateTime": written_moment(coding.made)}
        main = node(
            "Coding",
            {"guid": guid_of("coding", coding.id), **by},
            node("CodeRef", {"targetGUID": guid_of_code(coding.code)}),
        )
        if coding.memo:
            main.append(self._note(guid_of("memo", coding.id), MEMO, coding.memo, by))
        marks = [DIRECTIONS[coding.direction]] if coding.direction else []
        marks += [KEY] if coding.key else []
        return node(
            "PlainTextSelection",
            {
                "guid": guid_of("selection", coding.id),
                "name": _shortened(coding.words),
                "startPosition": str(start),
                "endPosition": str(end),
                **by,
            },
            main,
            *(_mark(coding, mark, by) for mark in marks),
        )

    def _turns(self, document: Document) -> Iterator[Node]:
        for number, unit in enumerate(document.units):
            if unit.speaker:
                start, end = self.shown[document.id].out(unit.start, unit.end)
                yield node(
                    "PlainTextSelection",
                    {
                        "guid": _turn_guid(document, number),
                        "name": _shortened(document.text[unit.start : unit.end]),
                        "startPosition": str(start),
                        "endPosition": str(end),
                    },
                )

    def _cases(self) -> Iterator[Node]:
        by_case: dict[str, list[Document]] = {}
        for document in self.outgoing.documents:
            if document.details.case:
                by_case.setdefault(document.details.case, []).append(document)
        for case, documents in by_case.items():
            refs = (node("SourceRef", {"targetGUID": _source_guid(one)}) for one in documents)
            yield node("Case", {"guid": guid_of("case", case), "name": case}, *refs)

    def _people(self) -> Iterator[Node]:
        for document in self.outgoing.documents:
            for speaker in document.speakers:
                yield self._person(document, speaker)

    def _person(self, document: Document, speaker: Speaker) -> Node:
        said = [n for n, unit in enumerate(document.units) if unit.speaker == speaker.id]
        guid = guid_of("speaker", f"{document.id}/{speaker.id}")
        return node(
            "Case",
            {"guid": guid, "name": speaker.name},
            *(self._value(value) for value in speaker_values(speaker)),
            *(node("SelectionRef", {"targetGUID": _turn_guid(document, n)}) for n in said),
        )

    def _value(self, value: Value) -> Node:
        guid = guid_of_variable(value)
        if guid not in self.variables:
            taken = {one.get("name") for one in self.variables.values()}
            number = next(n for n in count(1) if _numbered(value.name, n) not in taken)
            name = _numbered(value.name, number)
            made = node("Variable", {"guid": guid, "name": name, "typeOfVariable": "Text"})
            if not value.field and name != value.name:
                made.append(with_text("Description", ATTRIBUTE + value.name))
            self.variables[guid] = made
        return node(
            "VariableValue",
            None,
            node("VariableRef", {"targetGUID": guid}),
            with_text("TextValue", value.text),
        )

    def _note(self, guid: str, name: str, text: str, by: dict[str, str] | None = None) -> Node:
        """Add a note and return the reference to it."""
        made = node("Note", {"guid": guid, "name": name, **(by or {})}, with_text("PlainTextContent", text))
        self.notes.append(made)
        return node("NoteRef", {"targetGUID": guid})


def _names(documents: Sequence[Document]) -> dict[str, str]:
    """Return the titles of documents, with their id where two have the same: programs mix these up."""
    titles = [document.source.title for document in documents]
    return {
        document.id: title if titles.count(title) == 1 else f"{title} ({document.id})"
        for document, title in zip(documents, titles, strict=True)
    }


def _coders(codebook: Codebook, codings: Sequence[Coding]) -> Iterator[Coder]:
    known = {coder.id: coder for coder in codebook.coders}
    for ident in sorted({coding.coder for coding in codings} - known.keys()):
        known[ident] = Coder(id=ident, name=ident)
    yield from known.values()


def _user(coder: Coder) -> Node:
    return node("User", {"guid": guid_of("coder", coder.id), "name": coder.name, "id": coder.id})


def _mark(coding: Coding, mark: Mark, by: dict[str, str]) -> Node:
    guid = guid_of("marked", f"{coding.id}/{mark.guid}")
    return node("Coding", {"guid": guid, **by}, node("CodeRef", {"targetGUID": mark.guid}))


def _source_guid(document: Document) -> str:
    return guid_of("document", document.id)


def _turn_guid(document: Document, number: int) -> str:
    return guid_of("turn", f"{document.id}/{number}")


def _shortened(words: str) -> str:
    plain = one_line(words, len(words))
    return plain if len(plain) <= _LONGEST_NAME else plain[:_LONGEST_NAME].rstrip() + "…"


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number})"
