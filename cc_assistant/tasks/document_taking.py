"""Takes files into a pack, one after another: new documents, those that changed, and their codings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cc_assistant.domain.import_report import FileReport, Remark
from cc_assistant.errors import CodingBusy, FileFault

if TYPE_CHECKING:
    from cc_assistant.coding.moved import Moved
    from cc_assistant.domain.document import Details, Document, DocumentForm
    from cc_assistant.domain.ports import Codings
    from cc_assistant.ingest.limits import Limits
    from cc_assistant.ingest.named_files import NamedFile
    from cc_assistant.ingest.raw import RawDocument, Wish
    from cc_assistant.ingest.reading import Reading

_PROJECTS = (".qdpx", ".qdc")
_STANDS = 0.2
"""Share of the passages of a document that still stand, from which on a file of its name is that document."""


class ProjectTaker(Protocol):
    """Takes projects and codebooks of other programs (REFI-QDA)."""

    def __call__(self, file: Path, shown: str, folder: Path, *, said: Details) -> list[FileReport]:
        """Take a file, told as ``shown``, into the pack of a folder; ``said`` is said of its documents."""
        ...


class Taking:
    """Takes files into one pack, one after another.

    Args:
        folder: of the pack.
        documents: that it holds.
        taken: ids that a new document may not have.
        codings: of the pack; None where nobody codes.
        projects: takes a project or codebook of another program.
        limits: for each file.
        now: tells the time, with its zone.
        ident: wanted for a new document.
    """

    def __init__(
        self,
        folder: Path,
        documents: Sequence[Document],
        *,
        taken: set[str],
        codings: Codings | None,
        projects: ProjectTaker | None,
        limits: Limits,
        now: Callable[[], datetime],
        ident: str = "",
    ) -> None:
        self._limits = limits
        self._ident = ident
        self._folder = folder
        self._documents = {document.id: document for document in documents}
        self._taken = taken
        self._codings = codings
        self._projects = projects
        self._now = now
        self._touched: set[str] = set()
        self._seen: dict[str, str] = {}

    def take(  # noqa: PLR0917
        self,
        file: NamedFile,
        reading: Reading,
        wish: Wish,
        form: DocumentForm | None,
        details: Details,
        title: str,
    ) -> list[FileReport]:
        """Take in one file and report it: once, or once for each document that it holds.

        Args:
            file: the file.
            reading: reads it.
            wish: how it is to be read.
            form: what it is, where that should not be told from what it holds.
            details: what is said of it.
            title: of the document; "" for that of the file.

        Raises:
            FileFault: the pack cannot be written.
        """
        from cc_assistant.files import sha256_of
        from cc_assistant.ingest.detect import detect
        from cc_assistant.ingest.limits import Unreadable
        from cc_assistant.ingest.named_files import look_at

        path, shown = file.path, file.shown
        try:
            look_at(file, self._limits)
            if self._projects and form is None and path.suffix.lower() in _PROJECTS:
                reports = self._projects(path, shown, self._folder, said=details)
                self._read_anew()
                return reports
            sha256 = sha256_of(path)
            if told := self._known(shown, path.name, sha256, details, title):
                return told
            found = detect(path, form if form not in {"transcript"} else None)
            raws = reading.read(path, found, wish)
            self._seen[sha256] = shown
            return [self._one(raw, shown, path.name, sha256, details, title) for raw in raws]
        except Unreadable as fault:
            return [FileReport(file=shown, outcome="refused", why=str(fault))]
        except CodingBusy as busy:
            why = f"{busy.message} Leave the coding screen, then import it again."
            return [FileReport(file=shown, outcome="refused", why=why)]
        except FileFault:
            raise
        except OSError as error:
            return [FileReport(file=shown, outcome="refused", why=f"It cannot be read: {error.strerror}.")]

    def _read_anew(self) -> None:
        from cc_assistant.knowledge.documents import read_documents

        self._documents = {document.id: document for document in read_documents(self._folder)}
        self._taken.update(self._documents)

    def _known(
        self, shown: str, name: str, sha256: str, details: Details, title: str
    ) -> list[FileReport] | None:
        """Report a file whose very bytes are there already; None if they are not."""
        if sha256 in self._seen:
            why = f"It is the same file as {self._seen[sha256]}."
            return [FileReport(file=shown, outcome="duplicate", why=why)]
        same = [document for document in self._documents.values() if document.sha256 == sha256]
        if not same:
            return None
        self._seen[sha256] = shown
        self._touched.update(document.id for document in same)
        if same[0].file == name:
            return [self._told_again(shown, document, details, title) for document in same]
        why = f"It is the same file as {same[0].file}, which is in the pack."
        return [FileReport(file=shown, outcome="duplicate", why=why, document=same[0].id)]

    def _told_again(self, shown: str, document: Document, details: Details, title: str) -> FileReport:
        """The bytes are as they were; what is said of them may be new."""
        from cc_assistant.ingest.said import joined

        said = joined(document.details, details)
        source = document.source.model_copy(update={"title": title}) if title else document.source
        changed = document.model_copy(update={"details": said, "source": source})
        remarks = self._put_right(document)
        if changed == document:
            return FileReport(file=shown, outcome="unchanged", document=document.id, remarks=remarks)
        self._write(changed)
        return FileReport(
            file=shown,
            outcome="updated",
            document=document.id,
            why="What is said of it is new.",
            remarks=remarks,
        )

    def _one(  # noqa: PLR0917
        self, raw: RawDocument, shown: str, name: str, sha256: str, details: Details, title: str
    ) -> FileReport:
        from cc_assistant.coding.moved import Moved, moved_codings
        from cc_assistant.ingest.assembling import assemble, counts_of, new_id, spoken_remarks
        from cc_assistant.ingest.said import joined

        remarks: tuple[Remark, ...] = ()
        before, made = None, None
        for candidate in self._same_name(raw, name):
            made = assemble(
                raw,
                candidate.id,
                file=name,
                sha256=sha256,
                now=self._now(),
                details=joined(candidate.details, details),
                title=title,
                before=candidate,
            )
            if _stands(candidate, made):
                before = candidate
                break
            made = None
            why = f"of '{candidate.id}', which a file of this name holds, too little stands in it: it is new"
            remarks = (*remarks, Remark(what="note", name=name, why=why))
        if made is None:
            ident = new_id(
                self._ident or title or raw.key or raw.record.title or Path(name).stem, self._taken
            )
            made = assemble(
                raw, ident, file=name, sha256=sha256, now=self._now(), details=details, title=title
            )
        if twin := self._twin(made):
            why = f"the words are those of {twin.id}, which came from {twin.file}: remove one of the two"
            remarks = (*remarks, Remark(what="note", name=name, why=why))
        codings = self._codings.of(before.id) if before and self._codings else ()
        moved = moved_codings(before, made, codings) if before else Moved((), (), ())
        # First the codings: where somebody is at work, nothing changes. What a kill leaves between the two is
        # put right by the same import.
        self._move(moved)
        self._write(made)
        return FileReport(
            file=shown,
            outcome="updated" if before else "new",
            document=made.id,
            counts=counts_of(made, raw),
            remarks=(*spoken_remarks(raw, before), *remarks, *_gone(before, made), *moved.remarks),
        )

    def _move(self, moved: Moved) -> None:
        if self._codings and (moved.removed or moved.added):
            self._codings.move(moved.removed, moved.added)

    def _put_right(self, document: Document) -> tuple[Remark, ...]:
        """Put codings right whose words do not stand where they should; tell of those."""
        from cc_assistant.coding.moved import moved_codings

        astray = [
            coding
            for coding in (self._codings.of(document.id) if self._codings else ())
            if document.text[coding.start : coding.end] != coding.words
        ]
        moved = moved_codings(document, document, astray)
        self._move(moved)
        return moved.remarks

    def _same_name(self, raw: RawDocument, name: str) -> list[Document]:
        """Return the documents of which this may be a newer state."""
        return [
            document
            for document in self._documents.values()
            if document.file == name
            and document.id not in self._touched
            and (not raw.key or document.source.title == raw.record.title)
        ]

    def _twin(self, made: Document) -> Document | None:
        """Return another document of the very words, such as the same talk saved in another form."""
        return next(
            (
                one
                for one in self._documents.values()
                if one.id != made.id and made.text and one.text == made.text
            ),
            None,
        )

    def _write(self, document: Document) -> None:
        from cc_assistant.knowledge.documents import write_document

        write_document(self._folder, document)
        self._documents[document.id] = document
        self._taken.add(document.id)
        self._touched.add(document.id)


def _stands(before: Document, after: Document) -> bool:
    kept = {entry.id for entry in after.cuts} & {entry.id for entry in before.cuts}
    return not before.cuts or len(kept) >= _STANDS * min(len(before.cuts), max(1, len(after.cuts)))


def _gone(before: Document | None, after: Document) -> list[Remark]:
    if before is None:
        return []
    gone = {entry.id for entry in before.cuts} - {entry.id for entry in after.cuts}
    if not gone:
        return []
    why = "their words do not stand in the file any more; their ids are not given again"
    return [Remark(what="dropped", name="passages", why=why, count=len(gone))]
