"""What was learned from many texts whose answers people marked: which options a text speaks of.

Each stretch of a text (a sentence, a clause) is described by its meaning and its words; a linear model gives
it a score for every option; a second one weighs these scores with what the phrases say, and gives a
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
from cc_assistant.text.tokens import stem, word_spans

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

Option = tuple[str, str | int]
"""A question and one of its options; "I don't know" is one wherever it is offered."""

Encode = Callable[[Sequence[str]], "Matrix"]

FREE = frozenset({"number", "date", "text"})
"""Kinds of questions without options: of them only "I don't know" is learned."""

_WORDS_LENGTH = 0.7
"""Length of the part of a description that holds the words; the part that holds the meaning has 1."""
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


def describe(texts: Sequence[str], rarity: Mapping[str, float], encode: Encode) -> Matrix:
    """Return the features of texts, a row each: their meaning, then their words by tf-idf.

    Args:
        texts: stretches.
        rarity: of each word or pair of words that counts, in the order of the features.
        encode: gives texts their meaning.
    """
    import numpy as np

    place = {word: number for number, word in enumerate(rarity)}
    words = np.zeros((len(texts), len(place)), dtype=np.float32)
    for row, text in enumerate(texts):
        for word, count in Counter(words_of(text)).items():
            if word in place:
                words[row, place[word]] = (1 + math.log(count)) * rarity[word]
    words *= _WORDS_LENGTH / np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)
    both: Matrix = np.hstack([encode(texts), words])
    return both


class Chance(NamedTuple):
    """How likely a text says an option, and the stretch that speaks for it most (half-open, code points)."""

    probability: float
    start: int
    end: int


@dataclass(frozen=True)
class Weights:
    """Everything that was learned.

    Attributes:
        options: the columns.
        rarity: of each word or pair of words that counts, in the order of the features.
        constant: what an option scores before anything is said; shape (options,).
        weights: shape (features, options).
        weighing: mean, spread and weight of each clue of the probability, and its constant; shape (4, clues).
        made_from: fingerprint of what it was learned from, and identity of the model.
    """

    options: tuple[Option, ...]
    rarity: Mapping[str, float]
    constant: Matrix
    weights: Matrix
    weighing: Matrix
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
        self._encode = encode
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
        known = self._weights
        texts = [text[start:end] for start, end in spans]
        scores = describe(texts, known.rarity, self._encode) @ known.weights + known.constant
        chance = probabilities(self._clues.of(scores, said), known.weighing)
        best = scores.argmax(axis=0)
        return {
            option: Chance(float(chance[number]), *spans[int(best[number])])
            for number, option in enumerate(known.options)
        }


class Clues:
    """What the probability of each option is made from.

    Args:
        options: the columns of scores.
        several: questions where more than one option may be ticked.
    """

    def __init__(self, options: Sequence[Option], several: frozenset[str]) -> None:
        self._options = options
        self._several = [question in several for question, _ in options]
        self._unknown = [value == DONT_KNOW for _, value in options]
        rows: dict[str, list[int]] = {}
        for number, (question, _) in enumerate(options):
            rows.setdefault(question, []).append(number)
        self._rivals = [
            [other for other in rows[question] if other != number]
            for number, (question, _) in enumerate(options)
        ]

    def of(self, scores: Matrix, said: Mapping[Option, bool]) -> Matrix:
        """Return the clues; shape (options, clues).

        Args:
            scores: of the stretches of one text; shape (stretches, options).
            said: what phrases found in it, and whether they are sure.
        """
        import numpy as np

        options = self._options
        best = scores.max(axis=0)
        second = np.sort(scores, axis=0)[-2] if len(scores) > 1 else np.zeros_like(best)
        nearer = (scores[scores.argmax(axis=0)] > best[:, None]).sum(axis=1)
        rival = np.array([max((best[other] for other in others), default=0.0) for others in self._rivals])
        sure = np.array([said.get(option) is True for option in options], dtype=float)
        unsure = np.array([said.get(option) is False for option in options], dtype=float)
        heard = [any(options[other] in said for other in others) for others in self._rivals]
        several, unknown = np.array(self._several, float), np.array(self._unknown, float)
        found: Matrix = np.stack(
            [
                best,
                np.sqrt(np.clip(best, 0, None)),
                second,
                np.log1p(nearer),
                rival,
                best - rival,
                sure,
                unsure,
                np.array(heard, float),
                sure * best,
                unsure * best,
                several,
                unknown,
                several * best,
                unknown * best,
            ],
            axis=1,
        )
        return found


def probabilities(clues: Matrix, weighing: Matrix) -> Matrix:
    """Return the probability of each option from its clues; ``weighing`` is that of `Weights`."""
    import numpy as np

    mean, spread, weight, constant = weighing
    told: Matrix = 1 / (1 + np.exp(-(((clues - mean) / spread) @ weight + constant[0])))
    return told
