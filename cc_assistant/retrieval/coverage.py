"""What of a question the best passages cover, and what the library never speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.retrieval.reading import Unit
from cc_assistant.text.tokens import words as folded

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_SAYS_LITTLE = frozenset(
    """
    able actually anywhere best better big bit bits cfir code codes come comes component components
    construct constructs d domain done dunno etc everywhere go goes going gonna good happen happened
    happens inner kind kinds know lets ll lot lots m made make makes need needs new nowhere npt okay
    old one ones ordinary outer perspective perspectives phase play pls ppl proper put re s said say
    says setting small somewhere sort sorts state t ta theyd thing things think thx try two use used
    using ve wanna want wants way ways wed work working works youd
    """.split()
)
LEADING = 8
"""How many of the best passages are looked through."""


class Coverage(NamedTuple):
    """How far the best passages cover a question.

    Attributes:
        covered: share of the weight of its units that one of the best passages has.
        unknown: units that none of them has.
    """

    covered: float
    unknown: tuple[Unit, ...]


def cover(
    units: Sequence[Unit],
    weight: Callable[[Unit], float],
    holders: Callable[[Unit], npt.NDArray[np.bool_]],
) -> Coverage:
    """Tell which units of a question the leading passages hold.

    Args:
        units: what the question names.
        weight: how much a unit says (its inverse frequency).
        holders: which of the leading passages hold a unit.
    """
    import numpy as np

    telling = [unit for unit in units if not _says_little(unit)]
    if not telling:
        return Coverage(1.0 if units else 0.0, ())
    weights = np.array([weight(unit) for unit in telling])
    held = np.array([holders(unit) for unit in telling])
    if not held.size or not weights.sum():
        return Coverage(0.0, tuple(telling))
    covered = float((weights[:, None] * held).sum(axis=0).max() / weights.sum())
    unknown = tuple(unit for unit, has in zip(telling, held, strict=True) if not has.any())
    return Coverage(covered, unknown)


def _says_little(unit: Unit) -> bool:
    return unit.kind == "word" and (unit.words.lower() in _SAYS_LITTLE or len(unit.words) < 2)


def meaning_resting_on(
    words: Sequence[str],
    canonical: str,
    encode: Callable[[Sequence[str]], npt.NDArray[np.float32]],
) -> list[float]:
    """Return how much of a question's meaning rests on each of some words.

    The distance (1 - cosine) that its vector moves when the word is left out.

    Args:
        words: words or phrases of the question.
        canonical: the question as it was encoded, words apart by single spaces.
        encode: returns unit vectors.
    """
    if not words:
        return []
    without = []
    for phrase in words:
        dropped = set(folded(phrase))
        kept = " ".join(word for word in canonical.split() if not dropped.intersection(folded(word)))
        without.append(kept or ".")
    vectors = encode([canonical, *without])
    return [max(0.0, float(1 - vectors[0] @ vector)) for vector in vectors[1:]]
