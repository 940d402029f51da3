"""Writes the website into its folder: whole, or not at all."""

from __future__ import annotations

import glob
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cc_assistant.errors import FileFault
from cc_assistant.os_lock import try_lock

MARKER = "website.json"
"""Says that a folder holds a website of this program, and which files are its own."""
_MAKER = "cc-assistant site build"
_LOCK = "being-built"
"""File beside a website that is being built, locked while the build runs."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written. ``largest`` is the largest page, in bytes."""

    folder: Path
    pages: int
    files: int
    bytes: int
    largest: tuple[str, int]


def write_site(folder: Path, files: Mapping[str, str]) -> Written:
    """Write files in the place of a website that was built there before.

    They are written beside the folder first, so that a full disk or an interruption leaves the old website.
    What a build that was killed has left beside it is put back or taken away.

    Args:
        folder: new, empty, or with a website of this program, and with nothing else.
        files: texts by their path.

    Raises:
        FileFault: the folder holds something else, or cannot be written.
    """
    folder = folder.resolve()
    _tidy(folder)
    _refuse_foreign(folder)
    marker = {"made_by": _MAKER, "files": sorted(files)}
    content = {**{name: text.encode() for name, text in files.items()}}
    content[MARKER] = (json.dumps(marker, indent=1) + "\n").encode()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        lock = os.open(beside / _LOCK, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise _not_written(folder, error) from None
    try:
        try_lock(lock, shared=False)
        fresh = beside / "new"
        for name, data in content.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if folder.exists():
            folder.rename(beside / "old")
        try:
            fresh.rename(folder)
        except OSError:
            if (beside / "old").exists():
                (beside / "old").rename(folder)
            raise
    except OSError as error:
        raise _not_written(folder, error) from None
    finally:
        os.close(lock)
        shutil.rmtree(beside, ignore_errors=True)
    pages = {name: len(data) for name, data in content.items() if name.endswith(".html")}
    return Written(
        folder=folder,
        pages=len(pages),
        files=len(content),
        bytes=sum(map(len, content.values())),
        largest=max(pages.items(), key=lambda pair: pair[1]),
    )


def own_files(folder: Path) -> frozenset[str] | None:
    """Return the files that a website in the folder is made of; None where there is none of this program."""
    try:
        told = json.loads((folder / MARKER).read_bytes())
        made_here = told["made_by"] == _MAKER
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return frozenset(told["files"]) if made_here else None


def _tidy(folder: Path) -> None:
    """Clear what builds that were killed left beside the folder; one that still runs holds its lock."""
    for beside in folder.parent.glob(f".{glob.escape(folder.name)}.*"):
        try:
            lock = os.open(beside / _LOCK, os.O_RDWR)
        except OSError:
            continue  # not of a build
        try:
            dead = try_lock(lock, shared=False)
        finally:
            os.close(lock)
        if dead:
            if (beside / "old").exists() and not folder.exists():
                (beside / "old").rename(folder)
            shutil.rmtree(beside, ignore_errors=True)


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FileFault(f"{folder} is a file.", remedy="Name a folder.")
    own = own_files(folder) or frozenset()
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    foreign = sorted(found - own - ({MARKER} if own else set()))
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise FileFault(
            f"{folder} holds files that are not of a website built here: {foreign[0]}{more}.",
            remedy="Name a new or empty folder; nothing was changed.",
        )


def _not_written(folder: Path, error: OSError) -> FileFault:
    return FileFault(
        f"The website could not be written to {folder}: {error.strerror}.",
        remedy="See that the folder can be written and the disk has room; what stood there stands.",
    )
