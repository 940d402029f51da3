"""Fusion: how the signals of a search are weighed against one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]


class Weights(NamedTuple):
    """Weight of each signal. docs/quality.md says how they were chosen and what each brings.

    Words and cosines stand about 3 to 7, the mix that did best on public sets; what exists only in a
    coded library (asks, themes, places, facets) comes on top and is silent elsewhere.
    """

    words: float = 0.15
    asks_words: float = 0.15
    about_words: float = 0.05
    passage: float = 0.22
    sentence: float = 0.20
    ask: float = 0.30
    about: float = 0.17
    theme: float = 0.18
    place: float = 0.16
    facet: float = 0.04
    phrase: float = 0.10


SOURCE_SHARE = 0.3
"""How much of a passage's score comes from the best of its source."""

CONCEPT_WEIGHT = 0.7
"""What a concept in common counts beside a word in common."""

THEME_FLOOR = 0.5
"""Cosine from which on a theme counts as what the question is about."""


def fuse(parts: Mapping[str, Floats], weights: Weights) -> tuple[Floats, dict[str, Floats]]:
    """Add up weighed signals.

    Args:
        parts: signal (a field of `Weights`) -> scores of the candidates.
        weights: weight of each.

    Returns:
        The sum, and the weighed parts that make it up.
    """
    weighed = {name: getattr(weights, name) * scores for name, scores in parts.items()}
    names = iter(weighed)
    total = weighed[next(names)].copy()
    for name in names:
        total += weighed[name]
    return total, weighed
