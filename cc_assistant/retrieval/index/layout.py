"""Where things lie: the folder of all indexes, and one build in it.

indexes/
  current                    one line: the folder of the build in use
  <fingerprint>/             a finished build, never written again
    manifest.json            written last
    catalogue.sqlite         passages, sources, facets, documents; the words in FTS5
    arrays/*.npy             postings and vectors, mapped into memory
    chroma/                  the store of record for vectors
  .building-<pid>-<time>/    a build under way, or left behind by a kill
  .lock                      held while a build or a clean-up runs
  vectors.sqlite             vectors by content, so that a changed passage costs only itself
"""

from __future__ import annotations

from pathlib import Path

FORMAT = 2
"""Enters the fingerprint: raise it whenever a build would hold something else for the same knowledge."""

POINTER = "current"
LOCK = ".lock"
VECTOR_CACHE = "vectors.sqlite"
UNFINISHED = ".building-"

MANIFEST = "manifest.json"
CATALOGUE = "catalogue.sqlite"
ARRAYS = "arrays"
CHROMA = "chroma"


def array_file(build: Path, name: str) -> Path:
    """Return the file of one array of a build."""
    return build / ARRAYS / f"{name}.npy"


def builds(root: Path) -> list[Path]:
    """Return the folders of finished builds, by name."""
    return sorted(folder for folder in _folders(root) if _is_finished(folder))


def unfinished(root: Path) -> list[Path]:
    """Return what builds that were stopped left behind, by name."""
    return sorted(folder for folder in _folders(root) if not _is_finished(folder))


def unfinished_pointers(root: Path) -> list[Path]:
    """Return the files of pointers that were written but not yet put in place when a process was killed."""
    return sorted(root.glob(f".{POINTER}.*"))


def _is_finished(folder: Path) -> bool:
    return is_build_name(folder.name) and (folder / MANIFEST).is_file()


def _folders(root: Path) -> list[Path]:
    """Return the folders in ``root`` that are ours: builds by their fingerprint, and unfinished ones."""
    if not root.is_dir():
        return []
    return [
        folder
        for folder in root.iterdir()
        if folder.is_dir() and (folder.name.startswith(UNFINISHED) or is_build_name(folder.name))
    ]


def is_build_name(name: str) -> bool:
    """Tell whether a folder's name is that of a build: a fingerprint, and a number for a later attempt."""
    fingerprint, _, attempt = name.partition("-")
    return (
        len(fingerprint) == 16
        and all(digit in "0123456789abcdef" for digit in fingerprint)
        and (not attempt or attempt.isdigit())
    )
