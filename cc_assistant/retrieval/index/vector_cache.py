"""Vectors by content: a text that was encoded before is not encoded again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.retrieval.index.windows import WINDOWS_VERSION

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
_AT_ONCE = 500


class VectorCache:
    """Vectors of one encoder in a file that several encoders share.

    A damaged file is dropped and begun anew; ``dropped`` then says so.

    Args:
        file: the file; it need not exist. Only one process at a time may have it open (the writer).
        encoder: identity of the encoder.
        dimensions: length of its vectors.
    """

    def __init__(self, file: Path, encoder: str, dimensions: int) -> None:
        self._file = file
        self._salt = f"{encoder} {WINDOWS_VERSION}\0".encode()
        self._bytes = 4 * dimensions
        self.dropped = False
        try:
            self._database = self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._database = self._anew()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file)
        try:
            database.execute("PRAGMA synchronous = OFF")
            if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("quick_check failed")
            database.execute(_SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _anew(self) -> sqlite3.Connection:
        self.dropped = True
        remove_cache(self._file)
        return self._open()

    def key(self, text: str) -> bytes:
        """Return the key of a text: SHA-256 of encoder and text."""
        return hashlib.sha256(self._salt + text.encode("utf-8", "surrogatepass")).digest()

    def find(self, keys: Sequence[bytes]) -> dict[bytes, npt.NDArray[np.float32]]:
        """Return the vectors that are known, by key."""
        import numpy as np

        found: dict[bytes, npt.NDArray[np.float32]] = {}
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for key, vector in self._database.execute(
                f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some
            ):
                if len(vector) == self._bytes:
                    found[key] = np.frombuffer(vector, np.float32)
        return found

    def add(self, keys: Sequence[bytes], vectors: npt.NDArray[np.float32]) -> None:
        """Keep vectors; what was added is there after a kill."""
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                ((key, vector.tobytes()) for key, vector in zip(keys, vectors, strict=True)),
            )

    def keep_only(self, keys: Iterable[bytes]) -> int:
        """Forget all vectors but these, and give the space back; return how many were forgotten."""
        with self._database:
            self._database.execute("CREATE TEMP TABLE kept (key BLOB PRIMARY KEY)")
            self._database.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys))
            gone = self._database.execute(
                "DELETE FROM vectors WHERE key NOT IN (SELECT key FROM kept)"
            ).rowcount
            self._database.execute("DROP TABLE kept")
        self._database.execute("VACUUM")
        return gone

    def close(self) -> None:
        """Close the file."""
        self._database.close()


@contextmanager
def vector_cache(file: Path, encoder: str, dimensions: int) -> Iterator[VectorCache]:
    """Open a cache for the length of a block."""
    cache = VectorCache(file, encoder, dimensions)
    try:
        yield cache
    finally:
        cache.close()


def remove_cache(file: Path) -> None:
    """Remove a cache and what SQLite left beside it."""
    for name in (file.name, f"{file.name}-journal", f"{file.name}-wal", f"{file.name}-shm"):
        (file.parent / name).unlink(missing_ok=True)
