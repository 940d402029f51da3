"""Measures of agreement between coders for named categories, with units that may weigh differently.

A unit that weighs ``w`` counts as ``w`` equal units: so a run of characters coded alike is one row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rated:
    """One unit, as each coder rated it; None where a coder did not look at it.

    Attributes:
        ratings: in the order of the coders.
        weight: how many equal units it stands for.
    """

    ratings: tuple[Hashable | None, ...]
    weight: float = 1.0

    @property
    def given(self) -> list[Hashable]:
        """The ratings that were given."""
        return [rating for rating in self.ratings if rating is not None]


def percent_agreement(units: Sequence[Rated]) -> float | None:
    """Return the share of pairs of ratings that are the same (0 to 1), units weighing as they do.

    None where no unit was rated by two coders.
    """
    total = same = 0.0
    for unit in _pairable(units):
        total += unit.weight
        same += unit.weight * _same_pairs(unit)
    return same / total if total else None


def cohen_kappa(units: Sequence[Rated]) -> float | None:
    """Return Cohen's kappa of two coders (Cohen 1960, doi 10.1177/001316446002000104).

    Units that one of them did not rate are left out. None where there is nothing to compare, or both
    always gave one and the same category: agreement by chance is then certain.

    Raises:
        ValueError: There are not two coders.
    """
    if any(len(unit.ratings) != 2 for unit in units):
        raise ValueError("Cohen's kappa compares two coders.")
    left: defaultdict[Hashable, float] = defaultdict(float)
    right: defaultdict[Hashable, float] = defaultdict(float)
    total = same = 0.0
    for unit in _pairable(units):
        one, other = unit.given
        left[one] += unit.weight
        right[other] += unit.weight
        total += unit.weight
        same += unit.weight * (one == other)
    if not total:
        return None
    by_chance = sum(left[category] * right[category] for category in left) / total**2
    return _beyond_chance(same / total, by_chance)


def fleiss_kappa(units: Sequence[Rated]) -> float | None:
    """Return Fleiss' kappa (Fleiss 1971, doi 10.1037/h0031619).

    Every unit has to be rated by the same number of coders: those with fewer are left out. None where
    nothing is left, or everybody always gave one and the same category.
    """
    most = max((len(unit.given) for unit in units), default=0)
    full = [unit for unit in units if len(unit.given) == most] if most > 1 else []
    if not full:
        return None
    total = sum(unit.weight for unit in full)
    categories: defaultdict[Hashable, float] = defaultdict(float)
    for unit in full:
        for category in unit.given:
            categories[category] += unit.weight
    by_chance = sum((count / (total * most)) ** 2 for count in categories.values())
    observed = sum(unit.weight * _same_pairs(unit) for unit in full) / total
    return _beyond_chance(observed, by_chance)


def krippendorff_alpha(units: Sequence[Rated]) -> float | None:
    """Return Krippendorff's alpha for names.

    Computed as in Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability" (University of
    Pennsylvania, asc_papers/43). Units rated by one coder only are left out; missing ratings are no
    disagreement. None where there is nothing to compare, or only one category occurs: alpha is not
    defined then.
    """
    categories: defaultdict[Hashable, float] = defaultdict(float)
    differing = 0.0
    for unit in _pairable(units):
        counts = Counter(unit.given)
        number = sum(counts.values())
        for category, count in counts.items():
            categories[category] += unit.weight * count
            differing += unit.weight * count * (number - count) / (number - 1)
    values = sum(categories.values())
    expected = values**2 - sum(count**2 for count in categories.values())
    if not expected:
        return None
    return 1 - (values - 1) * differing / expected


def _pairable(units: Sequence[Rated]) -> list[Rated]:
    return [unit for unit in units if len(unit.given) > 1]


def _same_pairs(unit: Rated) -> float:
    """Return the share of the pairs of ratings of a unit that are the same."""
    counts = Counter(unit.given)
    number = sum(counts.values())
    return sum(count * (count - 1) for count in counts.values()) / (number * (number - 1))


def _beyond_chance(observed: float, by_chance: float) -> float | None:
    return None if by_chance >= 1 else (observed - by_chance) / (1 - by_chance)
