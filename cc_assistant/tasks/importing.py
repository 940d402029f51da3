"""Importing, put together: files are read, become documents of a pack, and take their codings along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cc_assistant.domain.import_report import FileReport, ImportReport
from cc_assistant.errors import Cancelled, NotFound, UsageError
from cc_assistant.tasks.document_taking import ProjectTaker, Taking

if TYPE_CHECKING:
    from cc_assistant.domain.document import Details, Document, DocumentForm
    from cc_assistant.domain.pack import Sensitivity
    from cc_assistant.domain.ports import Codings, Progress
    from cc_assistant.domain.pseudonym import Identifier
    from cc_assistant.ingest.limits import Limits


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
        from cc_assistant.ingest.named_files import named_files
        from cc_assistant.ingest.raw import Wish
        from cc_assistant.ingest.reading import Reading
        from cc_assistant.knowledge.own_packs import make_pack, pack_folder

        limits = self._limits or Limits()
        named = list(named_files(files))
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
                progress(f"reading {named[at].shown} ({at + 1} of {len(named)})", done, max(1, total))

        around = self._around(folder, [file.path.name for file in named], names)
        with around as folder, Reading(limits, heard) as reading:
            taking = Taking(
                folder,
                [held.document for held in self._of(folder)],
                taken=self._taken(folder),
                codings=self._codings(folder) if self._codings else None,
                projects=self._projects,
                limits=limits,
                now=self._now,
                ident=ident,
            )
            for at, file in enumerate(named):  # noqa: B007  (heard looks at it)
                try:
                    heard(0, 0)
                    taken = taking.take(file, reading, wish, form, said, title)
                except Cancelled as stop:
                    self._kept_report(folder, reports, stopped=True)
                    kept = sum(report.outcome in {"new", "updated"} for report in reports)
                    raise Cancelled(
                        f"Stopped at {file.shown}: {_are(kept)} in the pack {folder.name}.",
                        remedy="Import the same files again to go on; those that are there are passed over.",
                    ) from stop
                reports += [
                    report.model_copy(update={"place": str(file.path.absolute())}) for report in taken
                ]
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
        from cc_assistant.ingest.said import validated, with_speaker
        from cc_assistant.knowledge.documents import write_document

        held = self.document(document)
        changed = held.document.model_copy(
            update={"details": validated(held.document.details, details or {})}
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
            changed = recut(with_speaker(changed, speaker, of_speaker))
        write_document(held.pack, changed)
        return Held(held.pack, changed)

    def _of(self, folder: Path) -> list[Held]:
        from cc_assistant.knowledge.documents import read_documents

        return [Held(folder, document) for document in read_documents(folder)]

    def _taken(self, folder: Path) -> set[str]:
        from cc_assistant.knowledge.own_packs import own_packs, taken_ids

        return taken_ids([*self._packs(), *own_packs(self._root), folder])


def _are(many: int) -> str:
    return "1 document is" if many == 1 else f"{many:,} documents are"
