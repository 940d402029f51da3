"""Is there enough evidence to answer? And if not: what is missing, and what is nearest?"""

from __future__ import annotations

import math
from collections.abc import Sequence

from cc_assistant.answering.evidence import Evidence
from cc_assistant.domain.answer import Nearest, Verdict
from cc_assistant.domain.ranking import Ranking, Support
from cc_assistant.domain.theme import Themes

# A logistic model over four measures of support, fitted by cross-validation as docs/quality.md tells.
_BY_MEANING = {"bias": -5.5, "unknown": -18.0, "nearest": 6.0, "asked": 5.0, "covered": 3.5}
_BY_WORDS = {"bias": -0.5, "unknown": -5.0, "covered": 5.0}
ANSWERED = 0.5
PARTIAL = 0.35


def confidence(support: Support, *, by_meaning: bool) -> float:
    """Return how sure one may be that the library answers the question, from 0 to 1."""
    weights = _BY_MEANING if by_meaning else _BY_WORDS
    total = weights["bias"] + sum(
        weight * getattr(support, name) for name, weight in weights.items() if name != "bias"
    )
    return 1 / (1 + math.exp(-total))


def verdict(ranking: Ranking) -> Verdict:
    """Decide whether the question is answered, in part or not at all."""
    if not ranking.passages or not ranking.understanding.text.strip():
        return "no-evidence"
    if ranking.support.unknown_places and not ranking.understanding.follow_up:
        return "no-evidence"
    sure = confidence(ranking.support, by_meaning=ranking.searched_by != "words")
    if sure >= ANSWERED:
        return "answered"
    return "partial" if sure >= PARTIAL else "no-evidence"


def missing(ranking: Ranking, given: Verdict) -> list[str]:
    """Say in whole sentences what of the question the library does not cover."""
    support = ranking.support
    said = [f"No source in the library is about {place}." for place in support.unknown_places]
    if given != "answered":
        words = [word for word in support.unknown_words if word not in support.unknown_places]
        if words:
            named = ", ".join(f"'{word}'" for word in words)
            said.append(f"None of the passages found speaks of {named}.")
        if not said:
            said.append("No passage in the library is close enough to this question.")
    return said


def nearest(evidence: Sequence[Evidence], themes: Themes | None, most: int = 3) -> list[Nearest]:
    """Name topics near the question that the library does cover, each with a passage to begin with."""
    found: dict[str, Nearest] = {}
    for piece in evidence:
        label = piece.source.title
        if themes is not None and piece.passage.themes:
            label = themes.theme_by_id[piece.passage.themes[0]].label
        if label not in found:
            found[label] = Nearest(
                topic=label, passage=piece.id, claim=piece.passage.claim or piece.source.title
            )
        if len(found) == most:
            break
    return list(found.values())
