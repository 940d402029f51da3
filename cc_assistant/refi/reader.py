"""Reads projects (.qdpx) and codebooks (.qdc) of REFI-QDA, as any program writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from cc_assistant.domain.coding import Codebook
from cc_assistant.domain.import_report import Remark
from cc_assistant.errors import InputError
from cc_assistant.refi.cases_in import Cases
from cc_assistant.refi.coders_in import Coders
from cc_assistant.refi.codes_in import Codes, sets_remarks
from cc_assistant.refi.counting import STANDARD, Way
from cc_assistant.refi.document_in import Around, DocumentReader
from cc_assistant.refi.fields import Value, details_of
from cc_assistant.refi.frames import Frames
from cc_assistant.refi.guid import guid_of, read_guid
from cc_assistant.refi.members import Members, project_member
from cc_assistant.refi.naming import fresh_id, one_line
from cc_assistant.refi.notes import Notes
from cc_assistant.refi.placing import Placer, chosen, usual_way
from cc_assistant.refi.project import CodedDocument, CodedProject, Ears
from cc_assistant.refi.record import NAME, ORIGIN
from cc_assistant.refi.sources_in import FoundSource, Sources, Texts
from cc_assistant.refi.xml_tree import Element, parse

_AGAIN = "Export it again as REFI-QDA from the program that wrote it."


class Wanted:
    """What an import starts from and how it is to be done.

    Args:
        now: the time, for codings of which the file does not say when they were made.
        known: codebook of the pack; codes and coders of the file that are the same are taken for these.
        frames: the coding frames.
        by_name: take codes named as those of the frames for these.
        coding_ids: ids of the codings of the pack, so that ours which come back keep theirs.
        document_ids: ids that documents of the pack have already.
        ears: hears who speaks in a transcript, where the project does not say.
    """

    def __init__(
        self,
        now: datetime,
        *,
        known: Codebook | None = None,
        frames: Frames | None = None,
        by_name: bool = False,
        coding_ids: Collection[str] = (),
        document_ids: Collection[str] = (),
        ears: Ears | None = None,
    ) -> None:
        self.now = now
        self.known = known or Codebook()
        self.frames = frames or Frames()
        self.by_name = by_name
        self.document_ids = set(document_ids)
        self.ears = ears
        self._ids = {guid_of("coding", ident): ident for ident in coding_ids}
        self._given: set[str] = set()

    def coding_id(self, guid: str, coder: str) -> str:
        """Return the id of a coding: that of one of ours, else the same at every import of the file."""
        wanted = self._ids.get(guid) or f"{coder}-{guid_of('imported', guid)[:13]}"
        ident = wanted if wanted not in self._given else fresh_id(wanted, self._given, "coding")
        self._given.add(ident)
        return ident


def read_project(members: Members, wanted: Wanted) -> CodedProject:
    """Return what is in a project file.

    Args:
        members: the archive, looked over.
        wanted: what the import starts from.

    Raises:
        InputError: it is no project, or its XML is damaged or hostile.
    """
    root = parse(members.read(project_member(members)))
    if root.name != "Project":
        raise InputError("Its project.qde holds no project.", remedy=_AGAIN)
    texts = Texts(members)
    notes = Notes(root, texts.of)
    codes = _codes(root, wanted, notes)
    coders = Coders(root, wanted.known.coders, root.get("origin"))
    cases = Cases(root)
    sources = Sources(root, texts)
    around = Around(codes, coders, notes, cases.people, wanted.now, wanted.coding_id, wanted.ears)
    records = _records(sources.found, notes)
    ours = root.get("origin").startswith(ORIGIN)
    documents = list(_documents(sources.found, records, around, cases, wanted, ours=ours))
    more = [found for note in notes.others if (found := _as_source(note, sources))]
    documents += _documents(more, {}, around, cases, wanted, ours=ours)
    return CodedProject(
        name=one_line(root.get("name")),
        origin=one_line(root.get("origin")),
        documents=tuple(documents),
        codebook=Codebook(codes=codes.codes, coders=coders.coders),
        remarks=(
            *sources.remarks,
            *codes.remarks,
            *coders.remarks,
            *cases.remarks,
            *_left_out(root, notes),
        ),
        counts=_counts(documents, codes, root),
    )


def read_codebook_file(data: bytes, wanted: Wanted) -> tuple[Codebook, tuple[Remark, ...]]:
    """Return the codebook of a .qdc file, joined to the one that is known, and what did not come over.

    Raises:
        InputError: it is no codebook, or its XML is damaged or hostile.
    """
    root = parse(data)
    if root.name not in {"CodeBook", "Project"}:
        raise InputError("It holds no codebook.", remedy=_AGAIN)
    notes = Notes(root, lambda note: note.words("PlainTextContent"))
    codes = _codes(root, wanted, notes)
    return (
        Codebook(codes=codes.codes, coders=wanted.known.coders),
        (*codes.remarks, *sets_remarks(root.first("Sets"))),
    )


def _codes(root: Element, wanted: Wanted, notes: Notes) -> Codes:
    book = root.first("CodeBook") or root
    held = book.first("Codes") or book
    used = {read_guid(ref.get("targetGUID")) for ref in _all(root, "CodeRef")}
    return Codes(
        held.all("Code"), wanted.known.codes, wanted.frames, notes, by_name=wanted.by_name, used=used
    )


def _all(element: Element, name: str) -> Iterator[Element]:
    for child in element.children:
        if child.name == name:
            yield child
        yield from _all(child, name)


def _records(sources: list[FoundSource], notes: Notes) -> dict[str, str]:
    """Return the records of ours by the GUID of their source, and see that they are taken for no memos."""
    found: dict[str, str] = {}
    for source in sources:
        for ref in notes.refs(source.holder, source.guid):
            if notes.name(ref).startswith(NAME):
                found[source.guid] = notes.take(ref)
    return found


def _documents(
    sources: list[FoundSource],
    records: dict[str, str],
    around: Around,
    cases: Cases,
    wanted: Wanted,
    *,
    ours: bool,
) -> Iterator[CodedDocument]:
    placers = [Placer(source.raw, [one.selection for one in source.coded]) for source in sources]
    verdicts = [placer.verdict() for placer in placers]
    usual: Way | None = usual_way(verdicts)
    for source, placer, verdict in zip(sources, placers, verdicts, strict=True):
        way = STANDARD if ours and source.raw.plain else chosen(verdict, usual)
        record = records.get(source.guid, "")
        reader = DocumentReader(source, way, placer.place(way), record, around)
        document = reader.read(fresh_id(source.name, wanted.document_ids, "document"))
        wanted.document_ids.add(document.id)
        yield _described(document, source, around.notes, cases)


def _described(document: CodedDocument, source: FoundSource, notes: Notes, cases: Cases) -> CodedDocument:
    """Return a document with what the project says of it."""
    own, values = cases.of_source(source.guid)
    values = {**values, **cases.values(source.holder)}
    memos = [
        notes.of(source.holder, source.guid),
        (source.holder.words("Description"),),
    ]
    said = [words for part in memos for words in part if words and not _is_record(words)]
    if said:
        values.setdefault("Memo", Value("Memo", "\n\n".join(said)))
    details = details_of(values, document.original.details if document.original else None)
    if own is not None:
        details = details.model_copy(update={"case": own})
    original = document.original
    if original:
        original = original.model_copy(update={"details": details, "speakers": document.speakers})
    return document.model_copy(update={"details": details, "original": original})


def _is_record(words: str) -> bool:
    return words.startswith(NAME)


def _as_source(note: Element, sources: Sources) -> FoundSource | None:
    found = sources.note(note)
    if found is None or found.name.startswith(NAME):
        return None
    why = "a note that belongs to nothing else, kept as a document"
    found.remarks.append(Remark(what="note", name=found.name, why=why))
    return found


def _left_out(root: Element, notes: Notes) -> Iterator[Remark]:
    """Tell of what has no place here."""
    yield from sets_remarks(root.first("Sets"))
    links = root.first("Links")
    others = [
        link
        for link in (links.all("Link") if links else ())
        if read_guid(link.get("guid")) not in notes.linked
    ]
    for link in others[:20]:
        name = one_line(link.get("name")) or "a link"
        yield Remark(what="dropped", name=name, why="links between codes or passages have no place here")
    if len(others) > 20:
        why = "links between codes or passages have no place here"
        yield Remark(what="dropped", name="more links", why=why, count=len(others) - 20)
    graphs = root.first("Graphs")
    for graph in graphs.all("Graph") if graphs else ():
        name = one_line(graph.get("name")) or "a graph"
        yield Remark(what="dropped", name=name, why="drawings of codes have no place here")
    said = "" if root.get("origin").startswith(ORIGIN) else root.words("Description")
    if said:
        yield Remark(what="note", name="description of the project", why=one_line(said, 300))


def _counts(documents: list[CodedDocument], codes: Codes, root: Element) -> dict[str, int]:
    users = root.first("Users")
    found = {
        "documents": len(documents),
        "codings": sum(len(document.codings) for document in documents),
        "memos": sum(bool(coding.memo) for document in documents for coding in document.codings),
        "codes": codes.read,
        "coders": len(list(users.all("User"))) if users else 0,
    }
    return {name: count for name, count in found.items() if count}
