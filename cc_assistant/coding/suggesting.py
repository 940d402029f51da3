"""Suggests codes for some words, from what was coded before and from the definitions of the codes.

Kernel ridge regression (Saunders, Gammerman and Vovk 1998) from the meaning and the words of a text to each
code, trained anew in well under a second whenever the team has coded more; how near the words come to the
definition of a code is added, so that a code that nobody has used yet can be suggested too.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.coding import CodeFrame, CodeRef
from cc_assistant.domain.suggestion import Suggestion, Why
from cc_assistant.text.analyser import Analyser

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

Encode = Callable[[Sequence[str]], "Matrix"]
"""Turns texts into unit vectors, one row each."""

SHOWN = 5
"""How many codes of each frame are suggested."""

_WORDS_WEIGHT = 0.7
"""Length of the part of a text's features that holds its words; the part that holds its meaning has 1."""
_RIDGE = 2.0
_DEFINITION_WEIGHT = 0.2
_LEAST_TEXTS = 2
"""A stem in fewer texts tells nothing of others."""


@dataclass(frozen=True, slots=True)
class Example:
    """Some words and the codes that somebody gave them; ``label`` says where they stand."""

    text: str
    codes: frozenset[CodeRef]
    label: str


class Suggester:
    """Knows what was coded so far.

    Args:
        examples: coded words: those of the library, and the team's own.
        definitions: what says of each code what it means: name and definition first.
        encode: gives texts their meaning; None without a model: words alone decide.
    """

    def __init__(
        self,
        examples: Sequence[Example],
        definitions: Mapping[CodeRef, Sequence[str]],
        encode: Encode | None,
    ) -> None:
        import numpy as np

        self._np = np
        self._codes = tuple(definitions)
        place = {code: number for number, code in enumerate(self._codes)}
        self._examples = [example for example in examples if example.codes & place.keys()]
        self._encode = encode
        self._analyser = Analyser()
        texts = [example.text for example in self._examples]
        lines = [(code, line) for code, found in definitions.items() for line in found if line.strip()]
        self._lines = [line for _, line in lines]
        self._line_code = np.array([place[code] for code, _ in lines], dtype=np.intp)
        self._weigh_words([*texts, *self._lines])
        self._seen = self._features(texts)
        self._line_features = self._features(self._lines)
        told = np.zeros((len(self._examples), len(self._codes)), dtype=np.float32)
        for row, example in enumerate(self._examples):
            for code in example.codes & place.keys():
                told[row, place[code]] = 1
        self._told = told
        self._train()

    def suggest(self, text: str, frame: CodeFrame, most: int = SHOWN) -> tuple[Suggestion, ...]:
        """Return the codes of a frame that fit some words best, the likeliest first.

        Args:
            text: the words.
            frame: whose codes.
            most: how many.
        """
        if not text.strip():
            return ()
        features = self._features([text])
        scores = self.scores(features)[0]
        order = [
            number
            for number in self._np.argsort(-scores, kind="stable")
            if self._codes[number].frame == frame
        ]
        alike = self._seen @ features[0] if len(self._examples) else None
        near = self._line_features @ features[0]
        return tuple(
            Suggestion(
                code=self._codes[number],
                score=round(float(scores[number]), 4),
                why=self._why(int(number), alike, near),
            )
            for number in order[:most]
        )

    def best(self, texts: Sequence[str], frame: CodeFrame) -> list[list[CodeRef]]:
        """Return the `SHOWN` likeliest codes of a frame for each text, without why."""
        if not texts:
            return []
        places = [number for number, code in enumerate(self._codes) if code.frame == frame]
        of_frame = self.scores(self._features(texts))[:, places]
        ranked = self._np.argsort(-of_frame, axis=1, kind="stable")[:, :SHOWN]
        return [[self._codes[places[number]] for number in row] for row in ranked]

    def scores(self, features: Matrix) -> Matrix:
        """Return a score for each text (row) and code (column); each frame is scored by itself."""
        np = self._np
        learned = (features - self._centre) @ self._weights + self._usual
        near = self._to_definitions(features)
        scores: Matrix = np.zeros_like(learned)
        for frame in {code.frame for code in self._codes}:
            of_frame = [number for number, code in enumerate(self._codes) if code.frame == frame]
            scores[:, of_frame] = _even(np, learned[:, of_frame]) + _DEFINITION_WEIGHT * _even(
                np, near[:, of_frame]
            )
        return scores

    def _train(self) -> None:
        np = self._np
        if not len(self._examples):
            self._centre = np.zeros(self._line_features.shape[1], dtype=np.float32)
            self._weights = np.zeros((self._line_features.shape[1], len(self._codes)), dtype=np.float32)
            self._usual = np.zeros(len(self._codes), dtype=np.float32)
            return
        self._centre = self._seen.mean(axis=0)
        self._usual = self._told.mean(axis=0)
        centred = self._seen - self._centre
        kernel = centred @ centred.T + _RIDGE * np.eye(len(centred), dtype=np.float32)
        self._weights = centred.T @ np.linalg.solve(kernel, self._told - self._usual)

    def _to_definitions(self, features: Matrix) -> Matrix:
        """Return for each text and code how near the text comes to what is said of the code."""
        np = self._np
        near = features @ self._line_features.T
        best: Matrix = np.zeros((len(features), len(self._codes)), dtype=np.float32)
        for number in range(len(self._codes)):
            lines = near[:, self._line_code == number]
            if lines.shape[1]:
                best[:, number] = (lines.max(axis=1) + lines.mean(axis=1)) / 2
        return best

    def _why(self, number: int, alike: Matrix | None, near: Matrix) -> Why:
        np = self._np
        if alike is not None:
            having = np.flatnonzero(self._told[:, number])
            if len(having):
                best = self._examples[int(having[np.argmax(alike[having])])]
                return Why(kind="alike", text=best.text, label=best.label)
        lines = np.flatnonzero(self._line_code == number)
        text = self._lines[int(lines[np.argmax(near[lines])])] if len(lines) else ""
        return Why(kind="definition", text=text)

    def _weigh_words(self, texts: Sequence[str]) -> None:
        having = Counter(stem for text in texts for stem in set(self._analyser.terms(text)))
        kept = sorted(stem for stem, count in having.items() if count >= _LEAST_TEXTS)
        self._place = {stem: number for number, stem in enumerate(kept)}
        self._rarity = self._np.array([math.log(len(texts) / having[stem]) for stem in kept])

    def _features(self, texts: Sequence[str]) -> Matrix:
        """Return the meaning and the words of texts, a row each."""
        np = self._np
        words: Matrix = np.zeros((len(texts), len(self._place)), dtype=np.float32)
        for row, text in enumerate(texts):
            for stem, count in Counter(self._analyser.terms(text)).items():
                if stem in self._place:
                    words[row, self._place[stem]] = (1 + math.log(count)) * self._rarity[self._place[stem]]
        words *= _WORDS_WEIGHT / np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)
        if self._encode is None or not texts:
            return words
        both: Matrix = np.hstack([self._encode(texts), words])
        return both


