"""The files that are to be read: those named, those in folders, and what is refused unread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cc_assistant.errors import NotFound
from cc_assistant.ingest.limits import Limits, Unreadable


def named_files(named: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield files with the name by which they are told: those named, and those in folders that are named.

    Raises:
        NotFound: one of those named is not there.
    """
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


def look_at(path: Path, limits: Limits) -> None:
    """Refuse what cannot be a document before any of it is read.

    Raises:
        Unreadable: it is no file (a pipe would never end), or larger than any that is read.
    """
    if not path.is_file():
        raise Unreadable("It is no file.", remedy="Only files and folders can be imported.")
    if path.stat().st_size > limits.file_bytes:
        raise Unreadable(f"It is larger than {limits.file_bytes // 1_000_000} MB.", remedy="Divide it.")
