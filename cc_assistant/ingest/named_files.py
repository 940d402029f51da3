"""The files that are to be read: those named, those in folders, and what is refused unread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cc_assistant.errors import NotFound
from cc_assistant.ingest.limits import Limits, Unreadable


class NamedFile(NamedTuple):
    """A file to be read.

    Attributes:
        path: where it lies.
        shown: the name by which it is told.
        within: the folder that was named, in which it was found; None for a file that was named itself.
    """

    path: Path
    shown: str
    within: Path | None = None


def named_files(named: Sequence[Path]) -> Iterator[NamedFile]:
    """Yield the files that are named, and all in folders that are named, but for hidden ones.

    Raises:
        NotFound: one of those named is not there.
    """
    missing = [path for path in named if not path.exists()]
    if missing:
        raise NotFound(f"There is no file '{missing[0]}'.", remedy="Nothing was imported.")
    for path in named:
        if not path.is_dir():
            yield NamedFile(path, str(path))
            continue
        for inner in sorted(path.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in inner.relative_to(path).parts)
            if not inner.is_dir() and not hidden:
                yield NamedFile(inner, inner.relative_to(path.parent).as_posix(), path)


def look_at(file: NamedFile, limits: Limits) -> None:
    """Refuse what cannot be a document before any of it is read.

    Raises:
        Unreadable: it is no file (a pipe would never end), larger than any that is read, or a link in a
            folder that leads out of it: whoever made the folder must not choose what else is read.
    """
    path = file.path
    if file.within and path.is_symlink() and not path.resolve().is_relative_to(file.within.resolve()):
        raise Unreadable("It is a link that leads out of the folder.", remedy="Name the file itself.")
    if not path.is_file():
        raise Unreadable("It is no file.", remedy="Only files and folders can be imported.")
    if path.stat().st_size > limits.file_bytes:
        raise Unreadable(f"It is larger than {limits.file_bytes // 1_000_000} MB.", remedy="Divide it.")
