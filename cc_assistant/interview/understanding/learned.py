"""What was learned from many texts whose answers people marked: which options a text speaks of.

Each stretch of a text (a sentence, a clause) is described by its meaning and its words; a small network gives
it a score for every option; a smaller one weighs these scores with what the phrases say, and gives a
probability. `learning` makes both from the texts in `knowledge/toolkit/told/`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.interview.understanding.clauses import Sentence, read
from cc_assistant.interview.understanding.clues import Clues, Option
from cc_assistant.interview.understanding.network import Network, Words
from cc_assistant.text.tokens import stem, word_spans

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

Encode = Callable[[Sequence[str]], "Matrix"]

FREE = frozenset({"number", "date", "text"})
"""Kinds of questions without options: of them only "I don't know" is learned."""

_LENGTH = 4.0
"""Length of the vectors that the network works with; other lengths ask for another pace of learning."""
UNLIKELY = -6.0
"""What scores less is not said: it is nearly all there is, so that weighing it would weigh little else."""
_SHORT = 45  # characters: shorter clauses are looked at together with the next


def options_of(questionnaire: Questionnaire) -> tuple[Option, ...]:
    """Return every option that a text may speak of, in the order of the questionnaire."""
    found: dict[Option, None] = {}
    for question in questionnaire.questions:
        if question.kind not in FREE:
            found.update(dict.fromkeys((question.id, option.id) for option in question.options))
        if question.dont_know:
            found[question.id, DONT_KNOW] = None
    return tuple(found)


def stretches_of(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text and, where one has several, its clauses (half-open, code points)."""
    return list(dict.fromkeys(span for sentence in read(text) for span in _stretches(sentence)))


def _stretches(sentence: Sentence) -> list[tuple[int, int]]:
    whole = sentence.tokens[0].start, sentence.tokens[-1].end
    parts: list[tuple[int, int]] = []
    for clause in sentence.clauses:
        start, end = sentence.tokens[clause.start].start, sentence.tokens[clause.end - 1].end
        if parts and (clause.fragment or end - parts[-1][0] < _SHORT):
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))
    return [whole, *parts] if len(parts) > 1 else [whole]


def words_of(text: str) -> list[str]:
    """Return the stems of a text and the pairs of neighbours among them."""
    stems = [stem(word) for word, _, _ in word_spans(text)]
    return [*stems, *(f"{one} {other}" for one, other in pairwise(stems))]


class Describer:
    """Describes stretches: their meaning by the model, their words by tf-idf.

    Args:
        rarity: of each word or pair of words that counts, in the order of their numbers.
        encode: gives texts their meaning, a unit vector each.
    """

    def __init__(self, rarity: Mapping[str, float], encode: Encode) -> None:
        self._number = {word: number for number, word in enumerate(rarity)}
        self._rarity = rarity
        self._encode = encode

    def meaning(self, texts: Sequence[str]) -> Matrix:
        """Return vectors of the length that the network works with; shape (texts, dimensions)."""
        import numpy as np

        return self._encode(texts) * np.float32(_LENGTH)

    def words(self, text: str) -> Words:
        """Return the numbers and weights of the words that count; together the weights have that length."""
        import numpy as np

        counts = {word: n for word, n in Counter(words_of(text)).items() if word in self._number}
        weights = np.array([(1 + math.log(n)) * self._rarity[word] for word, n in counts.items()], np.float32)
        numbers = np.array([self._number[word] for word in counts], np.int64)
        return numbers, weights * np.float32(_LENGTH / max(float(np.linalg.norm(weights)), 1e-9))


class Chance(NamedTuple):
    """How likely a text says an option, and the stretch that speaks for it most (half-open, code points)."""

    probability: float
    start: int
    end: int


@dataclass(frozen=True)
class Weighing:
    """How clues make a probability.

    Attributes:
        mean: of each clue; shape (clues,).
        spread: of each clue; shape (clues,).
        network: gives the logarithm of the odds from clues that mean and spread made comparable.
    """

    mean: Matrix
    spread: Matrix
    network: Network


@dataclass(frozen=True)
class Weights:
    """Everything that was learned.

    Attributes:
        options: the columns.
        rarity: of each word or pair of words that counts, in the order of their numbers.
        network: scores stretches.
        weighing: gives the probability.
        made_from: fingerprint of what it was learned from, and identity of the model.
    """

    options: tuple[Option, ...]
    rarity: Mapping[str, float]
    network: Network
    weighing: Weighing
    made_from: tuple[str, str]


class Learned:
    """Tells what texts say by what was learned.

    Args:
        weights: what was learned.
        encode: gives texts their meaning.
        several: questions where more than one option may be ticked.
    """

    def __init__(self, weights: Weights, encode: Encode, several: frozenset[str]) -> None:
        self._weights = weights
        self._describer = Describer(weights.rarity, encode)
        self._clues = Clues(weights.options, several)

    def chances(self, text: str, said: Mapping[Option, bool]) -> dict[Option, Chance]:
        """Return the chance of every option; nothing where there are no words.

        Args:
            text: what somebody said.
            said: what phrases found in it, and whether they are sure.
        """
        spans = stretches_of(text)
        if not spans:
            return {}
        texts = [text[start:end] for start, end in spans]
        words = [self._describer.words(stretch) for stretch in texts]
        scores = self._weights.network.scores(self._describer.meaning(texts), words)
        lengths = [end - start for start, end in spans]
        chance = probabilities(self._clues.of(scores, lengths, said), self._weights.weighing)
        best = scores.argmax(axis=0)
        return {
            option: Chance(float(chance[number]), *spans[int(best[number])])
            for number, option in enumerate(self._weights.options)
        }


def no_words(count: int) -> list[Words]:
    """Return the words of so many things that have none."""
    import numpy as np

    return [(np.zeros(0, np.int64), np.zeros(0, np.float32))] * count


def probabilities(clues: Matrix, weighing: Weighing) -> Matrix:
    """Return the probability of each option from its clues; shape (options,)."""
    import numpy as np

    found: Matrix = np.zeros(len(clues), np.float32)
    likely = np.flatnonzero(clues[:, 0] > UNLIKELY)
    if len(likely):
        table = (clues[likely] - weighing.mean) / weighing.spread
        odds = weighing.network.scores(table, no_words(len(likely)))[:, 0]
        found[likely] = 1 / (1 + np.exp(-odds))
    return found
