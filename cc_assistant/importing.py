"""Importing, put together: files are read, become documents of a pack, and take their codings along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from cc_assistant.domain.import_report import FileReport, ImportReport, Remark
from cc_assistant.errors import Cancelled, FileFault, NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Coding
    from cc_assistant.domain.document import Details, Document, DocumentForm
    from cc_assistant.domain.frozen import Frozen
    from cc_assistant.domain.pack import Sensitivity
    from cc_assistant.domain.ports import Codings, Progress
    from cc_assistant.domain.pseudonym import Identifier
    from cc_assistant.ingest.limits import Limits
    from cc_assistant.ingest.raw import RawDocument, Wish
    from cc_assistant.ingest.reading import Reading

M = TypeVar("M", bound="Frozen")

_PROJECTS = (".qdpx", ".qdc")
_STANDS = 0.2
"""Share of the passages of a document that still stand, from which on a file of its name is that document."""


def _now() -> datetime:
    return datetime.now().astimezone()


class Around(Protocol):
    """What is done before and after an import: names that were replaced are so in what comes in, too."""

    def __call__(
        self, pack: Path, files: Sequence[str], names: Sequence[Identifier] = ()
    ) -> AbstractContextManager[Path]:
        """Begin and end an import of files of these names into the pack of a folder.

        Gives the folder to import into, of the same name: the pack itself, or a copy that takes its place at
        the end. ``names`` are replaced besides those of the pack's list.
        """
        ...


@contextmanager
def _nothing_around(
    pack: Path,
    files: Sequence[str],  # noqa: ARG001
    names: Sequence[Identifier] = (),  # noqa: ARG001
) -> Iterator[Path]:
    yield pack


class ProjectTaker(Protocol):
    """Takes projects and codebooks of other programs (REFI-QDA)."""

    def __call__(self, file: Path, shown: str, folder: Path, *, said: Details) -> list[FileReport]:
        """Take a file, told as ``shown``, into the pack of a folder; ``said`` is said of its documents."""
        ...


class Held(NamedTuple):
    """A document, and the folder of the pack that holds it."""

    pack: Path
    document: Document


class Importing:
    """Takes files into the user's packs and looks after the documents there.

    Args:
        root: folder of the user's packs.
        packs: returns the folders of all packs that are asked, whose ids a new document may not have.
        codings: returns the codings of a pack by its folder; None where nobody codes.
        projects: takes a project or codebook of another program into a pack, and reports it.
        around: what is done before and after files of these names are taken into a pack.
        limits: for each file.
        now: tells the time, with its zone.
    """

    def __init__(
        self,
        root: Path,
        *,
        packs: Callable[[], Sequence[Path]] = tuple,
        codings: Callable[[Path], Codings] | None = None,
        projects: ProjectTaker | None = None,
        around: Around = _nothing_around,
        limits: Limits | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._root = root
        self._around = around
        self._packs = packs
        self._codings = codings
        self._projects = projects
        self._limits = limits
        self._now = now

    @property
    def root(self) -> Path:
        """Folder of the user's packs."""
        return self._root

    def has(self, pack: str) -> bool:
        """Tell whether there is a pack of a name or title.

        Raises:
            UsageError: the name is none.
        """
        from cc_assistant.knowledge.layout import MANIFEST
        from cc_assistant.knowledge.own_packs import pack_folder

        return (pack_folder(self._root, pack) / MANIFEST.pattern).is_file()

    def import_files(
        self,
        files: Sequence[Path],
        pack: str,
        details: Details | None = None,
        *,
        title: str = "",
        sensitivity: Sensitivity | None = None,
        form: DocumentForm | None = None,
        columns: Sequence[str] = (),
        ident: str = "",
        names: Sequence[Identifier] = (),
        progress: Progress | None = None,
    ) -> ImportReport:
        """Import files, and all files of folders, into a pack; it is made where it is not there.

        Each document is on disk before the next file is read. One that cannot be read is told in the report
        and stops nothing.

        Args:
            files: files and folders.
            pack: name or title of the pack.
            details: what is said of the documents; what is not said stays as it was.
            title: of the document, where one file is imported.
            sensitivity: of the pack; a new one is confidential.
            form: what the files are, where that should not be told from what they hold.
            columns: of tables, that hold answers; without any they are told from what they hold.
            ident: of a new document, where one file is imported; it gets a number where that is taken.
            names: that are replaced in all of the pack, before anything of it takes its place.
            progress: hears how far the import has come; raises `Cancelled` to stop it.

        Raises:
            UsageError: the pack's name is none, or one title is given for several files.
            NotFound: a file is not there; nothing is imported.
            FileFault: the pack cannot be written.
            Cancelled: stopped; what was imported until then stays, and is told.
        """
        from cc_assistant.domain.document import Details as NoDetails
        from cc_assistant.ingest.limits import Limits
        from cc_assistant.ingest.raw import Wish
        from cc_assistant.ingest.reading import Reading
        from cc_assistant.knowledge.own_packs import make_pack, pack_folder

        limits = self._limits or Limits()
        named = list(_files(files))
        if title and len(named) != 1:
            raise UsageError(
                "One title is for one file.", remedy="Import the files one by one, or leave it out."
            )
        folder = pack_folder(self._root, pack)
        if sensitivity or not (folder / "pack.yaml").is_file():
            make_pack(folder, pack, sensitivity or "confidential")
        said = details or NoDetails()
        wish = Wish(columns=tuple(columns), transcript={"transcript": True, "text": False}.get(form or ""))
        reports: list[FileReport] = []
        at = 0

        def heard(done: int, total: int) -> None:
            if progress:
                progress(f"reading {named[at][1]} ({at + 1} of {len(named)})", done, max(1, total))

        around = self._around(folder, [path.name for path, _ in named], names)
        with around as folder, Reading(limits, heard) as reading:
            taking = _Taking(
                folder,
                [held.document for held in self._of(folder)],
                taken=self._taken(folder),
                codings=self._codings(folder) if self._codings else None,
                projects=self._projects,
                limits=limits,
                now=self._now,
                ident=ident,
            )
            for at, (path, shown) in enumerate(named):  # noqa: B007  (heard looks at it)
                try:
                    heard(0, 0)
                    taken = taking.take(path, shown, reading, wish, form, said, title)
                except Cancelled as stop:
                    self._kept_report(folder, reports, stopped=True)
                    kept = sum(report.outcome in {"new", "updated"} for report in reports)
                    raise Cancelled(
                        f"Stopped at {shown}: {_are(kept)} in the pack {folder.name}.",
                        remedy="Import the same files again to go on; those that are there are passed over.",
                    ) from stop
                reports += [report.model_copy(update={"place": str(path.absolute())}) for report in taken]
            return self._kept_report(folder, reports)

    def reports(self, pack: str) -> list[ImportReport]:
        """Return the reports of all imports into a pack, the newest first.

        Raises:
            NotFound: there is no such pack.
        """
        from cc_assistant.knowledge.import_reports import kept_reports
        from cc_assistant.knowledge.own_packs import own_pack

        return kept_reports(own_pack(self._root, pack))

    def place(self, held: Held) -> Path | None:
        """Return the file that a document came from, where it lies there still."""
        from cc_assistant.knowledge.import_reports import kept_reports

        for report in kept_reports(held.pack):
            for file in report.files:
                if file.document == held.document.id and file.place:
                    path = Path(file.place)
                    return path if path.is_file() else None
        return None

    def _kept_report(
        self, folder: Path, files: Sequence[FileReport], *, stopped: bool = False
    ) -> ImportReport:
        from cc_assistant.knowledge.import_reports import keep_report

        report = ImportReport(pack=folder.name, files=tuple(files), at=self._now(), stopped=stopped)
        keep_report(folder, report)
        return report

    def documents(self, pack: str | None = None) -> list[Held]:
        """Return the documents of a pack, or of all the user's packs.

        Raises:
            NotFound: there is no such pack.
            KnowledgeError: a document is damaged.
        """
        from cc_assistant.knowledge.own_packs import own_pack, own_packs

        folders = [own_pack(self._root, pack)] if pack else own_packs(self._root)
        return [held for folder in folders for held in self._of(folder)]

    def document(self, document: str) -> Held:
        """Return a document by its id.

        Raises:
            NotFound: no pack of the user has it; the nearest id is named.
        """
        from cc_assistant.knowledge.documents import document_files, read_document
        from cc_assistant.knowledge.finding import nearest
        from cc_assistant.knowledge.own_packs import own_packs

        names: list[str] = []
        for folder in own_packs(self._root):
            for path in document_files(folder):
                if path.stem == document:
                    return Held(folder, read_document(path))
                names.append(path.stem)
        hint = nearest(document, names)
        raise NotFound(
            f"There is no document '{document}'.",
            remedy=f"Did you mean {hint}?" if hint else "'cc-assistant documents list' shows them all.",
        )

    def remove(self, document: str) -> Held:
        """Delete a document, and the codings on it.

        Raises:
            NotFound: no pack of the user has it.
        """
        from cc_assistant.knowledge.documents import remove_document

        held = self.document(document)
        remove_document(held.pack, document)
        if self._codings:
            codings = self._codings(held.pack)
            if gone := codings.of(document):
                codings.replace(gone, ())
        return held

    def say(
        self,
        document: str,
        *,
        details: dict[str, object] | None = None,
        title: str = "",
        speaker: str = "",
        of_speaker: dict[str, object] | None = None,
    ) -> Held:
        """Change what is said of a document, or of somebody who speaks in it.

        Args:
            document: its id.
            details: fields of `Details` with their new values.
            title: a new one.
            speaker: id or name of somebody who speaks in it.
            of_speaker: fields of `Speaker` with their new values; ``attributes`` are added to those there.

        Raises:
            NotFound: there is no such document, or nobody of that name in it.
            InputError: a value is none that the field can have.
        """
        from cc_assistant.ingest.cutting import recut
        from cc_assistant.knowledge.documents import write_document

        held = self.document(document)
        changed = held.document.model_copy(
            update={"details": _validated(held.document.details, details or {})}
        )
        if title:
            changed = changed.model_copy(
                update={"source": changed.source.model_copy(update={"title": title})}
            )
        if details and details.get("on"):
            changed = changed.model_copy(
                update={"source": changed.source.model_copy(update={"year": changed.details.on.year})}  # type: ignore[union-attr]
            )
        if of_speaker:
            changed = recut(_with_speaker(changed, speaker, of_speaker))
        write_document(held.pack, changed)
        return Held(held.pack, changed)

    def _of(self, folder: Path) -> list[Held]:
        from cc_assistant.knowledge.documents import read_documents

        return [Held(folder, document) for document in read_documents(folder)]

    def _taken(self, folder: Path) -> set[str]:
        from cc_assistant.knowledge.own_packs import own_packs, taken_ids

        return taken_ids([*self._packs(), *own_packs(self._root), folder])


