"""Vectors for made passages without encoding them: those of shipped texts, with noise.

Encoding 100,000 passages takes an hour on two processors and measures only the encoder, which is measured
on real texts. Searching does not depend on what a vector means, only on how many there are and how they
lie. The result says where this was used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder, TextRole

_NOISES = 4096
_NOISE = 0.6
"""Length of the noise beside a vector of length 1: neighbours then lie about as far apart as real ones."""


class MadeVectors:
    """An encoder that makes vectors up for passages and passes questions on to the real one.

    Args:
        real: the encoder whose vectors are taken as models.
        texts: shipped texts; their vectors are the models.
    """

    def __init__(self, real: Encoder, texts: Sequence[str]) -> None:
        self._real = real
        self._models = real.encode(texts)
        noise = np.random.default_rng(0).normal(size=(_NOISES, real.dimensions)).astype(np.float32)
        self._noise = _NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)

    @property
    def name(self) -> str:
        return self._real.name

    @property
    def identity(self) -> str:
        return self._real.identity

    @property
    def dimensions(self) -> int:
        return self._real.dimensions

    @property
    def window(self) -> int:
        return self._real.window

    def encode(self, texts: Sequence[str], *, role: TextRole = "passage") -> npt.NDArray[np.float32]:
        if role == "question":
            return self._real.encode(texts, role=role)
        numbers = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") for text in texts]
        models = self._models[[number % len(self._models) for number in numbers]]
        noise = self._noise[[(number >> 32) % _NOISES for number in numbers]]
        vectors = models + noise
        unit: npt.NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit.astype(np.float32)

    def lengths(self, texts: Sequence[str]) -> list[int]:
        return [len(text) // 5 for text in texts]

    def knows_word(self, word: str) -> bool:
        return self._real.knows_word(word)

    def describe(self) -> dict[str, str]:
        return self._real.describe()
