"""A question ready to be searched for: as read, as a vector, and beside the themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.retrieval import signals

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
        forms: the forms in which it was encoded, with the unit vector of each.
    """

    reading: Reading
    vector: Floats | None
    themes: dict[str, float] = field(default_factory=dict)
    forms: dict[str, Floats] = field(default_factory=dict)

    def encode(self, texts: Sequence[str], encoder: Encoder) -> Floats:
        """Return unit vectors of texts of which some may be its own forms; those are not encoded again."""
        new = [text for text in dict.fromkeys(texts) if text not in self.forms]
        known = {**self.forms, **dict(zip(new, encoder.encode(new, role="question"), strict=True))}
        return np.array([known[text] for text in texts], np.float32)


def asked(reading: Reading, encoder: Encoder | None, space: Space) -> Asked:
    """Encode a question and hold it against the themes."""
    if encoder is None or not reading.searched.strip():
        return Asked(reading, None)
    forms = (reading.searched, reading.canonical, reading.narrow)
    texts = list(dict.fromkeys(forms))
    vectors = dict(zip(texts, encoder.encode(texts, role="question"), strict=True))
    vector = _mean([vectors[form] for form in forms])
    if not space.themes.ids:
        return Asked(reading, vector, forms=vectors)
    near, _ = signals.best_of_group(
        signals.cosine(space.themes.vectors, vector), space.themes.theme_of, len(space.themes.ids)
    )
    return Asked(reading, vector, dict(zip(space.themes.ids, near.tolist(), strict=True)), vectors)


def _mean(forms: Sequence[Floats]) -> Floats:
    """The mean of three forms of the question, as vectors.

    As it was asked; in the library's own words; and so without what tells hardly one passage from another.
    Replacing words brings together what is the same, and now and then loses a shade that the first keeps.
    """
    total = np.sum(forms, axis=0)
    unit: Floats = (total / np.linalg.norm(total)).astype(np.float32)
    return unit
