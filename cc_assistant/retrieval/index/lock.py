"""One writer: only one process at a time may build or clean in a folder of indexes."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cc_assistant.errors import IndexBusy
from cc_assistant.os_lock import try_lock, unlock
from cc_assistant.retrieval.index.layout import LOCK

_WAIT_SECONDS = 0.1
_TRIES = 2  # whoever asks who holds the lock takes hold of it himself for a moment


@contextmanager
def writer_lock(root: Path, *, now: str, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the only right to write in ``root``.

    Args:
        root: folder of all indexes; it must exist.
        now: time at which the work began, as others are told.
        waiting: called again and again while another writes; without it the lock is given up at once.

    Raises:
        IndexBusy: another process holds it, with its number and since when.
        OSError: the folder cannot be written.
    """
    with (root / LOCK).open("a+b") as stream:
        tries = 0
        while not try_lock(stream.fileno(), shared=False):
            tries += 1
            if waiting is not None:
                waiting()
            elif tries > _TRIES:
                raise _busy(root)
            time.sleep(_WAIT_SECONDS)
        try:
            stream.truncate(0)
            stream.write(json.dumps({"pid": os.getpid(), "since": now}).encode())
            stream.flush()
            yield
        finally:
            stream.truncate(0)
            unlock(stream.fileno())


def holder(root: Path) -> dict[str, object] | None:
    """Return ``pid`` and ``since`` of the process that writes now, or None."""
    try:
        with (root / LOCK).open("rb") as stream:
            if try_lock(stream.fileno(), shared=False):
                unlock(stream.fileno())
                return None
            told = json.loads(stream.read() or b"{}")
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else {}


def mark_in_use(descriptor: int) -> None:
    """Mark an open file of a build as in use, so that a clean-up leaves the build alone.

    A mark that the file system does not grant is no fault: what is open stays readable there.
    """
    with suppress(OSError):
        try_lock(descriptor, shared=True)


def is_in_use(file: Path) -> bool:
    """Tell whether any process has marked this file by `mark_in_use`."""
    try:
        with file.open("rb") as stream:
            if not try_lock(stream.fileno(), shared=False):
                return True
            unlock(stream.fileno())
    except OSError:
        return False
    return False


def _busy(root: Path) -> IndexBusy:
    told = holder(root) or {}
    who = f" by process {told['pid']}" if "pid" in told else ""
    since = f" since {told['since']}" if "since" in told else ""
    return IndexBusy(
        f"The index in {root} is being built{who}{since}.",
        remedy="Wait until that is done, or build with --wait.",
    )
