"""Headings of an answer: the themes that the chosen evidence shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cc_assistant.answering.evidence import Evidence
from cc_assistant.domain.theme import Themes

MOST_GROUPS = 4
_TOO_WIDE = 0.7  # a theme that nearly all passages have sorts nothing
_FAR_THEME = 0.3  # what a theme weighs that is far from the question; one that is near weighs up to 2


class Group(NamedTuple):
    """Evidence under one heading, best first."""

    heading: str
    evidence: list[Evidence]


def group_by_theme(
    evidence: Sequence[Evidence], themes: Themes | None, near: Mapping[str, float], other: str
) -> list[Group]:
    """Put chosen evidence under the themes that sort it best.

    Themes are taken one by one, each time the one whose still ungrouped passages weigh most: the sum of
    their scores, more for a theme that is near the question. One that nearly all share comes last.

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
    left = list(evidence)
    groups: list[Group] = []
    while left and len(groups) < MOST_GROUPS:
        theme = _heaviest(left, evidence, near)
        if theme is None:
            break
        held = [piece for piece in left if theme in piece.passage.themes]
        groups.append(Group(themes.theme_by_id[theme].label, held))
        left = [piece for piece in left if theme not in piece.passage.themes]
    if not groups:
        return [Group(_only_heading(evidence, themes, near, other), left)]
    order = {piece.id: at for at, piece in enumerate(evidence)}
    groups.sort(key=lambda group: order[group.evidence[0].id] - len(group.evidence))
    return [*groups, Group(other, left)] if left else groups


def _heaviest(left: Sequence[Evidence], chosen: Sequence[Evidence], near: Mapping[str, float]) -> str | None:
    weight: dict[str, float] = {}
    held: dict[str, int] = {}
    for piece in left:
        for theme in piece.passage.themes:
            gain = piece.ranked.score * (_FAR_THEME + 2 * max(0.0, near.get(theme, 0.0)) ** 2)
            weight[theme] = weight.get(theme, 0.0) + gain
            held[theme] = held.get(theme, 0) + 1
    shared = [theme for theme in weight if held[theme] >= 2]
    if not shared:
        return None
    spread = {t: sum(t in piece.passage.themes for piece in chosen) / len(chosen) for t in shared}
    return max(shared, key=lambda theme: (spread[theme] <= _TOO_WIDE, weight[theme]))


def _only_heading(
    evidence: Sequence[Evidence], themes: Themes | None, near: Mapping[str, float], other: str
) -> str:
    if themes is None:
        return other
    held = [theme for piece in evidence for theme in piece.passage.themes if theme in themes.theme_by_id]
    return themes.theme_by_id[max(held, key=lambda theme: near.get(theme, 0.0))].label if held else other
