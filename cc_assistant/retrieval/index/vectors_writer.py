"""Writes the vectors of a build: into Chroma and into the mapped arrays, the same vectors in both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.domain.facets import facets_of
from cc_assistant.retrieval.index.arrays import (
    PASSAGE_VECTORS,
    TOPIC_VECTORS,
    UNIT_TABLE,
    UNIT_VECTORS,
    scratch_array,
    unit_dtype,
    write_arrays,
)
from cc_assistant.retrieval.index.chroma_store import PASSAGES, UNITS, ChromaStore
from cc_assistant.retrieval.index.encode import encode_cached, texts_of
from cc_assistant.retrieval.index.layout import CHROMA
from cc_assistant.retrieval.index.units import COLUMNS, Unit, units_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.library import Library
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.ports import Encoder, Progress
    from cc_assistant.retrieval.index.chroma_store import Metadata
    from cc_assistant.retrieval.index.manifest import IndexSettings
    from cc_assistant.retrieval.index.topics import Topic
    from cc_assistant.retrieval.index.vector_cache import VectorCache


def write_vectors(
    build: Path,
    library: Library,
    topics: Sequence[Topic],
    *,
    encoder: Encoder,
    cache: VectorCache,
    settings: IndexSettings,
    progress: Progress,
) -> int:
    """Encode passages, units and topics and write them.

    Returns:
        The number of units.
    """
    import numpy as np

    passages = library.passages
    units = [
        (position, unit)
        for position, passage in enumerate(passages if settings.unit_vectors else ())
        for unit in units_of(passage)
    ]
    texts = texts_of(passages, (unit for _, unit in units), topics)
    with scratch_array(build, len(texts), encoder.dimensions) as vectors:
        encode_cached(texts, vectors, encoder=encoder, cache=cache, progress=progress)
        of_passages, of_units, of_topics = np.split(vectors, [len(passages), len(passages) + len(units)])
        write_arrays(
            build,
            {
                PASSAGE_VECTORS: of_passages,
                UNIT_VECTORS: of_units.astype(unit_dtype(len(units), settings.small_units_from), copy=False),
                UNIT_TABLE: _table(units),
                TOPIC_VECTORS: of_topics,
            },
        )
        _write_chroma(build / CHROMA, library, units, (of_passages, of_units), progress)
    return len(units)


def _table(units: Sequence[tuple[int, Unit]]) -> npt.NDArray[np.int32]:
    import numpy as np

    rows = np.array([(position, unit.kind, unit.start, unit.end) for position, unit in units], np.int32)
    return np.ascontiguousarray(rows.reshape(-1, len(COLUMNS)).T)


def _write_chroma(
    folder: Path,
    library: Library,
    units: Sequence[tuple[int, Unit]],
    vectors: tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]],
    progress: Progress,
) -> None:
    of_passages, of_units = vectors
    passages = library.passages
    total = len(passages) + len(units)
    with ChromaStore.writing(folder) as store:
        progress("storing vectors", 0, total)
        metadata = [_metadata(passage, library) for passage in passages]
        ids = [passage.id for passage in passages]
        for done in store.add(PASSAGES, ids, of_passages, metadata):
            progress("storing vectors", done, total)
        ids = [unit.id(passages[position].id) for position, unit in units]
        about: list[Metadata] = [
            {"passage": passages[position].id, "kind": unit.kind} for position, unit in units
        ]
        for done in store.add(UNITS, ids, of_units, about):
            progress("storing vectors", len(passages) + done, total)


def _metadata(passage: Passage, library: Library) -> Metadata:
    """Return the facets of a passage as Chroma keeps them: a list for facets of several values."""
    source = library.source_by_id[passage.source]
    lists = {facet: list(values) for facet, values in facets_of(passage, source).items() if values}
    single = {"pandemic", "direction", "kind", "read", "pack", "source", "year", "case"}
    return {facet: values[0] if facet in single else values for facet, values in lists.items()}
