"""Projects of other programs, put together: .qdpx and .qdc files come into packs, and packs go out so."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cc_assistant.domain.import_report import FileReport, ImportReport, Remark
from cc_assistant.errors import NotFound

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Codebook, Coding
    from cc_assistant.domain.document import Details
    from cc_assistant.domain.pack import Sensitivity
    from cc_assistant.ingest.limits import Limits
    from cc_assistant.refi.frames import Frames
    from cc_assistant.tasks.coding_bench import CodingBench

_COMMAND = (sys.executable, "-m", "cc_assistant.tasks.project_child")
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
        around: what is done before and after files of these names are taken into a pack.
        limits: for each file.
    """

    def __init__(
        self,
        root: Path,
        bench: CodingBench,
        *,
        packs: Callable[[], Sequence[Path]],
        origin: str,
        around: Callable[[Path, Sequence[str]], AbstractContextManager[Path]] = lambda pack, _: nullcontext(
            pack
        ),
        limits: Limits | None = None,
    ) -> None:
        self._root = root
        self._around = around
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
        with self._around(folder, [file.name]) as folder:
            files = tuple(self.take(file, str(file), folder, by_name=by_name))
        return ImportReport(pack=folder.name, files=files)

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
        from cc_assistant.tasks.project_taking import ProjectTaking

        told = self._read(file, folder, by_name=by_name)
        if "refused" in told:
            why = f"{told['refused']} {told['remedy']}".strip()
            return [FileReport(file=shown, outcome="refused", why=why)]
        if "codebook" in told:
            remarks = tuple(Remark.model_validate(remark) for remark in told["remarks"])
            return [self._codebook(shown, folder, Book.model_validate(told["codebook"]), remarks)]
        project = Project.model_validate(told["project"])
        taking = ProjectTaking(self._bench, file, shown, folder, taken=self._taken_ids(folder), said=said)
        return list(taking.take(project))

    def export(
        self,
        pack: str,
        form: Literal["qdpx", "qdc"],
        *,
        turns: bool = True,
        only: Callable[[Coding], bool] | None = None,
    ) -> bytes:
        """Return a pack as a project, or its codebook.

        Args:
            pack: its name.
            form: ``qdpx`` for a project, ``qdc`` for a codebook.
            turns: write who speaks as cases of passages.
            only: tells which codings are wanted; documents without any are left out then.

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
        codings = [one for one in self._bench.codings(folder) if only is None or only(one)]
        coded = {one.document for one in codings}
        return write_project(
            Outgoing(
                name=manifest.title,
                description=_CONFIDENTIAL if manifest.sensitivity == "confidential" else "",
                documents=[one for one in self._bench.documents(folder) if only is None or one.id in coded],
                codings=codings,
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

    def _taken_ids(self, folder: Path) -> set[str]:
        from cc_assistant.knowledge.own_packs import own_packs, taken_ids

        return taken_ids([*self._packs(), *own_packs(self._root), folder])

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
                cwd=Path(__file__).resolve().parents[2],
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
