"""Faults of an index in words that a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cc_assistant.errors import IndexFault

REBUILD = "Build it anew: cc-assistant index build"

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def reading(build: Path) -> Iterator[None]:
    """Turn what damaged files make libraries say into an `IndexFault`."""
    try:
        yield
    except (sqlite3.Error, OSError, EOFError, ValueError) as error:
        raise IndexFault(f"The index {build} is damaged: {error}", remedy=REBUILD) from error


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Turn a full disk, a read-only folder and the like into an `IndexFault`; what was in use stays so."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise _cannot_write(root, error) from error


def _cannot_write(root: Path, error: OSError | sqlite3.Error) -> IndexFault:
    number = error.errno if isinstance(error, OSError) else None
    words = str(error)
    if number in _NO_SPACE or "full" in words:
        return IndexFault(
            f"There is not enough space for the index in {root}; nothing was changed.",
            remedy="Free some space, run 'cc-assistant index clean', or set 'indexes' to another folder.",
        )
    if number in _NOT_ALLOWED or "readonly" in words or "unable to open" in words:
        return IndexFault(
            f"The index cannot be written in {root}: {words}.",
            remedy="Give yourself the right to write there, or set 'indexes' to another folder.",
        )
    return IndexFault(
        f"The index cannot be written in {root}: {words}.",
        remedy="Make sure that the disk has space and is sound, or set 'indexes' to another folder.",
    )
