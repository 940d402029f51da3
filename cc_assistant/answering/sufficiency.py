"""Is there enough evidence to answer? And if not: what is missing, and what is nearest?"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from cc_assistant.answering.evidence import Evidence
from cc_assistant.answering.requests import is_no_question_to_the_library
from cc_assistant.domain.answer import Nearest, Verdict
from cc_assistant.domain.ranking import Ranking, Support
from cc_assistant.domain.theme import Themes

# A logistic model over measures of support, fitted by cross-validation as docs/quality.md tells.
_BY_MEANING = {
    "nearest": 1.2,
    "asked": 4.0,
    "clear_theme": 1.0,
    "covered": 1.2,
    "place_met": 0.5,
    "strange": -2.0,
    "unmet": -2.0,
    "unmet_subject": -2.0,
    "bias": -2.2,
}
_BY_WORDS = {
    "covered": 4.0,
    "place_met": 0.5,
    "strange": -3.0,
    "unmet": -2.0,
    "unmet_subject": -2.0,
    "bias": -0.5,
}
ANSWERED = 0.5
PARTIAL = 0.4
FAR = 0.4  # with nothing nearer than this, words in common are chance
DIRECT = 0.65  # score of a best passage below which more often than not it is only near what was asked
_THEME_FLOOR = 0.5
_RESULTS = re.compile(
    r"\b(results?|findings?|effects?|outcomes?|impact|(?:does|did|do|has|have) .*\bwork(?:ed)?)\b",
    re.IGNORECASE,
)
_PLANS_ONLY = 0.85  # passages that score at least this share of the best are what the question is about


def confidence(support: Support, *, by_meaning: bool) -> float:
    """Return how sure one may be that the library answers the question, from 0 to 1."""
    measures = {
        "nearest": support.nearest,
        "asked": support.asked,
        "clear_theme": max(0.0, support.topical - _THEME_FLOOR) / (1 - _THEME_FLOOR),
        "covered": support.covered,
        "place_met": float(support.place_met),
        "strange": support.strange,
        "unmet": support.unmet,
        "unmet_subject": float(bool(support.unmet_subjects)),
        "bias": 1.0,
    }
    weights = _BY_MEANING if by_meaning else _BY_WORDS
    return 1 / (1 + math.exp(-sum(weight * measures[name] for name, weight in weights.items())))


def verdict(ranking: Ranking, evidence: Sequence[Evidence]) -> Verdict:
    """Decide whether the question is answered, in part or not at all."""
    text, support = ranking.understanding.text, ranking.support
    if not evidence or not text.strip() or is_no_question_to_the_library(text):
        return "no-evidence"
    if support.unknown_subjects or (support.unknown_places and not support.place_met):
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


def direct(ranking: Ranking, evidence: Sequence[Evidence], given: Verdict) -> bool:
    """Whether the best passage may be told as the answer in short, and not only as what is nearest to it.

    Scores say so only where a model and codes went into them.
    """
    if given == "partial":
        return False
    coded = bool(evidence) and bool(evidence[0].passage.claim)
    return ranking.searched_by == "words" or not coded or evidence[0].ranked.score >= DIRECT


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
    if is_no_question_to_the_library(ranking.understanding.text):
        return [
            "It answers questions from its passages, each sentence with its source, and does nothing else."
        ]
    said = [f"No source in the library is about {place}." for place in support.unknown_places]
    if support.unknown_subjects:
        said.append(f"Nothing in the library speaks of {_named(support.unknown_subjects)}.")
    if given != "answered":
        if support.unmet_subjects:
            said.append(f"None of the passages found speaks of {_named(support.unmet_subjects)}.")
        elif support.unknown_words and not said:
            said.append(f"None of the passages found speaks of {_listed(support.unknown_words)}.")
        elif not said:
            said.append("No passage in the library is close enough to this question.")
    return said


def _named(subjects: Sequence[str]) -> str:
    return f"{', '.join(subjects[:-1])} or {subjects[-1]}" if len(subjects) > 1 else subjects[0]


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


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
