"""A question ready to be searched for: as read, as a vector, and beside the themes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.retrieval import fusion, signals

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder
    from cc_assistant.retrieval.reading import Reading
    from cc_assistant.retrieval.space import Space

    Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Asked:
    """A question on its way through the search.

    Attributes:
        reading: what stands in it.
        vector: its unit vector; None without a model.
        themes: how near each theme is to it (cosine of its nearest phrase); empty without a model.
    """

    reading: Reading
    vector: Floats | None
    themes: dict[str, float] = field(default_factory=dict)


def asked(reading: Reading, encoder: Encoder | None, space: Space) -> Asked:
    """Encode a question and hold it against the themes."""
    vector = _vector(reading, encoder)
    if vector is None or not space.themes.ids:
        return Asked(reading, vector)
    near, _ = signals.best_of_group(
        signals.cosine(space.themes.vectors, vector), space.themes.theme_of, len(space.themes.ids)
    )
    return Asked(reading, vector, dict(zip(space.themes.ids, near.tolist(), strict=True)))


def _vector(reading: Reading, encoder: Encoder | None) -> Floats | None:
    """The vector of the canonical form, half of it narrowed to what tells passages apart."""
    if encoder is None or not reading.canonical.strip():
        return None
    texts = list(dict.fromkeys((reading.canonical, reading.narrow)))
    vectors = encoder.encode(texts, role="question")
    share = fusion.NARROW_SHARE
    vector = vectors[0] if len(texts) == 1 else (1 - share) * vectors[0] + share * vectors[1]
    unit: Floats = (vector / np.linalg.norm(vector)).astype(np.float32)
    return unit
