"""Headings of an answer: the themes that the chosen evidence shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cc_assistant.answering.evidence import Evidence
from cc_assistant.domain.theme import Themes

MOST_GROUPS = 4
_TOO_WIDE = 0.7  # a theme that nearly all passages have sorts little
_WIDE = 0.2  # ... and weighs so much beside others
_BY_ORDER = (1.0, 0.4, 0.15)
"""What a theme weighs by where it stands among those of a passage: the first is what the passage is about."""
_FAR_THEME = 0.3  # what a theme weighs that is far from the question; one that is near weighs up to 2


class Group(NamedTuple):
    """Evidence under one heading, best first."""

    heading: str
    evidence: list[Evidence]


def group_by_theme(
    evidence: Sequence[Evidence], themes: Themes | None, near: Mapping[str, float], other: str
) -> list[Group]:
    """Put chosen evidence under the themes that sort it best.

    A theme suits a passage the better the earlier the passage names it and the nearer it is to the question;
    one that nearly all have is for those that no other suits. Themes are taken one by one, each time the one
    that suits those passages best, by the sum of their scores, that are not yet under the theme that suits
    them most. Then each passage goes under the taken theme that suits it most.

    Args:
        evidence: chosen passages, best first.
        themes: labels of the themes; None in a library without themes.
        near: how near each theme is to the question (cosine); empty without a model.
        other: heading for what no shared theme holds.

    Returns:
        Groups, the weightiest first; the group ``other`` last.
    """
    if not evidence:
        return []
    if themes is None or len(evidence) < 3:
        return [Group(_only_heading(evidence, themes, near, other), list(evidence))]
    suits = {piece.id: _suiting(piece, evidence, near) for piece in evidence}
    left = list(evidence)
    taken: list[str] = []
    while left and len(taken) < MOST_GROUPS:
        theme = _heaviest(left, suits, taken)
        if theme is None:
            break
        taken.append(theme)
        left = [piece for piece in left if suits[piece.id].get(theme, 0) < max(suits[piece.id].values())]
    held, left = _under_themes(evidence, taken, suits)
    groups = [Group(themes.theme_by_id[theme].label, pieces) for theme, pieces in held.items()]
    if not groups:
        return [Group(_only_heading(evidence, themes, near, other), left)]
    order = {piece.id: at for at, piece in enumerate(evidence)}
    groups.sort(key=lambda group: order[group.evidence[0].id] - len(group.evidence))
    return [*groups, Group(other, left)] if left else groups


def _suiting(piece: Evidence, chosen: Sequence[Evidence], near: Mapping[str, float]) -> dict[str, float]:
    """Return how well each of its themes suits a passage as its heading."""
    told: dict[str, float] = {}
    for at, theme in enumerate(piece.passage.themes):
        spread = sum(theme in other.passage.themes for other in chosen) / len(chosen)
        told[theme] = _BY_ORDER[min(at, len(_BY_ORDER) - 1)] * (_WIDE if spread > _TOO_WIDE else 1.0)
        told[theme] *= _FAR_THEME + 2 * max(0.0, near.get(theme, 0.0)) ** 2
    return told or {"": 1.0}


def _heaviest(
    left: Sequence[Evidence], suits: Mapping[str, Mapping[str, float]], taken: Sequence[str]
) -> str | None:
    """Return the theme that suits the most of what is left: at least two passages."""
    weight: dict[str, float] = {}
    held: dict[str, int] = {}
    for piece in left:
        for theme, suiting in suits[piece.id].items():
            weight[theme] = weight.get(theme, 0.0) + piece.ranked.score * suiting
            held[theme] = held.get(theme, 0) + 1
    shared = [theme for theme in weight if theme and held[theme] >= 2 and theme not in taken]
    return max(shared, key=lambda theme: weight[theme], default=None)


def _under_themes(
    evidence: Sequence[Evidence], taken: Sequence[str], suits: Mapping[str, Mapping[str, float]]
) -> tuple[dict[str, list[Evidence]], list[Evidence]]:
    """Put each passage under the taken theme that suits it most; a theme with one passage is given up."""
    held: dict[str, list[Evidence]] = {theme: [] for theme in taken}
    left: list[Evidence] = []
    for piece in evidence:
        able = [theme for theme in suits[piece.id] if theme in held]
        best = max(able, key=lambda theme: suits[piece.id][theme], default=None)
        (held[best] if best else left).append(piece)
    alone = next((theme for theme in reversed(taken) if len(held[theme]) < 2), None)
    if alone:
        return _under_themes(evidence, [theme for theme in taken if theme != alone], suits)
    return held, left


def _only_heading(
    evidence: Sequence[Evidence], themes: Themes | None, near: Mapping[str, float], other: str
) -> str:
    if themes is None:
        return other
    held = [theme for piece in evidence for theme in piece.passage.themes if theme in themes.theme_by_id]
    return themes.theme_by_id[max(held, key=lambda theme: near.get(theme, 0.0))].label if held else other
