"""Reads the vectors of a build, mapped into memory."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cc_assistant.errors import IndexFault
from cc_assistant.retrieval.index.arrays import (
    PASSAGE_VECTORS,
    TOPIC_VECTORS,
    UNIT_TABLE,
    UNIT_VECTORS,
    map_array,
)
from cc_assistant.retrieval.index.faults import REBUILD, reading

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.retrieval.index.catalogue import Catalogue


class Units(NamedTuple):
    """Claims, sentences and asks with their vectors, ordered by passage; one row each.

    ``vectors`` (units, dimensions) is float32, or float16 in a large index. ``passages`` holds the
    position of each unit's passage, rising; ``kinds`` is CLAIM, SENTENCE or ASK (see `units`); ``starts``
    and ``ends`` are the span in ``claim`` or ``text``, or ``asks[start:end]`` for an ask.
    """

    vectors: npt.NDArray[np.float32 | np.float16]
    passages: npt.NDArray[np.int32]
    kinds: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]

    def rows_of(self, positions: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.intp]:
        """Return the rows of the units of some passages, rising if ``positions`` are."""
        import numpy as np

        # Of the same type as the sorted array: numpy would otherwise copy all of that for each search.
        wanted = np.asarray(positions, self.passages.dtype)
        first = np.searchsorted(self.passages, wanted, "left")
        counts = np.searchsorted(self.passages, wanted, "right") - first
        starts = np.repeat(first - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        rows: npt.NDArray[np.intp] = starts + np.arange(int(counts.sum()))
        return rows


class Topics(NamedTuple):
    """Themes and constructs by meaning, one row each; ``kinds`` as in `topics.TopicKind`."""

    kinds: tuple[str, ...]
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    vectors: npt.NDArray[np.float32]


class Vectors:
    """The vectors of a build."""

    def __init__(self, build: Path, catalogue: Catalogue) -> None:
        self._build = build
        self._catalogue = catalogue

    def _map(self, name: str) -> npt.NDArray[Any]:
        with reading(self._build):
            return map_array(self._build, name)

    @cached_property
    def passages(self) -> npt.NDArray[np.float32]:
        """Unit vectors of the passages (count, dimensions), float32."""
        vectors = self._map(PASSAGE_VECTORS)
        self._require_unit_length(vectors)
        return vectors

    @cached_property
    def units(self) -> Units:
        """Vectors of claims, sentences and asks."""
        vectors = self._map(UNIT_VECTORS)
        self._require_unit_length(vectors)
        return Units(vectors, *self._map(UNIT_TABLE))

    @cached_property
    def topics(self) -> Topics:
        """Vectors of themes and constructs; those of sources come after them in the same file."""
        rows = self._catalogue.rows("SELECT kind, id, text FROM topics WHERE kind <> 'source' ORDER BY row")
        kinds, ids, texts = zip(*rows, strict=True) if rows else ((), (), ())
        return Topics(kinds, ids, texts, self._map(TOPIC_VECTORS)[: len(rows)])

    @cached_property
    def sources(self) -> npt.NDArray[np.float32]:
        """Vectors of what the sources are about, by their number; without a row where none has one."""
        first = self._catalogue.rows("SELECT count(*) FROM topics WHERE kind <> 'source'")[0][0]
        vectors: npt.NDArray[np.float32] = self._map(TOPIC_VECTORS)[int(first) :]
        return vectors

    def _require_unit_length(self, vectors: npt.NDArray[Any]) -> None:
        """Look at a few rows: a file of the right size with other bytes is noticed before it is believed."""
        import numpy as np

        some = vectors[:: max(1, len(vectors) // 8)].astype(np.float32)
        if not np.all(np.abs(np.linalg.norm(some, axis=1) - 1) < 0.01):
            raise IndexFault(
                f"The index {self._build} is damaged: its vectors are not whole.", remedy=REBUILD
            )
