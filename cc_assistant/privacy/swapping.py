"""A folder put in the place of another: whoever looks, also after a kill, meets the old one or the new.

The new folder is written beside, whole; then the old one moves away and the new one takes its place. A kill
between these two moves is made good by `settle`, which is called before packs are listed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cc_assistant.errors import CodingBusy, FileFault
from cc_assistant.os_lock import try_lock, unlock

_NEW, _OLD, _LOCK = "new", "old", "lock"


@contextmanager
def replacement(folder: Path, beside: Path) -> Iterator[Path]:
    """Give a copy of a folder to be changed; at the end it takes its place, or nothing happened.

    Args:
        folder: to be replaced.
        beside: a folder on the same disk for what is under way.

    Raises:
        CodingBusy: another process does the same.
        FileFault: the disk is full, or the system does not let us write.
    """
    away = beside / folder.name
    try:
        away.mkdir(parents=True, exist_ok=True)
        with _locked(away) as free:
            if not free:
                raise CodingBusy(
                    f"Another window replaces names in {folder.name}.", remedy="Wait until it is done."
                )
            _settle(folder, away)
            new, old = away / _NEW / folder.name, away / _OLD
            shutil.rmtree(away / _NEW, ignore_errors=True)
            shutil.copytree(folder, new)
            try:
                yield new
                _on_disk(new)
                folder.rename(old)
                new.rename(folder)
            finally:
                _settle(folder, away)
        shutil.rmtree(away, ignore_errors=True)
    except OSError as error:
        raise FileFault(
            f"{folder} cannot be replaced: {error.strerror}.",
            remedy="It is as it was. Make room, then try again.",
        ) from None


def settle(root: Path, beside: Path) -> None:
    """Bring to an end what a kill interrupted.

    Args:
        root: that holds the folders.
        beside: where what was under way lies.
    """
    if not beside.is_dir():
        return
    for away in sorted(path for path in beside.iterdir() if path.is_dir()):
        with _locked(away) as free:
            if not free:
                continue
            _settle(root / away.name, away)
        shutil.rmtree(away, ignore_errors=True)


def _settle(folder: Path, away: Path) -> None:
    """The old folder moves away only when the new one is whole: then the new one counts, else the old."""
    new, old = away / _NEW / folder.name, away / _OLD
    if old.is_dir() and not folder.exists():
        (new if new.is_dir() else old).rename(folder)
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(away / _NEW, ignore_errors=True)


@contextmanager
def _locked(away: Path) -> Iterator[bool]:
    with (away / _LOCK).open("a+b") as file:
        free = try_lock(file.fileno(), shared=False)
        try:
            yield free
        finally:
            if free:
                unlock(file.fileno())


def _on_disk(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("r+b") as stream:
                os.fsync(stream.fileno())
