"""Projects of other programs, put together: .qdpx and .qdc files come into packs, and packs go out so."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cc_assistant.domain.import_report import FileReport, ImportReport, Remark
from cc_assistant.errors import NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.coding_bench import CodingBench
    from cc_assistant.domain.coding import Codebook, Coding
    from cc_assistant.domain.document import Details, Document
    from cc_assistant.domain.pack import Sensitivity
    from cc_assistant.ingest.limits import Limits
    from cc_assistant.refi.frames import Frames
    from cc_assistant.refi.project import CodedDocument, CodedProject

_COMMAND = (sys.executable, "-m", "cc_assistant.project_child")
_CONFIDENTIAL = "Confidential: whoever opens this file reads what people said in confidence."
_LEFT_ALONE = "It was left alone."
SUFFIXES = (".qdpx", ".qdc")


class Projects:
    """Takes projects into the user's packs and writes packs as projects.

    Args:
        root: folder of the user's packs.
        bench: codebooks and codings of packs.
        packs: returns the folders of all packs that are asked, whose ids a new document may not have.
        origin: name and version of the program, for files that it writes.
        limits: for each file.
    """

    def __init__(
        self,
        root: Path,
        bench: CodingBench,
        *,
        packs: Callable[[], Sequence[Path]],
        origin: str,
        limits: Limits | None = None,
    ) -> None:
        self._root = root
        self._bench = bench
        self._packs = packs
        self._origin = origin
        self._limits = limits

    def import_file(
        self, file: Path, pack: str, *, by_name: bool = False, sensitivity: Sensitivity | None = None
    ) -> ImportReport:
        """Import a project or codebook into a pack; it is made where it is not there.

        Args:
            file: a .qdpx or .qdc file.
            pack: name or title of the pack.
            by_name: take codes that are named as those of CFIR and NPT for these.
            sensitivity: of the pack; a new one is confidential.

        Raises:
            NotFound: there is no such file.
            UsageError: the name is none for a pack.
            FileFault: the pack cannot be written.
        """
        from cc_assistant.knowledge.own_packs import make_pack, pack_folder

        if not file.is_file():
            raise NotFound(f"There is no file '{file}'.", remedy="Nothing was imported.")
        folder = pack_folder(self._root, pack)
        if sensitivity or not (folder / "pack.yaml").is_file():
            make_pack(folder, pack, sensitivity or "confidential")
        return ImportReport(
            pack=folder.name, files=tuple(self.take(file, str(file), folder, by_name=by_name))
        )

    def take(
        self, file: Path, shown: str, folder: Path, *, said: Details | None = None, by_name: bool = False
    ) -> list[FileReport]:
        """Take a project or codebook into the pack of a folder, and report what became of it.

        Args:
            file: a .qdpx or .qdc file.
            shown: the name by which it is told.
            folder: of the pack.
            said: what is said of its documents, in place of what the project says.
            by_name: take codes that are named as those of CFIR and NPT for these.
        """
        from cc_assistant.domain.coding import Codebook as Book
        from cc_assistant.refi.project import CodedProject as Project

        told = self._read(file, folder, by_name=by_name)
        if "refused" in told:
            why = f"{told['refused']} {told['remedy']}".strip()
            return [FileReport(file=shown, outcome="refused", why=why)]
        if "codebook" in told:
            remarks = tuple(Remark.model_validate(remark) for remark in told["remarks"])
            return [self._codebook(shown, folder, Book.model_validate(told["codebook"]), remarks)]
        project = Project.model_validate(told["project"])
        return list(_Taking(self, file, shown, folder, said).take(project))

    def export(self, pack: str, form: Literal["qdpx", "qdc"], *, turns: bool = True) -> bytes:
        """Return a pack as a project, or its codebook.

        Args:
            pack: its name.
            form: ``qdpx`` for a project, ``qdc`` for a codebook.
            turns: write who speaks as cases of passages.

        Raises:
            NotFound: there is no such pack.
            KnowledgeError: a document is damaged.
        """
        from cc_assistant.knowledge.own_packs import read_manifest
        from cc_assistant.refi.codes_out import write_codebook_file
        from cc_assistant.refi.writer import Outgoing, write_project

        folder = self._bench.pack(pack)
        book = self._bench.codebook(folder)
        if form == "qdc":
            return write_codebook_file(book, self.frames(), origin=self._origin)
        manifest = read_manifest(folder)
        return write_project(
            Outgoing(
                name=manifest.title,
                description=_CONFIDENTIAL if manifest.sensitivity == "confidential" else "",
                documents=self._bench.documents(folder),
                codings=self._bench.codings(folder),
                codebook=book.model_copy(update={"coders": tuple(self._bench.coders(folder))}),
                frames=self.frames(),
                origin=self._origin,
                turns=turns,
            )
        )

    def is_confidential(self, pack: str) -> bool:
        """Tell whether a pack is confidential.

        Raises:
            NotFound: there is no such pack.
        """
        from cc_assistant.knowledge.own_packs import read_manifest

        return read_manifest(self._bench.pack(pack)).sensitivity == "confidential"

    def frames(self) -> Frames:
        """Return the coding frames as codes."""
        from cc_assistant.refi.frames import frames_of

        return frames_of(*self._bench.frames)

    def taken_ids(self, folder: Path) -> set[str]:
        """Return the ids of documents and sources that others have."""
        from cc_assistant.knowledge.own_packs import own_packs, taken_ids

        return taken_ids([*self._packs(), *own_packs(self._root), folder])

    @property
    def bench(self) -> CodingBench:
        """Codebooks and codings of packs."""
        return self._bench

    def _codebook(self, shown: str, folder: Path, book: Codebook, remarks: tuple[Remark, ...]) -> FileReport:
        before = self._bench.codebook(folder)
        new = len(book.codes) - len(before.codes)
        if book != before:
            self._bench.keep_codebook(folder, book)
        outcome: Literal["new", "updated", "unchanged"] = "unchanged" if book == before else "updated"
        counts = {"new codes": new} if new else {}
        return FileReport(
            file=shown, outcome="new" if not before.codes and new else outcome, counts=counts, remarks=remarks
        )

    def _read(self, file: Path, folder: Path, *, by_name: bool) -> dict[str, Any]:
        """Return what the process that reads says of a file."""
        from cc_assistant.ingest.limits import Limits as Usual

        limits = self._limits or Usual()
        if file.stat().st_size > limits.file_bytes:
            return {
                "refused": f"It is larger than {limits.file_bytes // 1_000_000:,} MB.",
                "remedy": "Divide it.",
            }
        task = {
            "file": str(file.absolute()),
            "codebook": file.suffix.lower() == ".qdc",
            "now": self._bench.now().isoformat(),
            "known": self._bench.codebook(folder).model_dump(),
            "frames": self.frames().model_dump(),
            "by_name": by_name,
            "coding_ids": [coding.id for coding in self._bench.codings(folder)],
            "document_ids": [],
            "limits": asdict(limits),
        }
        try:
            done = subprocess.run(
                _COMMAND,
                input=json.dumps(task).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds,
                check=False,
                cwd=Path(__file__).resolve().parents[1],
            )
            told: dict[str, Any] = json.loads(done.stdout)
        except subprocess.TimeoutExpired:
            return {
                "refused": f"Reading it takes more than {limits.seconds:.0f} seconds.",
                "remedy": _LEFT_ALONE,
            }
        except ValueError:
            return {
                "refused": "Reading it ended the process that reads: it takes more than is allowed.",
                "remedy": _LEFT_ALONE,
            }
        return told


class _Taking:
    """Takes one project into one pack."""

    def __init__(
        self, projects: Projects, file: Path, shown: str, folder: Path, said: Details | None
    ) -> None:
        from cc_assistant.files import sha256_of

        self._bench = projects.bench
        self._file = file
        self._sha256 = sha256_of(file)
        self._shown = shown
        self._folder = folder
        self._said = {name: getattr(said, name) for name in said.model_fields_set} if said else {}
        self._documents = {document.id: document for document in self._bench.documents(folder)}
        self._taken = projects.taken_ids(folder)
        self._met: set[str] = set()

    def take(self, project: CodedProject) -> Iterator[FileReport]:
        """Take it in: the codebook, then one document after another with its codings."""
        if project.codebook != self._bench.codebook(self._folder):
            self._bench.keep_codebook(self._folder, project.codebook)
        for number, coded in enumerate(project.documents):
            yield self._document(coded, () if number else project.remarks)
        if not project.documents:
            yield FileReport(
                file=self._shown,
                outcome="updated",
                why="There is no text in it; its codes were kept.",
                counts=project.counts,
                remarks=project.remarks,
            )

    def _document(self, coded: CodedDocument, remarks: tuple[Remark, ...]) -> FileReport:
        from cc_assistant.knowledge.documents import write_document

        named = f"{self._shown}: {coded.name}"
        if not coded.text:
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
            if before is None and coded.original.id not in self._taken:
                return None, coded.original
        before = next((one for one in self._documents.values() if self._is_older(one, coded)), None)
        ident = before.id if before else new_id(coded.name, self._taken)
        return before, self._assembled(coded, ident, before)

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


def _place(coding: Coding) -> tuple[object, ...]:
    return coding.start, coding.end, coding.code, coding.coder
