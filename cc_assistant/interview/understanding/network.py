"""A small network: it scores every option for a stretch of text, from its meaning and its words.

One hidden layer (GELU), learned with Adam on cross-entropy, inputs and hidden units left out at
random (dropout). Words are few of many, so only those that occur in a batch are touched.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

Words = tuple["npt.NDArray[np.int64]", "Matrix"]
"""The words of a stretch that count: their numbers, and how much each weighs."""

_ROUNDS = 12
_BATCH = 256
_PACE = 4e-3
_RISE = 0.2  # share of the steps in which the pace grows to its full height
_LEFT_OUT = {"meaning": 0.1, "words": 0.3, "hidden": 0.3}
_MEMORY, _MEMORY_OF_SQUARES = 0.9, 0.99


@dataclass(frozen=True)
class Network:
    """Its weights.

    Attributes:
        meaning: shape (dimensions, hidden).
        words: shape (words, hidden).
        start: shape (hidden,).
        out: shape (hidden, options).
        constant: shape (options,).
    """

    meaning: Matrix
    words: Matrix
    start: Matrix
    out: Matrix
    constant: Matrix

    def scores(self, meaning: Matrix, words: Sequence[Words]) -> Matrix:
        """Return the logarithm of the odds of each option; shape (stretches, options).

        Args:
            meaning: shape (stretches, dimensions).
            words: of each stretch.
        """
        used, table = _table(words)
        hidden, _ = _gelu(meaning @ self.meaning + table @ self.words[used] + self.start)
        found: Matrix = hidden @ self.out + self.constant
        return found


def learn_network(
    meaning: Matrix, words: Sequence[Words], says: Matrix, count: int, *, hidden: int = 512, seed: int = 0
) -> Network:
    """Learn from stretches and what they say.

    Args:
        meaning: shape (stretches, dimensions).
        words: of each stretch.
        says: 1 where a stretch says an option, else 0; shape (stretches, options).
        count: how many words count.
        hidden: units of the hidden layer.
        seed: for what is drawn at random.
    """
    import numpy as np

    random = np.random.default_rng(seed)
    rows, dimensions = meaning.shape
    net = _begin(random, (dimensions, count, hidden), says)
    adam = {field.name: _Adam(getattr(net, field.name)) for field in fields(net)}
    steps = _ROUNDS * math.ceil(rows / _BATCH)

    def kept(name: str, shape: tuple[int, ...]) -> Matrix:
        share = np.float32(1 - _LEFT_OUT[name])
        mask: Matrix = (random.random(shape, dtype=np.float32) < share).astype(np.float32)
        return mask / share

    step = 0
    for _ in range(_ROUNDS):
        order = random.permutation(rows)
        for first in range(0, rows, _BATCH):
            step += 1
            batch = order[first : first + _BATCH]
            used, table = _table([words[row] for row in batch])
            table *= kept("words", table.shape)
            inside = meaning[batch] * kept("meaning", (len(batch), dimensions))
            units, slope = _gelu(inside @ net.meaning + table @ net.words[used] + net.start)
            mask = kept("hidden", units.shape)
            units *= mask
            chance = 1 / (1 + np.exp(-(units @ net.out + net.constant)))
            wrong = (chance - says[batch]) / np.float32(len(batch))
            back = (wrong @ net.out.T) * mask * slope
            pace = _PACE * _height(step / steps)
            adam["out"].step(units.T @ wrong, pace, step)
            adam["constant"].step(wrong.sum(axis=0), pace, step)
            adam["meaning"].step(inside.T @ back, pace, step)
            adam["start"].step(back.sum(axis=0), pace, step)
            adam["words"].step(table.T @ back, pace, step, used)
    return net


def _begin(random: np.random.Generator, shape: tuple[int, int, int], says: Matrix) -> Network:
    import numpy as np

    dimensions, count, hidden = shape
    usual = np.clip(says.mean(axis=0), 1e-4, 1 - 1e-4)

    def drawn(rows: int, columns: int) -> Matrix:
        values: Matrix = random.uniform(-1, 1, (rows, columns)).astype(np.float32) / np.float32(
            math.sqrt(rows)
        )
        return values

    return Network(
        meaning=drawn(dimensions, hidden),
        words=random.normal(0, 0.02, (count, hidden)).astype(np.float32),
        start=np.zeros(hidden, dtype=np.float32),
        out=drawn(hidden, says.shape[1]),
        constant=np.log(usual / (1 - usual)).astype(np.float32),
    )


class _Adam:
    """Takes steps against a slope, each weight at its own pace (Kingma and Ba, 2015).

    Args:
        weights: changed in place.
    """

    def __init__(self, weights: Matrix) -> None:
        import numpy as np

        self._weights = weights
        self._mean = np.zeros_like(weights)
        self._square = np.zeros_like(weights)

    def step(self, slope: Matrix, pace: float, number: int, rows: Any = slice(None)) -> None:
        """Take step ``number`` (from 1), in some rows only where ``rows`` names them."""
        import numpy as np

        mean = self._mean[rows] * np.float32(_MEMORY) + np.float32(1 - _MEMORY) * slope
        square = self._square[rows] * np.float32(_MEMORY_OF_SQUARES)
        square += np.float32(1 - _MEMORY_OF_SQUARES) * slope * slope
        self._mean[rows], self._square[rows] = mean, square
        mean /= np.float32(1 - _MEMORY**number)
        square /= np.float32(1 - _MEMORY_OF_SQUARES**number)
        self._weights[rows] -= np.float32(pace) * mean / (np.sqrt(square) + np.float32(1e-8))


def _table(words: Sequence[Words]) -> tuple[npt.NDArray[np.int64], Matrix]:
    """Return the numbers of the words that occur, and a table (stretches, these words)."""
    import numpy as np

    used, place = np.unique(np.concatenate([numbers for numbers, _ in words]), return_inverse=True)
    table = np.zeros((len(words), len(used)), dtype=np.float32)
    rows = np.repeat(np.arange(len(words)), [len(numbers) for numbers, _ in words])
    table[rows, place] = np.concatenate([weights for _, weights in words])
    return used, table


def _gelu(inside: Matrix) -> tuple[Matrix, Matrix]:
    """Return the Gaussian error linear unit (its form with tanh), and its slope."""
    import numpy as np

    factor, cubed = np.float32(math.sqrt(2 / math.pi)), np.float32(0.044715)
    bent = np.tanh(factor * (inside + cubed * inside**3))
    slope = (1 + bent) / 2 + inside / 2 * (1 - bent * bent) * factor * (1 + 3 * cubed * inside**2)
    return inside * (1 + bent) / 2, slope


def _height(done: float) -> float:
    """Return the height of the pace: up in a half wave of the cosine, then slowly down to nothing."""
    if done < _RISE:
        return 0.04 + 0.96 * (1 - math.cos(math.pi * done / _RISE)) / 2
    return (1 + math.cos(math.pi * (done - _RISE) / (1 - _RISE))) / 2
