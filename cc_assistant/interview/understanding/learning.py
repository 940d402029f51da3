"""Learns from marked texts which options a stretch of text speaks of; `learned` has the method."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.domain.told import Told
from cc_assistant.interview.understanding.learned import (
    Clues,
    Encode,
    Option,
    Weights,
    describe,
    stretches_of,
    words_of,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

Heard = Callable[[str], Mapping[Option, bool]]
"""What the phrases alone find in a text, and whether they are sure."""

_RIDGE = 0.3
_FOLDS = 5
_LEAST = 4
"""In so many stretches a word has to stand to count."""
_COVERED = 0.6
"""A stretch says what is marked if it holds so much of the marked words."""

Marked = tuple[str, frozenset[Option]]


class Lesson(NamedTuple):
    """What is learned from.

    Attributes:
        told: the texts.
        examples: single sentences and what each says.
        options: all options.
        several: questions where more than one option may be ticked.
        made_from: kept with the result.
    """

    told: Sequence[Told]
    examples: Sequence[Marked]
    options: Sequence[Option]
    several: frozenset[str]
    made_from: tuple[str, str]


def learn(lesson: Lesson, encode: Encode, heard: Heard) -> Weights:
    """Learn from marked texts.

    The weighing of clues is learned on texts that the scores were not learned from: each fold is scored by
    what the other folds say.

    Args:
        lesson: what is learned from.
        encode: gives texts their meaning.
        heard: what phrases find.
    """
    import numpy as np

    pieces = list(lesson.examples)
    folds = [-1] * len(pieces)
    rows: list[tuple[Told, range]] = []
    for number, one in enumerate(lesson.told):
        stretches, marks = _pieces(one, set(lesson.options))
        rows.append((one, range(len(pieces), len(pieces) + len(stretches))))
        pieces += (*stretches, *marks)
        folds += [number % _FOLDS] * (len(stretches) + len(marks))
    texts = [text for text, _ in pieces]
    rarity = _rarity(texts)
    features = describe(texts, rarity, encode)
    ridge = _Ridge(features, _says(pieces, lesson.options), np.array(folds))
    clues = Clues(lesson.options, lesson.several)
    found, right = [], []
    for fold in range(_FOLDS):
        weights, constant = ridge.solve(without=fold)
        for one, own in rows[fold::_FOLDS]:
            if own:
                scores = features[own.start : own.stop] @ weights + constant
                found.append(clues.of(scores, heard(one.text)))
                says = {(saying.question, saying.value) for saying in one.says}
                right.append([option in says for option in lesson.options])
    weighing = _logistic(np.vstack(found), np.concatenate(right).astype(np.float32))
    weights, constant = ridge.solve()
    return Weights(tuple(lesson.options), rarity, constant, weights, weighing, lesson.made_from)


def _pieces(told: Told, known: set[Option]) -> tuple[list[Marked], list[Marked]]:
    """Return the stretches of a text, and the marked words themselves, each with what it says."""
    marks = []
    for saying in told.says:
        start = told.text.find(saying.words)
        option = (saying.question, saying.value)
        if start >= 0 and option in known:
            marks.append((option, start, start + len(saying.words)))

    def said(start: int, end: int) -> Marked:
        options = {
            option
            for option, first, last in marks
            if min(end, last) - max(start, first) >= _COVERED * (last - first)
        }
        return told.text[start:end], frozenset(options)

    stretches = dict.fromkeys(stretches_of(told.text))
    own = dict.fromkeys((start, end) for _, start, end in marks if (start, end) not in stretches)
    return [said(*span) for span in stretches], [said(*span) for span in own]


def _rarity(texts: Sequence[str]) -> dict[str, float]:
    having = Counter(word for text in texts for word in set(words_of(text)))
    return {word: math.log(len(texts) / count) for word, count in sorted(having.items()) if count >= _LEAST}


def _says(pieces: Sequence[Marked], options: Sequence[Option]) -> Matrix:
    import numpy as np

    place = {option: number for number, option in enumerate(options)}
    says = np.zeros((len(pieces), len(options)), dtype=np.float32)
    for row, (_, said) in enumerate(pieces):
        says[row, [place[option] for option in said]] = 1
    return says


class _Ridge:
    """Ridge regression, with or without one fold: sums of products are made once for each fold.

    Args:
        features: shape (stretches, features).
        says: shape (stretches, options).
        fold: of each stretch; a negative one is never left out.
    """

    def __init__(self, features: Matrix, says: Matrix, fold: Matrix) -> None:
        import numpy as np

        self._parts = {}
        for number in np.unique(fold):
            rows = features[fold == number]
            told = says[fold == number]
            self._parts[int(number)] = (rows.T @ rows, rows.T @ told, rows.sum(0), told.sum(0), len(rows))

    def solve(self, without: int | None = None) -> tuple[Matrix, Matrix]:
        """Return weights (features, options) and constants (options,)."""
        import numpy as np

        used = [part for number, part in self._parts.items() if number != without]
        square, product, total, told, count = (sum(column) for column in zip(*used, strict=True))
        centre, usual = total / count, told / count
        square = square - count * np.outer(centre, centre)
        square[np.diag_indices_from(square)] += _RIDGE
        weights = np.linalg.solve(square, product - count * np.outer(centre, usual))
        return weights.astype(np.float32), (usual - centre @ weights).astype(np.float32)


def _logistic(found: Matrix, right: Matrix) -> Matrix:
    """Return the weighing of clues that makes what was right most likely (Newton's method)."""
    import numpy as np

    mean, spread = found.mean(axis=0), found.std(axis=0) + 1e-9
    table = np.hstack([(found - mean) / spread, np.ones((len(found), 1))]).astype(np.float64)
    penalty = np.full(table.shape[1], 1e-3 * len(table))
    penalty[-1] = 0
    weight = np.zeros(table.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weight))
        slope = table.T @ (chance - right) + penalty * weight
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty + 1e-6)
        weight -= np.linalg.solve(curve, slope)
    constant = np.full(len(mean), weight[-1])
    weighing: Matrix = np.stack([mean, spread, weight[:-1], constant]).astype(np.float32)
    return weighing
