"""Reads the words of a build: terms, postings, lengths; phrases and known words."""

from __future__ import annotations

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.retrieval.index.arrays import (
    FIELD_LENGTHS,
    POSTING_COUNTS,
    POSTING_OFFSETS,
    POSTING_POSITIONS,
    map_array,
)
from cc_assistant.retrieval.index.faults import reading
from cc_assistant.retrieval.index.schema import WORD_FIELDS
from cc_assistant.text.analyser import Analyser

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from cc_assistant.retrieval.index.catalogue import Catalogue


class Words:
    """The words of a build, by field (`WORD_FIELDS`)."""

    def __init__(self, build: Path, catalogue: Catalogue) -> None:
        self._build = build
        self._catalogue = catalogue
        self._array = lru_cache(maxsize=None)(self._map)

    def _map(self, name: str) -> npt.NDArray[Any]:
        with reading(self._build):
            return map_array(self._build, name)

    @cached_property
    def analyser(self) -> Analyser:
        """Turns a text into terms in the way of this build."""
        spellings = self._catalogue.document_json("spellings").get("spellings", "[]")
        with reading(self._build):
            return Analyser(json.loads(spellings))

    def field(self, name: str) -> WordField:
        """Return the postings of one field."""
        return WordField(self, WORD_FIELDS.index(name))

    def phrase(self, text: str, fields: Sequence[str] = ("passage",)) -> npt.NDArray[np.intp]:
        """Return the positions of the passages in which the words of ``text`` stand one after the other.

        Words count by their stems. Any text is safe; one without words is found nowhere.
        """
        import numpy as np

        terms = self.analyser.all_terms(text)
        if not terms:
            return np.zeros(0, np.intp)
        wanted = f'{{{" ".join(fields)}}} : "{" ".join(terms)}"'
        rows = self._catalogue.rows("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (wanted,))
        return np.array([position for (position,) in rows], np.intp)

    @cached_property
    def known(self) -> dict[str, int]:
        """Words as written (folded, no stop words) in passages and asks, and how many passages have each."""
        rows = self._catalogue.rows("SELECT word, passages FROM lexicon")
        return {str(word): int(count) for word, count in rows}

    def row(self, term: str, field: int) -> int | None:
        """Return the row of a term in the postings."""
        rows = self._catalogue.rows("SELECT row FROM terms WHERE term = ? AND field = ?", (term, field))
        return int(rows[0][0]) if rows else None

    def row_postings(self, row: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """Return positions and counts of a row, as they lie in the build."""
        offsets = self._array(POSTING_OFFSETS)
        some = slice(int(offsets[row]), int(offsets[row + 1]))
        return self._array(POSTING_POSITIONS)[some], self._array(POSTING_COUNTS)[some]

    def field_lengths(self, field: int) -> npt.NDArray[np.float32]:
        """Return the number of terms of each passage in a field."""
        lengths: npt.NDArray[np.float32] = self._array(FIELD_LENGTHS)[field]
        return lengths


class WordField:
    """Postings of one field; what `cc_assistant.retrieval.signals.bm25` scores from."""

    def __init__(self, words: Words, field: int) -> None:
        self._words = words
        self._field = field

    @cached_property
    def lengths(self) -> npt.NDArray[np.float32]:
        """Number of terms of each passage in this field."""
        return self._words.field_lengths(self._field)

    @cached_property
    def mean_length(self) -> float:
        """Mean of ``lengths``; 1 for an empty field."""
        return float(self.lengths.mean()) or 1.0 if len(self.lengths) else 1.0

    def postings(self, term: str) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]:
        """Return the positions of the passages with ``term``, rising, and how often each has it."""
        import numpy as np

        positions, counts = self._stored(term)
        return positions.astype(np.intp), counts

    def holding(self, term: str) -> int:
        """Return how many passages have ``term``."""
        return len(self._stored(term)[0])

    def has(self, term: str, positions: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Return which of some passages have ``term``."""
        import numpy as np

        held, _ = self._stored(term)
        if not len(held):
            return np.zeros(len(positions), np.bool_)
        # Of the same type as the sorted array: numpy would otherwise copy all of that for each search.
        wanted = positions.astype(held.dtype)
        at = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
        found: npt.NDArray[np.bool_] = held[at] == wanted
        return found

    def _stored(self, term: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        import numpy as np

        row = self._words.row(term, self._field)
        if row is None:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        return self._words.row_postings(row)
