"""How near a sentence is to its passages by meaning, and on which side of them by its variants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.text.faithful.alignment import sentences
from cc_assistant.text.faithful.denial import explicit
from cc_assistant.text.faithful.turning import denied, turned
from cc_assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]

Encode = Callable[[Sequence[str]], "Vectors"]
"""Turns texts into unit vectors; shape (texts, dimensions)."""

NOT_TURNED = -0.4
"""What is said of a sentence that has nothing to turn."""
_NEAREST = 2  # sentences of the passages whose denials are looked for
_SHORTEST = 0.2  # shorter ways between two meanings say nothing of their direction


class Turning(NamedTuple):
    """How far it is on the way to its passages to turn a sentence round (-1 to 1, `NOT_TURNED` if it cannot).

    Attributes:
        denial: by taking out one of its denials.
        direction: by the opposite of one of its words.
        denied: by a denial, where the passages deny and the sentence does not.
    """

    denial: float = NOT_TURNED
    direction: float = NOT_TURNED
    denied: float = NOT_TURNED


class Meaning:
    """Compares by meaning; keeps what it encoded of passages.

    Args:
        encode: gives texts their meaning.
    """

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._kept: dict[tuple[str, ...], tuple[list[str], Vectors]] = {}

    def likeness(self, said: str, held: tuple[str, ...]) -> float:
        """Return the cosine of a sentence with the nearest sentence, or whole text, of a passage."""
        return float((self._passage(held)[1] @ self._vector(said)).max())

    def turning(self, said: str, passages: Sequence[tuple[str, ...]]) -> Turning:
        """Return how far a sentence would come nearer to its passages if it were turned round."""
        import numpy as np

        kept = [self._passage(held) for held in passages]
        texts = [text for told, _ in kept for text in told]
        there = np.vstack([vectors for _, vectors in kept])
        own = self._vector(said)
        nearest = (there @ own).argsort()[::-1][:_NEAREST]
        found = {"denial": NOT_TURNED, "direction": NOT_TURNED}
        variants = turned(said)
        if variants:
            vectors = self._encode([variant.text for variant in variants])
            for variant, vector in zip(variants, vectors, strict=True):
                found[variant.by] = max(found[variant.by], _way(own, vector, there[nearest[0]]))
        denying = [place for place in nearest if _denies(texts[place])]
        if not denying or _denies(said):
            return Turning(found["denial"], found["direction"])
        other = self._encode([denied(said)])[0]
        return Turning(found["denial"], found["direction"], _way(own, other, there[denying[0]]))

    def _passage(self, held: tuple[str, ...]) -> tuple[list[str], Vectors]:
        if held not in self._kept:
            texts = [part[start:end] for part in held for start, end in sentence_spans(part)]
            texts += held
            self._kept[held] = texts, self._encode(texts)
        return self._kept[held]

    @lru_cache(maxsize=8)  # noqa: B019 - lives as long as an answer is made
    def _vector(self, said: str) -> Vectors:
        vector: Vectors = self._encode([said])[0]
        return vector


def _way(own: Vectors, turned_round: Vectors, there: Vectors) -> float:
    """Return the cosine of the way to the turned sentence with the way to a passage."""
    import numpy as np

    step, goal = turned_round - own, there - own
    length = float(np.linalg.norm(step))
    if length < 1e-3:
        return 0.0
    return float(step @ goal) / (length * max(float(np.linalg.norm(goal)), _SHORTEST))


def _denies(text: str) -> bool:
    return any(True for words in sentences(text) for _ in explicit(words))
