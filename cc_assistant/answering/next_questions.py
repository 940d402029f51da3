"""Three questions to ask next: ones that the library answers, beside what was just answered."""

from __future__ import annotations

from collections.abc import Sequence

from cc_assistant.answering.evidence import Evidence
from cc_assistant.text.tokens import STOP_WORDS, stem, words

_SAME = 0.6  # sharing this much of their words, two questions are the same


def next_questions(
    question: str, beyond: Sequence[Evidence], cited: Sequence[Evidence], most: int = 3
) -> list[str]:
    """Choose questions that passages near the answer, but not in it, are known to answer.

    Args:
        question: what was asked.
        beyond: ranked passages that the answer did not use, best first.
        cited: what it did use.
        most: how many.
    """
    asked = [_terms(question)]
    studies = {piece.study for piece in cited}
    seen_themes: set[str] = set()
    chosen: list[str] = []
    fresh = [piece for piece in beyond if piece.study not in studies]
    for piece in [*fresh, *(p for p in beyond if p.study in studies)]:
        ask = next((ask for ask in piece.passage.asks if ask.endswith("?")), None)
        if ask is None or (piece.passage.themes and piece.passage.themes[0] in seen_themes):
            continue
        terms = _terms(ask)
        if all(_overlap(terms, other) < _SAME for other in asked):
            chosen.append(ask)
            asked.append(terms)
            seen_themes.update(piece.passage.themes[:1])
        if len(chosen) == most:
            break
    return chosen


def _terms(text: str) -> set[str]:
    return {stem(word) for word in words(text) if word not in STOP_WORDS}


def _overlap(one: set[str], other: set[str]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
