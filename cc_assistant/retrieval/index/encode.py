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

_STAGE = "encoding texts"
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
    texts: Sequence[str],
    into: npt.NDArray[np.float32],
    *,
    encoder: Encoder,
    cache: VectorCache,
    progress: Progress,
) -> None:
    """Write the vectors of all texts, encoding each different and unknown one once.

    Args:
        texts: the texts.
        into: array (len(texts), dimensions) to write to.
        encoder: makes the vectors that the cache does not know.
        cache: keeps them.
        progress: hears how many of the unknown texts are encoded.
    """
    rows: dict[bytes, list[int]] = {}
    for row, text in enumerate(texts):
        rows.setdefault(cache.key(text), []).append(row)
    keys = list(rows)
    missing: list[bytes] = []
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        known = cache.find(some)
        missing += (key for key in some if key not in known)
        for key, vector in known.items():
            into[rows[key]] = vector
    # Texts of like length together, so that a batch has little padding.
    missing.sort(key=lambda key: (len(texts[rows[key][0]]), key))
    total = len(missing)
    for at in range(0, total, _AT_ONCE):
        progress(_STAGE, at, total)
        some = missing[at : at + _AT_ONCE]
        vectors = encode_whole(encoder, [texts[rows[key][0]] for key in some])
        cache.add(some, vectors)
        for key, vector in zip(some, vectors, strict=True):
            into[rows[key]] = vector
    progress(_STAGE, total, total)
