"""Takes a project of another program into a pack: new documents, those that changed, and their codings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.domain.import_report import FileReport, Remark
from cc_assistant.errors import UsageError
from cc_assistant.text.free_id import free_id

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Coding
    from cc_assistant.domain.document import Details, Document
    from cc_assistant.refi.project import CodedDocument, CodedProject
    from cc_assistant.tasks.coding_bench import CodingBench


class ProjectTaking:
    """Takes one project into one pack.

    Args:
        bench: codebooks and codings of packs.
        file: of the project.
        shown: the name by which it is told.
        folder: of the pack.
        taken: ids that documents and sources have already.
        said: what is said of the documents, in place of what the project says.
    """

    def __init__(
        self,
        bench: CodingBench,
        file: Path,
        shown: str,
        folder: Path,
        *,
        taken: set[str],
        said: Details | None,
    ) -> None:
        from cc_assistant.files import sha256_of

        self._bench = bench
        self._file = file
        self._sha256 = sha256_of(file)
        self._shown = shown
        self._folder = folder
        self._said = {name: getattr(said, name) for name in said.model_fields_set} if said else {}
        self._documents = {document.id: document for document in self._bench.documents(folder)}
        self._taken = taken
        self._met: set[str] = set()

    def take(self, project: CodedProject) -> Iterator[FileReport]:
        """Take it in: the codebook, then one document after another with its codings."""
        news = project.codebook != self._bench.codebook(self._folder)
        if news:
            self._bench.keep_codebook(self._folder, project.codebook)
        for number, coded in enumerate(project.documents):
            yield self._document(coded, () if number else project.remarks)
        if not project.documents:
            yield FileReport(
                file=self._shown,
                outcome="updated" if news else "refused",
                why=f"There is no text in it{'; its codes were kept' if news else ', and no code'}.",
                counts=project.counts,
                remarks=project.remarks,
            )

    def _document(self, coded: CodedDocument, remarks: tuple[Remark, ...]) -> FileReport:
        from cc_assistant.knowledge.documents import write_document

        named = f"{self._shown}: {coded.name}"
        if not coded.text and not coded.original:  # a reference of ours has no text, and is whole
            return FileReport(
                file=named,
                outcome="refused",
                why="There is no text in it.",
                remarks=(*remarks, *coded.remarks),
            )
        before, made = self._made(coded)
        if self._said:
            made = made.model_copy(update={"details": made.details.model_copy(update=self._said)})
        told = list(remarks) + list(coded.remarks)
        if before is None or made != before:
            write_document(self._folder, made)
        self._documents[made.id] = made
        self._taken.add(made.id)
        self._met.add(made.id)
        placed = coded.renamed(made.id).codings
        removed, added = self._codings(before, made, placed, told)
        if removed or added:
            self._bench.for_import(self._folder).replace(removed, added)
        changed = before is not None and (made != before or removed or added)
        counts = {
            "turns" if any(unit.speaker for unit in made.units) else "paragraphs": len(made.units),
            "codings": len(placed),
            "memos": sum(bool(coding.memo) for coding in placed),
            "passages": len(made.cuts),
        }
        return FileReport(
            file=named,
            outcome="new" if before is None else "updated" if changed else "unchanged",
            document=made.id,
            counts={name: count for name, count in counts.items() if count},
            remarks=tuple(told),
        )

    def _made(self, coded: CodedDocument) -> tuple[Document | None, Document]:
        """Return the document as it was in the pack, and as it is now."""
        from cc_assistant.ingest.assembling import new_id

        if coded.original:
            before = self._documents.get(coded.original.id)
            if before and before.text == coded.original.text and before.id not in self._met:
                said = {"details": coded.original.details, "speakers": coded.original.speakers}
                return before, before.model_copy(update=said)
            if before is None:
                return self._ours(coded.original)
        before = next((one for one in self._documents.values() if self._is_older(one, coded)), None)
        ident = before.id if before else new_id(coded.name, self._taken)
        return before, self._assembled(coded, ident, before)

    def _ours(self, original: Document) -> tuple[Document | None, Document]:
        """Return a document of ours whole; under another id where its own is another document's."""
        here = (one for one in self._documents.values() if one.id not in self._met)
        before = next((one for one in here if _same(one, original)), None)
        if before or original.id in self._taken:
            original = _called(
                original, before.id if before else free_id(original.id, self._taken, "document")
            )
        return before, original

    def _is_older(self, document: Document, coded: CodedDocument) -> bool:
        return (
            document.form == "qdpx"
            and document.file == self._file.name
            and document.source.title == coded.name
            and document.id not in self._met
        )

    def _assembled(self, coded: CodedDocument, ident: str, before: Document | None) -> Document:
        from cc_assistant.ingest.assembling import assemble
        from cc_assistant.ingest.raw import RawDocument, RawUnit, Record

        names = {speaker.id: speaker.name for speaker in coded.speakers}
        raw = RawDocument(
            form="qdpx",
            record=Record(title=coded.name, kind="interview" if coded.speakers else None),
            key=coded.guid,
            units=tuple(
                RawUnit(
                    kind=unit.kind,
                    text=coded.text[unit.start : unit.end],
                    locator=unit.locator,
                    speaker=names.get(unit.speaker or ""),
                )
                for unit in coded.units
            ),
            speakers=coded.speakers,
        )
        made = assemble(
            raw,
            ident,
            file=self._file.name,
            sha256=self._sha256,
            now=before.imported if before and before.sha256 == self._sha256 else self._bench.now(),
            details=coded.details,
            title=coded.name,
            before=before,
        )
        if made.text != coded.text:  # every coding would point elsewhere
            raise UsageError(f"'{coded.name}' cannot be kept as it stands.", remedy="Please report this.")
        return made

    def _codings(
        self, before: Document | None, made: Document, placed: Sequence[Coding], told: list[Remark]
    ) -> tuple[list[Coding], list[Coding]]:
        """Return what goes and what comes: codings of the file replace themselves, own ones move along."""
        from cc_assistant.text.moving import new_place

        here = [one for one in self._bench.codings(self._folder) if one.document == made.id]
        same = {_place(one): one for one in here}
        ids = {one.id: one for one in here}
        removed: list[Coding] = []
        added: list[Coding] = []
        for coding in placed:
            known = ids.get(coding.id) or same.get(_place(coding))
            now = coding.model_copy(update={"id": known.id}) if known else coding
            if known is None:
                added.append(now)
            elif known != now:
                removed.append(known)
                added.append(now)
            if known:
                ids.pop(known.id, None)
        for coding in ids.values() if before and before.text != made.text else ():
            place = new_place(coding.words, coding.start, before.text if before else "", made.text)
            if place is None:
                removed.append(coding)
                name = f"{coding.code}: ‘{coding.words[:60]}’"
                told.append(Remark(what="lost", name=name, why="its words are not in the file any more"))
            elif place.start != coding.start:
                removed.append(coding)
                added.append(coding.model_copy(update={"start": place.start, "end": place.end}))
        return removed, added


def _same(one: Document, other: Document) -> bool:
    """Tell a document from others, whatever it is called here: by its file, its title and its words."""
    return (one.file, one.source.title, one.text) == (other.file, other.source.title, other.text)


def _called(document: Document, ident: str) -> Document:
    """Return a document under another id, with its passages."""
    begins = f"{document.id}-"
    cuts = tuple(
        cut.model_copy(update={"id": f"{ident}-{cut.id.removeprefix(begins)}"}) for cut in document.cuts
    )
    source = document.source.model_copy(update={"id": ident})
    return document.model_copy(update={"id": ident, "source": source, "cuts": cuts})


def _place(coding: Coding) -> tuple[object, ...]:
    return coding.start, coding.end, coding.code, coding.coder
