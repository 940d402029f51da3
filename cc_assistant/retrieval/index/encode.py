"""Vectors for many texts: from the cache where they are known, encoded where they are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cc_assistant.retrieval.index.units import passage_text, units_of
from cc_assistant.retrieval.index.windows import encode_whole

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.ports import Encoder, Progress
    from cc_assistant.retrieval.index.catalogue import Catalogue
    from cc_assistant.retrieval.index.manifest import IndexSettings
    from cc_assistant.retrieval.index.topics import Topic
    from cc_assistant.retrieval.index.units import Unit
    from cc_assistant.retrieval.index.vector_cache import VectorCache

_AT_ONCE = 512
"""Texts between two reports of progress; what was encoded until then survives a kill."""


def texts_of(passages: Sequence[Passage], units: Iterable[Unit], topics: Iterable[Topic]) -> list[str]:
    """Return all texts of a build that have vectors: passages, units, topics, in this order."""
    return [
        *(passage_text(passage) for passage in passages),
        *(unit.text for unit in units),
        *(topic.text for topic in topics),
    ]


def build_texts(catalogue: Catalogue, settings: IndexSettings) -> list[str]:
    """Return all texts of a finished build that have vectors.

    Raises:
        IndexFault: the build is damaged.
    """
    passages = catalogue.passages(range(catalogue.count))
    units = (unit for passage in passages if settings.unit_vectors for unit in units_of(passage))
    return [
        *texts_of(passages, units, ()),
        *(str(text) for (text,) in catalogue.rows("SELECT text FROM topics")),
    ]


def encode_cached(
    texts: Sequence[str], encoder: Encoder, cache: VectorCache, progress: Progress
) -> npt.NDArray[np.float32]:
    """Return the vectors of all texts, encoding each different and unknown one once.

    Returns:
        Array (len(texts), dimensions).
    """
    import numpy as np

    keys = [cache.key(text) for text in texts]
    known = cache.find(list(dict.fromkeys(keys)))
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    # Texts of like length together, so that a batch has little padding.
    order = sorted(missing, key=lambda key: (len(missing[key]), key))
    total = len(order)
    for at in range(0, total, _AT_ONCE):
        progress("encoding texts", at, total)
        some = order[at : at + _AT_ONCE]
        vectors = encode_whole(encoder, [missing[key] for key in some])
        cache.add(some, vectors)
        known.update(zip(some, vectors, strict=True))
    progress("encoding texts", total, total)
    rows = [known[key] for key in keys]
    return np.stack(rows) if rows else np.zeros((0, encoder.dimensions), np.float32)
