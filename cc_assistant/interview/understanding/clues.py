"""From scores of the stretches of a text to what the probability of each option is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cc_assistant.domain.condition import DONT_KNOW

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

Option = tuple[str, str | int]
"""A question and one of its options; "I don't know" is one wherever it is offered."""

_LOWEST = -12.0  # a score that says "certainly not"
_FAR = 6.0  # how far apart two scores can be and still tell something more


class Clues:
    """Gathers the clues.

    Args:
        options: the columns of scores.
        several: questions where more than one option may be ticked.
    """

    def __init__(self, options: Sequence[Option], several: frozenset[str]) -> None:
        import numpy as np

        self._options = options
        self._several = np.array([question in several for question, _ in options], dtype=float)
        self._unknown = np.array([value == DONT_KNOW for _, value in options], dtype=float)
        of: dict[str, list[int]] = {}
        for number, (question, _) in enumerate(options):
            of.setdefault(question, []).append(number)
        self._questions = list(of.values())

    def of(self, scores: Matrix, lengths: Sequence[int], said: Mapping[Option, bool]) -> Matrix:
        """Return the clues; shape (options, clues).

        Args:
            scores: of the stretches of one text, as logarithms of odds; shape (stretches, options).
            lengths: of the stretches, in characters.
            said: what phrases found in it, and whether they are sure.
        """
        import numpy as np

        stretches = len(scores)
        best, where = scores.max(axis=0), scores.argmax(axis=0)
        chance = 1 / (1 + np.exp(-scores))
        somewhere = np.clip(1 - np.prod(1 - chance, axis=0), 1e-4, 1 - 1e-4)
        rival = np.full(len(best), _LOWEST)
        rival_there = rival.copy()
        of_question, other_said = np.zeros(len(best)), np.zeros(len(best))
        sure = np.array([said.get(option) is True for option in self._options], dtype=float)
        unsure = np.array([said.get(option) is False for option in self._options], dtype=float)
        for numbers in self._questions:
            of_question[numbers] = chance.max(axis=0)[numbers].sum()
            heard = (sure + unsure)[numbers]
            other_said[numbers] = (heard.sum() - heard) > 0
            for number in numbers if len(numbers) > 1 else ():
                others = [other for other in numbers if other != number]
                rival[number] = best[others].max()
                rival_there[number] = scores[where[number], others].max()
        found: Matrix = np.stack(
            [
                best,
                np.clip(best, -2, None),
                np.clip(best, 0, None),
                np.sort(scores, axis=0)[-2] if stretches > 1 else np.full_like(best, -9),
                np.log1p((scores[where] > best[:, None]).sum(axis=1)),
                rival,
                np.clip(best - rival, -_FAR, _FAR),
                rival_there,
                np.log(somewhere / (1 - somewhere)),
                scores.mean(axis=0),
                of_question,
                sure,
                unsure,
                other_said,
                sure * best,
                unsure * best,
                other_said * best,
                self._several,
                self._unknown,
                self._several * best,
                self._unknown * best,
                self._several * rival,
                np.log(np.array(lengths, dtype=float)[where]),
                np.full(len(best), np.log(stretches)),
                np.log(stretches) * best,
            ],
            axis=1,
        ).astype(np.float32)
        return found
