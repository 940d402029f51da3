"""Support: how far what was found bears on the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.domain.ranking import Support
from cc_assistant.retrieval import coverage

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder
    from cc_assistant.retrieval.asked import Asked
    from cc_assistant.retrieval.candidates import Candidates
    from cc_assistant.retrieval.space import Space

NEAR_ASK = 0.62
"""Cosine from which on a question that a passage answers counts as the one that was asked."""

NO_SUPPORT = Support(nearest=0, asked=0, topical=0, covered=0, strange=1, unmet=0)
"""The support of nothing at all."""


def measure_support(
    asked: Asked,
    found: Candidates,
    order: npt.NDArray[np.intp],
    space: Space,
    encoder: Encoder | None,
) -> Support:
    """Measure how far the best candidates bear on a question.

    Args:
        asked: the question.
        found: the candidates.
        order: indices into the candidates, best first.
        space: what was searched.
        encoder: tells how much of the question's meaning rests on a word; None weighs words instead.
    """
    leading = found.pool[order[: coverage.LEADING]]
    near_asks = space.near_asks(leading, asked.vector, NEAR_ASK)
    covered = coverage.cover(
        asked.reading.units, space.weight, lambda unit: space.holding(unit, leading, near_asks)
    )
    strange: dict[str, float] = {}
    unmet: dict[str, float] = {}
    rests = _rests_on(covered, asked, space, encoder)
    for unit, rest in zip(covered.unknown, rests, strict=True):
        (strange if space.stranger(unit) else unmet)[unit.words] = rest
    heaviest = sorted({**strange, **unmet}.items(), key=lambda item: -item[1])
    speaking = {subject.name: space.speaking_of(subject) for subject, _ in asked.reading.subjects}
    by_meaning = asked.vector is not None
    parts = found.parts
    return Support(
        nearest=max(_best(parts["passage"]), _best(parts["sentence"])) if by_meaning else 0.0,
        asked=_best(parts["ask"]) if by_meaning else 0.0,
        topical=max(0.0, *asked.themes.values()) if asked.themes else 0.0,
        covered=covered.covered,
        strange=sum(strange.values()),
        unmet=sum(unmet.values()),
        place_met=any(space.place_bits(place).any() for place in asked.reading.places),
        unknown_words=tuple(words for words, _ in heaviest),
        unknown_places=asked.reading.unknown_places,
        unknown_subjects=tuple(name for name, where in speaking.items() if not len(where)),
        unmet_subjects=tuple(
            name for name, where in speaking.items() if len(where) and not np.isin(leading, where).any()
        ),
    )


def _best(scores: npt.NDArray[np.float32]) -> float:
    return float(scores.max(initial=0.0))


def _rests_on(covered: coverage.Coverage, asked: Asked, space: Space, encoder: Encoder | None) -> list[float]:
    """How much of the question rests on each of its unknown units."""
    if asked.vector is not None and encoder is not None:
        forms = [space.lexicon.canonical(unit.words) for unit in covered.unknown]
        return coverage.meaning_resting_on(
            forms, asked.reading.canonical, lambda texts: asked.encode(texts, encoder)
        )
    weights = {unit: space.weight(unit) for unit in asked.reading.units}
    total = sum(weights.values()) or 1.0
    return [weights[unit] / total for unit in covered.unknown]
