"""Measures of a ranking.

nDCG after Järvelin and Kekäläinen 2002 (doi 10.1145/582415.582418), with the gain 2^grade - 1 of Burges
and others 2005, cut at a depth; recall cut at a depth. Passages that tell the same finding count once:
give the ranking and the judgements through `joined` first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int) -> float:
    """Return the discounted gain of the first ``depth`` of a ranking as a share of the best possible.

    Args:
        ranking: ids, best first.
        grades: id -> grade from 1 up; ids without a grade are not relevant.
        depth: how far to look.
    """
    gained = _discounted([grades.get(ident, 0) for ident in ranking[:depth]])
    best = _discounted(sorted(grades.values(), reverse=True)[:depth])
    return gained / best if best else 0.0


def recall(ranking: Sequence[str], relevant: Sequence[str] | set[str], depth: int) -> float:
    """Return the share of the relevant ids that stand among the first ``depth``."""
    wanted = set(relevant)
    return len(wanted & set(ranking[:depth])) / len(wanted) if wanted else 0.0


def joined(ids: Sequence[str], first_of: Mapping[str, str]) -> list[str]:
    """Return ids with those of one finding joined to its first, each once, order kept."""
    return list(dict.fromkeys(first_of.get(ident, ident) for ident in ids))


def joined_grades(grades: Mapping[str, int], first_of: Mapping[str, str]) -> dict[str, int]:
    """Return grades by finding: the best of its passages."""
    found: dict[str, int] = {}
    for ident, grade in grades.items():
        first = first_of.get(ident, ident)
        found[first] = max(grade, found.get(first, 0))
    return found


def mean(values: Sequence[float]) -> float:
    """Return the mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def _discounted(grades: Sequence[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))
