"""Postings: which passages have which term, how often, in which field; as arrays for the scores."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.retrieval.index.schema import WORD_FIELDS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Postings(NamedTuple):
    """Compressed rows: row r holds ``positions[offsets[r]:offsets[r + 1]]`` and ``counts`` likewise.

    ``lengths`` (fields, passages) counts the terms of each passage; ``rows`` maps (term, field) to r.
    """

    rows: dict[tuple[str, int], int]
    offsets: npt.NDArray[np.int64]
    positions: npt.NDArray[np.int32]
    counts: npt.NDArray[np.float32]
    lengths: npt.NDArray[np.float32]


class PostingsBuilder:
    """Collects the terms of passages, in the order of their positions."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int], array[int]] = {}  # position, count, position, count ...
        self._lengths = [array("i") for _ in WORD_FIELDS]

    def add(self, position: int, terms: Mapping[str, Sequence[str]]) -> None:
        """Add one passage: for each field its terms, repeats kept."""
        for field, name in enumerate(WORD_FIELDS):
            self._lengths[field].append(len(terms[name]))
            for term, count in Counter(terms[name]).items():
                self._held.setdefault((term, field), array("i")).extend((position, count))

    def build(self) -> Postings:
        """Return what was collected, rows in the order of terms."""
        import numpy as np

        keys = sorted(self._held)
        offsets = np.zeros(len(keys) + 1, np.int64)
        np.cumsum([len(self._held[key]) // 2 for key in keys], out=offsets[1:])
        pairs = np.empty((int(offsets[-1]), 2), np.int32)
        for row, key in enumerate(keys):
            pairs[offsets[row] : offsets[row + 1]] = np.reshape(self._held[key], (-1, 2))
        return Postings(
            {key: row for row, key in enumerate(keys)},
            offsets,
            np.ascontiguousarray(pairs[:, 0]),
            pairs[:, 1].astype(np.float32),
            np.array(self._lengths, np.float32).reshape(len(WORD_FIELDS), -1),
        )
