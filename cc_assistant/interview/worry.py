"""Which items bear on the main worry, told in people's own words.

The effect 'pins' of `questionnaire.yaml`. An item is scored by the words that it shares with the worry,
rare ones counting more, and by meaning where something tells how near two texts are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.domain.truth import holds
from cc_assistant.interview.rules import Lead, Rules
from cc_assistant.text.analyser import Analyser

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder

Similarity = Callable[[str, Sequence[str]], Sequence[float]]
"""Tells how near in meaning each of some texts is to a first one: cosines, 1 for the same."""

PINNED = 3
"""How many items the box holds: the question about the worry promises three."""

_WORDS_SHARE = 0.3
"""Weight of the words beside the meaning, as in the search for passages."""
LEAST_BY_WORDS, _LEAST_WITH_MEANING = 0.2, 0.22
"""What scores less has nothing to do with the worry."""
PART_WEIGHTS = (1.0, 0.9, 0.6, 0.3)
"""What a word counts in the title, in the answers that bring the item, in its reason, in the rest."""
SAYS_LITTLE = frozenset("nobodi people servic know come go need worri afraid fear thing lot happen".split())
"""Stems that say nothing of what the worry is about."""
SAME_BEGINNING = 5
"""Stems that share so many letters are kin: "refer" and "referr(al)"."""
KIN = 0.7

_ANALYSER = Analyser()


class Meaning:
    """A `Similarity` from an encoder; the vectors of texts that it has met are kept."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._texts: dict[str, npt.NDArray[np.float32]] = {}
        self._worry: tuple[str, npt.NDArray[np.float32]] | None = None

    def __call__(self, worry: str, texts: Sequence[str]) -> Sequence[float]:
        """Return the cosine of each text with the worry."""
        if self._worry is None or self._worry[0] != worry:
            self._worry = worry, self._encoder.encode([worry], role="question")[0]
        new = [text for text in texts if text not in self._texts]
        if new:
            self._texts.update(zip(new, self._encoder.encode(new), strict=True))
        return [float(self._texts[text] @ self._worry[1]) for text in texts]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may bear on the worry.

    Attributes:
        id: of the item.
        title: its title.
        answers: answers that bring it, in the words of the questionnaire: they are how people speak.
        rationale: why to do it.
        rest: steps, and how the evidence bears on it.
    """

    id: str
    title: str
    answers: str
    rationale: str
    rest: str


def candidate(rules: Rules, recommendation: Recommendation) -> Candidate:
    """Return the words of a recommendation that a worry may share."""
    link = rules.links.get(recommendation.id)
    brings = [lead for lead in rules.leads_to[recommendation.id] if lead.effect in {"adds", "raises"}]
    return Candidate(
        id=recommendation.id,
        title=recommendation.title,
        answers=" ".join(dict.fromkeys(label for lead in brings for label in _labels(rules, lead))),
        rationale=recommendation.rationale,
        rest=" ".join(
            (*recommendation.steps, recommendation.done_when, *(one.because for one in link.supports))
            if link
            else (*recommendation.steps, recommendation.done_when)
        ),
    )


def learn_words(rules: Rules) -> None:
    """Learn the words of all recommendations, so that the first worry is not waited for."""
    for recommendation in rules.toolkit.recommendations:
        _vocabulary(candidate(rules, recommendation))


def best_matching(
    worry: str, candidates: Sequence[Candidate], similarity: Similarity | None = None
) -> tuple[str, ...]:
    """Return the ids of the items that match a worry best, best first; at most `PINNED`.

    Args:
        worry: in people's own words.
        candidates: items on the list that are still to be done.
        similarity: without it words alone decide.
    """
    asked = [stem for stem in dict.fromkeys(_ANALYSER.terms(worry)) if stem not in SAYS_LITTLE]
    if not asked or not candidates:
        return ()
    scores = _by_words(asked, candidates)
    least = LEAST_BY_WORDS
    if similarity is not None:
        near = similarity(worry, [f"{one.title}. {one.rationale} {one.answers}" for one in candidates])
        scores = [
            _WORDS_SHARE * words + (1 - _WORDS_SHARE) * cosine
            for words, cosine in zip(scores, near, strict=True)
        ]
        least = _LEAST_WITH_MEANING
    ranked = sorted(zip(scores, candidates, strict=True), key=lambda pair: -pair[0])
    return tuple(one.id for score, one in ranked[:PINNED] if score >= least)


def _labels(rules: Rules, lead: Lead) -> list[str]:
    """Return the labels of the options that do what the lead says when they are chosen alone."""
    question = rules.questions[lead.question]
    return [
        option.label
        for option in question.options
        if option.id != DONT_KNOW
        and holds(lead.when, {question.id: (option.id,) if question.kind == "multi" else option.id})
    ]


def _by_words(asked: Sequence[str], candidates: Sequence[Candidate]) -> list[float]:
    """Return for each candidate the share of the worry's words that it has, 0 to 1."""
    found = [_vocabulary(one) for one in candidates]
    rarity = {stem: _rarity(stem, found) for stem in asked}
    total = sum(rarity.values())
    return [sum(rarity[stem] * words.weight(stem) for stem in asked) / total for words in found]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What each stem of an item counts, and what the stems of each beginning count at most."""

    stems: Mapping[str, float]
    beginnings: Mapping[str, float]

    def weight(self, stem: str) -> float:
        """Return what a word of the worry finds here, 0 to 1."""
        exact = self.stems.get(stem, 0.0)
        if exact or len(stem) < SAME_BEGINNING:
            return exact
        return KIN * self.beginnings.get(stem[:SAME_BEGINNING], 0.0)


@lru_cache(maxsize=1024)
def _vocabulary(one: Candidate) -> _Vocabulary:
    """Return the words of an item; one that stands in several parts counts where it weighs most."""
    stems: dict[str, float] = {}
    beginnings: dict[str, float] = {}
    for weight, text in zip(PART_WEIGHTS, (one.title, one.answers, one.rationale, one.rest), strict=True):
        for stem in _ANALYSER.terms(text):
            stems.setdefault(stem, weight)
            if len(stem) >= SAME_BEGINNING:
                beginnings.setdefault(stem[:SAME_BEGINNING], weight)
    return _Vocabulary(stems, beginnings)


def _rarity(stem: str, found: Sequence[_Vocabulary]) -> float:
    having = sum(words.weight(stem) > 0 for words in found)
    return math.log(1 + len(found) / (1 + having))
