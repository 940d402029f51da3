"""What several packs hold together, file by file."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from cc_assistant.knowledge.layout import FileKind
from cc_assistant.knowledge.pack_file import PackFile


@dataclass(frozen=True)
class Contents:
    """The files of all packs, in the order in which the packs were named.

    Of a kind that is shared, only the first file counts; the others are in ``unused``.
    """

    files: tuple[PackFile, ...]
    unused: tuple[PackFile, ...]

    @classmethod
    def of(cls, files: Sequence[PackFile]) -> Contents:
        """Sort out the files that another pack provides already."""
        used: list[PackFile] = []
        unused: list[PackFile] = []
        provided: set[FileKind] = set()
        for file in files:
            (unused if file.kind.shared and file.kind in provided else used).append(file)
            provided.add(file.kind)
        return cls(tuple(used), tuple(unused))

    def only(self, packs: Set[str]) -> Contents:
        """Return the contents of some of the packs, named by their folders."""
        files, unused = (
            tuple(file for file in held if file.pack in packs) for held in (self.files, self.unused)
        )
        return Contents(files, unused)

    def of_kind(self, kind: FileKind) -> tuple[PackFile, ...]:
        """Return the files of one kind that are valid."""
        return tuple(file for file in self.files if file.kind is kind and file.model is not None)

    def model(self, kind: FileKind) -> Any:
        """Return the model of a shared kind, or None where no pack has a valid one."""
        files = self.of_kind(kind)
        return files[0].model if files else None

    def joined(self, kind: FileKind) -> tuple[Any, ...]:
        """Return the items of all files of a kind that holds a list."""
        return tuple(item for file in self.of_kind(kind) for item in file.model)
