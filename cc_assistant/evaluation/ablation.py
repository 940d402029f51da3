"""What each signal brings: the ranking measured again with signals left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ranking import Ranking
from cc_assistant.evaluation.judged import Question
from cc_assistant.evaluation.metrics import joined, joined_grades, mean, ndcg, recall
from cc_assistant.evaluation.scoring import DIRECT

_WORDS = ("words",)
_VECTORS = ("passage", "sentence")
_ADDED = ("asks_words", "about_words", "ask", "about", "theme", "place", "facet", "phrase")

Rank = Callable[[str, frozenset[str]], Ranking]


class AblationRow(Frozen):
    """One line of the table: which signals took part, and how well they ranked."""

    signals: str
    ndcg10: float
    recall20: float


def ablation(
    questions: Sequence[Question], same_findings: Sequence[Sequence[str]], rank: Rank
) -> list[AblationRow]:
    """Measure single signals, their fusion, and each further signal as it is added.

    Args:
        questions: judged questions.
        same_findings: groups of passage ids that tell one finding.
        rank: ranks passages by the named signals (fields of `Weights`) only.
    """
    first = {ident: group[0] for group in same_findings for ident in group}
    steps = [("words only", _WORDS), ("vectors only", _VECTORS), ("words and vectors", (*_WORDS, *_VECTORS))]
    used = [*_WORDS, *_VECTORS]
    for signal in _ADDED:
        used.append(signal)
        steps.append((f"+ {signal.replace('_', ' ')}", tuple(used)))
    return [_measure(name, frozenset(signals), questions, first, rank) for name, signals in steps]


def _measure(
    name: str, signals: frozenset[str], questions: Sequence[Question], first: dict[str, str], rank: Rank
) -> AblationRow:
    gains, found = [], []
    for question in questions:
        ranking = joined([ranked.id for ranked in rank(question.text, signals).passages], first)
        grades = joined_grades(question.relevant, first)
        gains.append(ndcg(ranking, grades, 10))
        found.append(recall(ranking, {ident for ident, grade in grades.items() if grade >= DIRECT}, 20))
    return AblationRow(signals=name, ndcg10=mean(gains), recall20=mean(found))