def _even(np: Any, scores: Matrix) -> Matrix:
    """Bring the scores of each text to mean 0 and spread 1."""
    spread = scores.std(axis=1, keepdims=True)
    even: Matrix = (scores - scores.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-9)
    return even


def hits(
    examples: Sequence[Example],
    groups: Sequence[str],
    definitions: Mapping[CodeRef, Sequence[str]],
    encode: Encode | None,
    frame: CodeFrame,
    *,
    folds: int = 10,
    learn: bool = True,
) -> float:
    """Return the share of examples with one of their own codes among the `SHOWN` that are suggested.

    Measured by cross-validation: what is suggested for an example never rests on its own group.

    Args:
        examples: coded words; those without a code of the frame are left out.
        groups: the source of each example: its neighbours in a document say much the same.
        definitions: of all codes.
        encode: as for `Suggester`.
        frame: whose codes.
        folds: how many parts.
        learn: False measures what the definitions alone suggest.
    """
    parts = folds if learn else 1
    order = {name: number for number, name in enumerate(sorted(set(groups)))}
    found = total = 0
    for part in range(parts):
        held = [number for number, name in enumerate(groups) if order[name] % parts == part]
        known = (
            [examples[number] for number in sorted(set(range(len(examples))) - set(held))] if learn else []
        )
        suggester = Suggester(known, definitions, encode)
        own = [{code for code in examples[number].codes if code.frame == frame} for number in held]
        best = suggester.best([examples[number].text for number in held], frame)
        total += sum(map(bool, own))
        found += sum(bool(codes & set(suggested)) for codes, suggested in zip(own, best, strict=True))
    return found / total if total else 0.0
