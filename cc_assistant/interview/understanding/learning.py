"""Learns from marked texts which options a stretch of text speaks of; `learned` has the method."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.domain.told import Told
from cc_assistant.interview.understanding.clues import Clues, Option
from cc_assistant.interview.understanding.combining import SURE
from cc_assistant.interview.understanding.learned import (
    UNLIKELY,
    Describer,
    Encode,
    Weighing,
    Weights,
    no_words,
    probabilities,
    stretches_of,
    words_of,
)
from cc_assistant.interview.understanding.network import Network, learn_network

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

Heard = Callable[[str], Mapping[Option, bool]]
"""What the phrases alone find in a text, and whether they are sure."""

_FOLDS = 4
_LEAST = 5
"""In so many stretches a word has to stand to count."""
_WEIGHING_UNITS = 64
_COVERED = 0.6
"""A stretch says what is marked if it holds so much of the marked words."""

Marked = tuple[str, frozenset[Option]]


class Lesson(NamedTuple):
    """What is learned from.

    Attributes:
        told: texts by their writer.
        examples: single sentences and what each says.
        options: all options.
        several: questions where more than one option may be ticked.
        made_from: kept with the result.
    """

    told: Sequence[Sequence[Told]]
    examples: Sequence[Marked]
    options: Sequence[Option]
    several: frozenset[str]
    made_from: tuple[str, str]


class Outcome(NamedTuple):
    """What came of learning.

    Attributes:
        weights: what was learned.
        precision: of what would stand ticked in texts of writers that it had not learned from.
        recall: the share of what those texts say.
    """

    weights: Weights
    precision: float
    recall: float


def learn(lesson: Lesson, encode: Encode, heard: Heard) -> Outcome:
    """Learn from marked texts.

    How much a score is worth is learned on texts of writers whose texts the network did not see, for that is
    how it will be used.

    Args:
        lesson: what is learned from.
        encode: gives texts their meaning.
        heard: what phrases find.
    """
    import numpy as np

    pieces = list(lesson.examples)
    folds = [-1] * len(pieces)
    rows: list[tuple[Told, int, slice]] = []
    for writer, texts in enumerate(lesson.told):
        for one in texts:
            stretches, marks = _pieces(one, set(lesson.options))
            rows.append((one, writer % _FOLDS, slice(len(pieces), len(pieces) + len(stretches))))
            pieces += (*stretches, *marks)
            folds += [writer % _FOLDS] * (len(stretches) + len(marks))
    rarity = _rarity([text for text, _ in pieces])
    describer = Describer(rarity, encode)
    meaning = describer.meaning([text for text, _ in pieces])
    words = [describer.words(text) for text, _ in pieces]
    says, fold = _says(pieces, lesson.options), np.array(folds)

    def network(without: int | None = None) -> Network:
        used = np.flatnonzero(fold != without)
        return learn_network(meaning[used], [words[row] for row in used], says[used], len(rarity))

    clues = Clues(lesson.options, lesson.several)
    found: list[Matrix] = []
    right: list[list[bool]] = []
    for left_out in range(min(_FOLDS, len(lesson.told))):
        part = network(left_out)
        for one, own_fold, own in rows:
            if own_fold == left_out and own.start < own.stop:
                scores = part.scores(meaning[own], words[own])
                lengths = [len(text) for text, _ in pieces[own]]
                found.append(clues.of(scores, lengths, heard(one.text)))
                said = {(saying.question, saying.value) for saying in one.says}
                right.append([option in said for option in lesson.options])
    every, told = np.vstack(found), np.concatenate(right).astype(np.float32)
    likely = every[:, 0] > UNLIKELY
    weighing = _weighing(every[likely], told[likely])
    weights = Weights(tuple(lesson.options), rarity, network(), weighing, lesson.made_from)
    chances = probabilities(every, weighing).reshape(len(found), -1)
    return Outcome(weights, *_trial(chances, np.array(right), lesson))


def _trial(chances: Matrix, said: npt.NDArray[np.bool_], lesson: Lesson) -> tuple[float, float]:
    """Return precision and recall of what would stand ticked; both arrays have the shape (texts, options)."""
    ticked = chances >= SURE
    for question in {question for question, _ in lesson.options} - lesson.several:
        own = [number for number, (of, _) in enumerate(lesson.options) if of == question]
        ticked[:, own] &= chances[:, own] == chances[:, own].max(axis=1, keepdims=True)
    right = int((ticked & said).sum())
    return right / max(int(ticked.sum()), 1), right / max(int(said.sum()), 1)


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


def _weighing(found: Matrix, right: Matrix) -> Weighing:
    """Learn how clues make a probability; shapes (cases, clues) and (cases,)."""
    mean, spread = found.mean(axis=0), found.std(axis=0) + 1e-9
    table = (found - mean) / spread
    network = learn_network(table, no_words(len(table)), right[:, None], 0, hidden=_WEIGHING_UNITS)
    return Weighing(mean, spread, network)
