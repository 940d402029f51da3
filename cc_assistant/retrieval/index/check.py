"""The check of a build: every id in every store, and passages found again by their own words."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import IndexFault
from cc_assistant.retrieval.index.arrays import (
    FIELD_LENGTHS,
    PASSAGE_VECTORS,
    POSTING_OFFSETS,
    POSTING_POSITIONS,
    TOPIC_VECTORS,
    UNIT_TABLE,
    UNIT_VECTORS,
    map_array,
)
from cc_assistant.retrieval.index.catalogue import Catalogue
from cc_assistant.retrieval.index.chroma_store import PASSAGES, UNITS, ChromaStore
from cc_assistant.retrieval.index.faults import REBUILD, reading
from cc_assistant.retrieval.index.units import Unit, passage_text
from cc_assistant.retrieval.index.words import Words
from cc_assistant.text.tokens import word_spans

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import Progress

_STAGE = "checking"
_SAMPLES = 12
_AT_ONCE = 10_000


def check_build(build: Path, *, store: ChromaStore | None, progress: Progress) -> None:
    """Check that the parts of a build agree with one another.

    Args:
        build: the folder of the build.
        store: its Chroma store, or a copy; None for an index of words only.
        progress: hears how far the check has come.

    Raises:
        IndexFault: naming what is missing or does not agree.
    """
    progress(_STAGE, 0, 3)
    with reading(build), closing(Catalogue(build)) as catalogue:
        ids = [str(ident) for (ident,) in catalogue.rows("SELECT id FROM passages ORDER BY position")]
        _check_words(build, catalogue, len(ids))
        progress(_STAGE, 1, 3)
        if store is not None:
            topics = catalogue.rows("SELECT count(*) FROM topics")[0][0]
            _check_arrays(build, len(ids), int(topics))
            progress(_STAGE, 2, 3)
            _check_chroma(build, ids, store)
    progress(_STAGE, 3, 3)


def _check_words(build: Path, catalogue: Catalogue, count: int) -> None:
    expected = [(position,) for position in range(count)]
    numbered = catalogue.rows("SELECT position FROM passages ORDER BY position")
    _require(numbered == expected, "the passages are not numbered without gaps")
    in_words = catalogue.rows("SELECT rowid FROM words ORDER BY rowid")
    _require(in_words == expected, "the words do not cover every passage")
    offsets = map_array(build, POSTING_OFFSETS)
    held = map_array(build, POSTING_POSITIONS)
    lengths = map_array(build, FIELD_LENGTHS)
    rows = catalogue.rows("SELECT count(*), coalesce(max(row), -1) FROM terms")[0]
    _require(rows == (len(offsets) - 1, len(offsets) - 2), "the terms do not match their postings")
    _require(int(offsets[-1]) == len(held) and lengths.shape[1] == count, "the postings have another size")
    words = Words(build, catalogue)
    passages = words.field("passage")
    for position, passage in zip(_samples(count), catalogue.passages(_samples(count)), strict=True):
        text = passage_text(passage)
        lost = [term for term in words.analyser.terms(text) if position not in passages.postings(term)[0]]
        _require(not lost, f"{passage.id} is not found by its words {lost[:3]}")
        first = " ".join(word for word, _, _ in words.analyser.unify(word_spans(text))[:8])
        _require(
            not first or position in words.phrase(first), f"{passage.id} is not found by its first words"
        )


def _check_arrays(build: Path, count: int, topics: int) -> None:
    import numpy as np

    vectors, units = map_array(build, PASSAGE_VECTORS), map_array(build, UNIT_VECTORS)
    table = map_array(build, UNIT_TABLE)
    _require(len(vectors) == count, "there is not one vector for each passage")
    _require(len(units) == table.shape[1], "the units do not match their vectors")
    _require(len(map_array(build, TOPIC_VECTORS)) == topics, "the topics do not match their vectors")
    for name, matrix in (("passages", vectors), ("units", units)):
        for at in range(0, len(matrix), _AT_ONCE):
            lengths = np.linalg.norm(matrix[at : at + _AT_ONCE].astype(np.float32), axis=1)
            _require(bool(np.all(np.abs(lengths - 1) < 0.01)), f"a vector of the {name} has not length 1")


def _check_chroma(build: Path, ids: Sequence[str], store: ChromaStore) -> None:
    import numpy as np

    vectors, units = map_array(build, PASSAGE_VECTORS), map_array(build, UNIT_VECTORS)
    table = map_array(build, UNIT_TABLE)
    unit_ids = [
        Unit(int(kind), int(start), int(end), "").id(ids[passage]) for passage, kind, start, end in table.T
    ]
    for collection, expected, matrix in ((PASSAGES, ids, vectors), (UNITS, unit_ids, units)):
        _require(store.count(collection) == len(expected), f"Chroma holds another number of {collection}")
        for at in range(0, len(expected), _AT_ONCE):
            some = expected[at : at + _AT_ONCE]
            stored = store.vectors(collection, some)
            lost = [ident for ident in some if ident not in stored]
            _require(not lost, f"Chroma has lost {len(lost)} of the {collection}, {lost[:1]} among them")
            for row in _samples(len(some)):
                same = np.allclose(stored[some[row]], matrix[at + row], atol=1e-3)
                _require(same, f"Chroma holds another vector for {some[row]}")
        # Its search is not exact, so a passage here and there may not be found; an index that is broken
        # finds none.
        samples = _samples(len(expected))
        found = sum(_finds(store, collection, matrix[at].astype(np.float32)) for at in samples)
        _require(2 * found >= len(samples), f"Chroma does not find {collection} by their own vectors")


def _finds(store: ChromaStore, collection: str, vector: npt.NDArray[np.float32]) -> bool:
    """Tell whether a vector, or one that is all but the same, is found by itself."""
    near = store.vectors(collection, store.nearest(collection, vector, 3))
    return any(float(other @ vector) > 0.999 for other in near.values())


def _samples(count: int) -> range:
    """Return positions spread over all."""
    return range(0, count, max(1, count // _SAMPLES))


def _require(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as an assertion
    if not holds:
        raise IndexFault(f"The index did not pass its check: {otherwise}.", remedy=REBUILD)
