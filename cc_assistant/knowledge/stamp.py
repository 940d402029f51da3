"""Whether packs have changed: told by times and sizes of their files, not by their bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cc_assistant.knowledge.layout import knowledge_files

Stamp = frozenset[tuple[str, int, int]]
"""Each file of the packs with when it was written (nanoseconds) and its size (bytes)."""


def stamp(folders: Iterable[Path]) -> Stamp:
    """Return the stamp of packs and of the codings in them; a file that is gone meanwhile is left out.

    A thousand files take some milliseconds, so this can be asked before each question. What it says to
    have changed may hold the same as before: the fingerprint tells.
    """
    found: set[tuple[str, int, int]] = set()
    for folder in folders:
        held = [folder / relative for relative, kind in knowledge_files(folder) if kind.indexed]
        for path in (*held, *(folder / "codings").glob("*.jsonl")):
            try:
                looked = path.stat()
            except OSError:
                continue
            found.add((str(path), looked.st_mtime_ns, looked.st_size))
    return frozenset(found)
