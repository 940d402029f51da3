"""Reads the files of one pack and validates each by itself."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.domain.fault import Fault
from cc_assistant.errors import KnowledgeError
from cc_assistant.knowledge.documents import read_document
from cc_assistant.knowledge.finding import Finding, nearest
from cc_assistant.knowledge.layout import DOCUMENT, KINDS, MANIFEST, FileKind, kind_of, knowledge_files
from cc_assistant.knowledge.pack_file import PackFile
from cc_assistant.knowledge.read_once import read_once
from cc_assistant.knowledge.validation import faults_of_data
from cc_assistant.knowledge.yaml_text import YamlError


class PackReader:
    """Reads packs. What is wrong in single files gathers in ``faults`` and ``findings``.

    ``unread`` is the text of the files that are not YAML: ids that occur there are not missed.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.findings: list[Finding] = []
        self.unread = ""

    def read(self, folder: Path) -> list[PackFile]:
        """Read a pack. Files that are not YAML are left out of the result, and told."""
        if not folder.is_dir():
            self._tell(folder, "there is no such folder")
            return []
        if not (folder / MANIFEST.pattern).is_file():
            self._tell(folder, "not a pack: it has no pack.yaml, the file that says what the pack is")
        self._tell_strangers(folder)
        files = [
            file
            for relative, kind in knowledge_files(folder)
            if (file := self.read_file(folder, relative, kind))
        ]
        self._tell_wrong_names(files)
        return files

    def read_file(self, folder: Path, relative: str, kind: FileKind) -> PackFile | None:
        """Read one file of a pack; None if it cannot be read or is not YAML."""
        if kind is DOCUMENT:
            return self._read_document(folder, relative)
        path = folder / relative
        try:
            content = path.read_bytes()
        except OSError as error:
            self._tell(path, f"cannot be read: {error.strerror}")
            return None
        try:
            held = read_once(kind, content)
        except YamlError as error:
            self._tell(path, error.message, error.line, error.value)
            self.unread += content.decode("utf-8", "replace")
            return None
        for double in held.parsed.faults:
            self._tell(path, double.message, double.line, double.value)
        if held.parsed.data is None:
            self._tell(path, "the file is empty: fill it or delete it")
            return None
        file = PackFile(str(folder), relative, str(path), kind, content, held.parsed.data, held.model)
        if held.invalid:
            self.findings += faults_of_data(file, held.invalid)
        return file

    def _read_document(self, folder: Path, relative: str) -> PackFile | None:
        """Read a document; of its data only the ids are kept that other files may not have too."""
        path = folder / relative
        try:
            document = read_document(path)
        except KnowledgeError as error:
            self.faults += error.faults or [
                Fault(file=str(path), line=None, field="", value="", message=error.message)
            ]
            return None
        data = {"source": {"id": document.source.id}}
        return PackFile(str(folder), relative, str(path), DOCUMENT, b"", data, document)

    def _tell(self, path: Path, message: str, line: int | None = None, value: str = "") -> None:
        self.faults.append(Fault(file=str(path), line=line, field="", value=value, message=message))

    def _tell_strangers(self, folder: Path) -> None:
        """Files that look like knowledge and would be passed over without a word."""
        for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
            relative = path.relative_to(folder).as_posix()
            if kind_of(relative) or any(part.startswith(".") for part in relative.split("/")):
                continue
            places = [kind.pattern for kind in KINDS if "*" not in kind.pattern]
            places += [
                f"{kind.pattern.split('/')[0]}/{path.stem}.yaml" for kind in KINDS if "*" in kind.pattern
            ]
            self.faults.append(
                Fault(
                    file=str(path),
                    line=None,
                    field="",
                    value=relative,
                    message="no file of a pack has this name",
                    nearest=nearest(relative, places),
                )
            )

    def _tell_wrong_names(self, files: list[PackFile]) -> None:
        """A file of many of its kind is named by the id that it holds."""
        for file in files:
            if "*" not in file.kind.pattern or file.kind is DOCUMENT:
                continue
            way = {"evidence": ("source", "id"), "case": ("id",), "portrait": ("case",)}[file.kind.name]
            found: object = file.data
            for step in way:
                found = found.get(step) if isinstance(found, dict) else None
            if isinstance(found, str) and found != file.stem:
                message = f"'{found}' is in the file {file.stem}.yaml: name the file {found}.yaml"
                self.findings.append(Finding(file, way, message, found))
