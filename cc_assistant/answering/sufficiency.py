"""Is there enough evidence to answer? And if not: what is missing, and what is nearest?"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from cc_assistant.answering.evidence import Evidence
from cc_assistant.domain.answer import Nearest, Verdict
from cc_assistant.domain.ranking import Ranking, Support
from cc_assistant.domain.theme import Themes

# A logistic model over four measures of support, fitted by cross-validation as docs/quality.md tells.
_BY_MEANING = {
    "nearest": 1.5,
    "asked": 2.5,
    "clear_theme": 2.8,
    "covered": 4.0,
    "strange": -8.0,
    "unmet": -1.5,
    "bias": -3.2,
}
_BY_WORDS = {"covered": 4.0, "strange": -5.0, "unmet": -2.0, "bias": -0.5}
ANSWERED = 0.65
PARTIAL = 0.5
FAR = 0.44  # with nothing nearer than this, words in common are chance
_THEME_FLOOR = 0.5
_RESULTS = re.compile(
    r"\b(results?|findings?|effects?|outcomes?|impact|(?:does|did|do|has|have) .*\bwork(?:ed)?)\b", re.I
)
_PLANS_ONLY = 0.85  # passages that score at least this share of the best are what the question is about


def confidence(support: Support, *, by_meaning: bool) -> float:
    """Return how sure one may be that the library answers the question, from 0 to 1."""
    measures = {
        "nearest": support.nearest,
        "asked": support.asked,
        "clear_theme": max(0.0, support.topical - _THEME_FLOOR) / (1 - _THEME_FLOOR),
        "covered": support.covered,
        "strange": support.strange,
        "unmet": support.unmet,
        "bias": 1.0,
    }
    weights = _BY_MEANING if by_meaning else _BY_WORDS
    return 1 / (1 + math.exp(-sum(weight * measures[name] for name, weight in weights.items())))


def verdict(ranking: Ranking, evidence: Sequence[Evidence]) -> Verdict:
    """Decide whether the question is answered, in part or not at all."""
    support = ranking.support
    if not evidence or not ranking.understanding.text.strip():
        return "no-evidence"
    if support.unknown_places and not support.place_met:
        return "no-evidence"
    by_meaning = ranking.searched_by != "words"
    near = max(support.nearest, support.asked, support.topical)
    if by_meaning and near < FAR and not support.place_met:
        return "no-evidence"
    if plans_only(ranking, evidence):
        return "no-evidence"
    sure = confidence(support, by_meaning=by_meaning)
    if sure >= ANSWERED:
        return "answered"
    return "partial" if sure >= PARTIAL else "no-evidence"


def plans_only(ranking: Ranking, evidence: Sequence[Evidence]) -> bool:
    """Whether somebody asks for the results of a study of which the library holds only the plan."""
    if not evidence or not _RESULTS.search(ranking.understanding.text):
        return False
    best = [piece for piece in evidence if piece.ranked.score >= _PLANS_ONLY * evidence[0].ranked.score]
    return all(piece.source.kind == "protocol" for piece in best)


def missing(ranking: Ranking, evidence: Sequence[Evidence], given: Verdict) -> list[str]:
    """Say in whole sentences what of the question the library does not cover."""
    support = ranking.support
    if given == "no-evidence" and plans_only(ranking, evidence):
        return ["The library holds only the plan of this study, which reports no results."]
    said = [f"No source in the library is about {place}." for place in support.unknown_places]
    if given != "answered":
        places = set(" ".join(support.unknown_places).lower().split())
        words = [word for word in support.unknown_words if not places.issuperset(word.lower().split())]
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
