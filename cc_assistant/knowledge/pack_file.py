"""A file of a pack as it was read: bytes, plain data, and the model if the data are valid."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from cc_assistant.knowledge.layout import FileKind


@dataclass(frozen=True, eq=False)
class PackFile:
    """One file. ``shown`` is its place as people know it; ``model`` is None where the data are faulty."""

    pack: str
    relative: str
    shown: str
    kind: FileKind
    content: bytes
    data: Any
    model: Any

    @property
    def stem(self) -> str:
        """The name of the file without folder and ending."""
        return PurePosixPath(self.relative).stem
