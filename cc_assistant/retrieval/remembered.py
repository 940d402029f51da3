"""Vectors of texts, from a file where they were made before: for texts that no index holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder

_MOST_ONE_BY_ONE = 4
"""So few texts are made at once and not kept: what is typed or selected is asked once."""


def remembered(encoder: Encoder, file: Path | None) -> Callable[[Sequence[str]], npt.NDArray[np.float32]]:
    """Return what gives texts their vectors, one row each.

    Args:
        encoder: makes those that are not known.
        file: keeps them; None keeps nothing.
    """

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        import numpy as np

        from cc_assistant.retrieval.index.encode import encode_cached
        from cc_assistant.retrieval.index.vector_cache import vector_cache
        from cc_assistant.retrieval.index.windows import encode_whole

        if file is None or len(texts) <= _MOST_ONE_BY_ONE:
            return encode_whole(encoder, texts)
        file.parent.mkdir(parents=True, exist_ok=True)
        vectors = np.empty((len(texts), encoder.dimensions), dtype=np.float32)
        with vector_cache(file, encoder.identity, encoder.dimensions) as cache:
            encode_cached(texts, vectors, encoder=encoder, cache=cache, progress=lambda *_: None)
        return vectors

    return encode