class _Taking:
    """Takes files into one pack, one after another."""

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
        path: Path,
        shown: str,
        reading: Reading,
        wish: Wish,
        form: DocumentForm | None,
        details: Details,
        title: str,
    ) -> list[FileReport]:
        """Take in one file and report it: once, or once for each document that it holds."""
        from cc_assistant.files import sha256_of
        from cc_assistant.ingest.detect import detect
        from cc_assistant.ingest.limits import Unreadable

        try:
            _look_at(path, self._limits)
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
        said = _joined(document.details, details)
        source = document.source.model_copy(update={"title": title}) if title else document.source
        changed = document.model_copy(update={"details": said, "source": source})
        if changed == document:
            return FileReport(file=shown, outcome="unchanged", document=document.id)
        self._write(changed)
        return FileReport(
            file=shown, outcome="updated", document=document.id, why="What is said of it is new."
        )

    def _one(  # noqa: PLR0917
        self, raw: RawDocument, shown: str, name: str, sha256: str, details: Details, title: str
    ) -> FileReport:
        from cc_assistant.ingest.assembling import assemble, counts_of, new_id, spoken_remarks

        remarks: tuple[Remark, ...] = ()
        before, made = None, None
        for candidate in self._same_name(raw, name):
            made = assemble(
                raw,
                candidate.id,
                file=name,
                sha256=sha256,
                now=self._now(),
                details=_joined(candidate.details, details),
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
        moved = self._moved(before, made) if before else _Moved((), (), ())
        self._write(made)
        if self._codings and (moved.removed or moved.added):
            self._codings.replace(moved.removed, moved.added)
        return FileReport(
            file=shown,
            outcome="updated" if before else "new",
            document=made.id,
            counts=counts_of(made, raw),
            remarks=(*spoken_remarks(raw, before), *remarks, *_gone(before, made), *moved.remarks),
        )

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

    def _moved(self, before: Document, after: Document) -> _Moved:
        codings = self._codings.of(before.id) if self._codings else ()
        return _moved_codings(before, after, codings)

    def _write(self, document: Document) -> None:
        from cc_assistant.knowledge.documents import write_document

        write_document(self._folder, document)
        self._documents[document.id] = document
        self._taken.add(document.id)
        self._touched.add(document.id)


class _Moved(NamedTuple):
    removed: tuple[Coding, ...]
    added: tuple[Coding, ...]
    remarks: tuple[Remark, ...]


def _moved_codings(before: Document, after: Document, codings: Sequence[Coding]) -> _Moved:
    """Put codings where their words stand now; tell those that stand elsewhere, and those that are lost."""
    from cc_assistant.text.moving import new_place, same_surroundings

    removed, added, remarks = [], [], []
    for coding in codings:
        place = new_place(coding.words, coding.start, before.text, after.text)
        said = f"{coding.id}: ‘{_shortened(coding.words)}’"
        if place is None:
            removed.append(coding)
            remarks.append(
                Remark(what="lost", name=said, why=f"its words are not in the file; it was {coding.code}")
            )
            continue
        if place.start != coding.start:
            removed.append(coding)
            added.append(coding.model_copy(update={"start": place.start, "end": place.end}))
        if not same_surroundings(coding.words, coding.start, before.text, place, after.text):
            remarks.append(Remark(what="moved", name=said, why="its words stand among others than before"))
    return _Moved(tuple(removed), tuple(added), tuple(remarks))


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


def _joined(before: Details, said: Details) -> Details:
    """Return what was said before, with what is said now in its place."""
    now = {name: getattr(said, name) for name in said.model_fields_set}
    now["attributes"] = {**before.attributes, **said.attributes}
    return before.model_copy(update=now)


def _validated(model: M, update: dict[str, object]) -> M:
    from pydantic import ValidationError

    from cc_assistant.errors import InputError

    try:
        return type(model).model_validate({**model.model_dump(), **update})
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        way = ".".join(map(str, fault["loc"]))
        raise InputError(f"{way}: '{fault['input']}' cannot stand here.", remedy=f"{fault['msg']}.") from None


def _with_speaker(document: Document, name: str, update: dict[str, object]) -> Document:
    speaker = next((one for one in document.speakers if name in {one.id, one.name}), None)
    if speaker is None:
        names = ", ".join(f"{one.id} ({one.name})" for one in document.speakers) or "nobody"
        raise NotFound(f"Nobody called '{name}' speaks in {document.id}.", remedy=f"There speak: {names}.")
    attributes = {**speaker.attributes, **update.get("attributes", {})}  # type: ignore[dict-item]
    changed = _validated(speaker, {**update, "attributes": attributes})
    speakers = tuple(changed if one is speaker else one for one in document.speakers)
    return document.model_copy(update={"speakers": speakers})


def _files(named: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield files with the name by which they are told: those named, and those in folders that are named."""
    missing = [path for path in named if not path.exists()]
    if missing:
        raise NotFound(f"There is no file '{missing[0]}'.", remedy="Nothing was imported.")
    for path in named:
        if not path.is_dir():
            yield path, str(path)
            continue
        for inner in sorted(path.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in inner.relative_to(path).parts)
            if inner.is_file() and not hidden:
                yield inner, inner.relative_to(path.parent).as_posix()


def _look_at(path: Path, limits: Limits) -> None:
    """Refuse what cannot be a document before any of it is read.

    Raises:
        Unreadable: it is no file (a pipe would never end), or larger than any that is read.
    """
    from cc_assistant.ingest.limits import Unreadable

    if not path.is_file():
        raise Unreadable("It is no file.", remedy="Only files and folders can be imported.")
    if path.stat().st_size > limits.file_bytes:
        raise Unreadable(f"It is larger than {limits.file_bytes // 1_000_000} MB.", remedy="Divide it.")


def _are(many: int) -> str:
    return "1 document is" if many == 1 else f"{many:,} documents are"


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
