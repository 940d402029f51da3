"""Chroma: the store of record for vectors. The only module that imports chromadb.

A build writes its vectors here and checks them by id. Questions are answered from the mapped arrays that
the same build writes (exact, a tenth of the time, no second of import); even a query would change
Chroma's files, so a finished build's folder is never opened: `ChromaStore.copy_of` opens a private copy.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.errors import IndexFault
from cc_assistant.retrieval.index.faults import REBUILD
from cc_assistant.retrieval.index.layout import CHROMA

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Metadata = Mapping[str, str | int | list[str]]

PASSAGES, UNITS = "passages", "units"
"""The collections: whole passages with their facets; claims, sentences and asks."""

_ROOM_TO_WORK = 4_000_000  # bytes without which nothing of use can be written
_BATCH = 1_000  # Chroma makes a list of numbers of each vector; it takes at most 5,461 records at once
_SPACE = {"hnsw": {"space": "cosine"}}


class ChromaStore:
    """An open Chroma folder. Use it by `writing` or `copy_of`, which close it."""

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings

        with _faults(folder):
            self._client: Any = chromadb.PersistentClient(
                str(folder), settings=Settings(anonymized_telemetry=False)
            )
        self._folder = folder

    @classmethod
    @contextmanager
    def writing(cls, folder: Path) -> Iterator[ChromaStore]:
        """Open a folder to write in, for the length of a block."""
        store = cls(folder)
        try:
            yield store
        finally:
            store.close()

    @classmethod
    @contextmanager
    def copy_of(cls, build: Path) -> Iterator[ChromaStore]:
        """Open a private copy of a build's Chroma folder, for the length of a block."""
        with tempfile.TemporaryDirectory(prefix="cc-assistant-chroma-", ignore_cleanup_errors=True) as place:
            copy = Path(place) / CHROMA
            shutil.copytree(build / CHROMA, copy)
            with cls.writing(copy) as store:
                yield store

    def add(
        self,
        collection: str,
        ids: Sequence[str],
        vectors: npt.NDArray[np.float32],
        metadata: Sequence[Metadata],
    ) -> Iterator[int]:
        """Add records to a new collection; yield how many are stored, after each batch."""
        import numpy as np

        with _faults(self._folder):
            target = self._client.create_collection(collection, embedding_function=None, configuration=_SPACE)
        for at in range(0, len(ids), _BATCH):
            some = slice(at, at + _BATCH)
            with _faults(self._folder):
                # A plain array: Chroma walks through it number by number, which a mapped one makes slow.
                target.add(
                    ids=list(ids[some]), embeddings=np.array(vectors[some]), metadatas=list(metadata[some])
                )
            yield min(at + _BATCH, len(ids))

    def count(self, collection: str) -> int:
        """Return the number of records in a collection."""
        with _faults(self._folder):
            return int(self._collection(collection).count())

    def vectors(self, collection: str, ids: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
        """Return the stored vectors of those of the ids that are there."""
        import numpy as np

        found: dict[str, npt.NDArray[np.float32]] = {}
        for at in range(0, len(ids), _BATCH):
            with _faults(self._folder):
                got = self._collection(collection).get(
                    ids=list(ids[at : at + _BATCH]), include=["embeddings"]
                )
            found.update(zip(got["ids"], np.asarray(got["embeddings"], np.float32), strict=True))
        return found

    def nearest(
        self,
        collection: str,
        vector: npt.NDArray[np.float32],
        count: int,
        where: Mapping[str, Any] | None = None,
    ) -> list[str]:
        """Return the ids of the records nearest to a vector; about the nearest, the search is not exact."""
        with _faults(self._folder):
            got = self._collection(collection).query(
                query_embeddings=[vector.tolist()],
                n_results=count,
                where=dict(where) if where else None,
                include=[],
            )
        return list(got["ids"][0])

    def close(self) -> None:
        """Release the folder."""
        self._client.close()

    def _collection(self, name: str) -> Any:
        return self._client.get_collection(name, embedding_function=None)


@contextmanager
def _faults(folder: Path) -> Iterator[None]:
    """Turn Chroma's errors, of many classes and from two languages, into an `IndexFault`."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        # Chroma says only that it failed, so whether the disk is full has to be looked up.
        if shutil.disk_usage(folder).free < _ROOM_TO_WORK:
            raise OSError(errno.ENOSPC, f"no space left for {folder}") from error
        raise IndexFault(f"Chroma cannot use {folder}: {error}", remedy=REBUILD) from error
