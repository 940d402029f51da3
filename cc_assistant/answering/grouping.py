"""Headings of an answer: the themes that the chosen evidence shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cc_assistant.answering.evidence import Evidence
from cc_assistant.domain.theme import Themes

MOST_GROUPS = 4
_TOO_WIDE = 0.7  # a theme that nearly all passages have sorts nothing


class Group(NamedTuple):
    """Evidence under one heading, best first."""

    heading: str
    evidence: list[Evidence]


def group_by_theme(evidence: Sequence[Evidence], themes: Themes | None, other: str) -> list[Group]:
    """Put chosen evidence under the themes that sort it best.

    Themes are taken one by one, each time the one whose still ungrouped passages weigh most (the sum of
    their scores); a theme that nearly all share is used only if nothing else sorts them.

    Args:
        evidence: chosen passages, best first.
        themes: labels of the themes; None in a library without themes.
        other: heading for what no shared theme holds.

    Returns:
        Groups in the order of their best passage; the group ``other`` last.
    """
    if themes is None or len(evidence) < 3:
        heading = _only_heading(evidence, themes, other)
        return [Group(heading, list(evidence))] if evidence else []
    left = list(evidence)
    groups: list[Group] = []
    while left and len(groups) < MOST_GROUPS:
        theme = _heaviest(left, evidence)
        if theme is None:
            break
        held = [piece for piece in left if theme in piece.passage.themes]
        groups.append(Group(themes.theme_by_id[theme].label, held))
        left = [piece for piece in left if theme not in piece.passage.themes]
    if len(groups) <= 1 and not left:
        return groups
    order = {piece.id: at for at, piece in enumerate(evidence)}
    groups.sort(key=lambda group: order[group.evidence[0].id])
    return [*groups, Group(other, left)] if left else groups


def _heaviest(left: Sequence[Evidence], all_evidence: Sequence[Evidence]) -> str | None:
    weight: dict[str, float] = {}
    held: dict[str, int] = {}
    for piece in left:
        for theme in piece.passage.themes:
            weight[theme] = weight.get(theme, 0.0) + piece.ranked.score
            held[theme] = held.get(theme, 0) + 1
    shared = {theme: w for theme, w in weight.items() if held[theme] >= 2}
    if not shared:
        return None
    total = len(all_evidence)
    spread = {theme: sum(theme in piece.passage.themes for piece in all_evidence) / total for theme in shared}
    return max(shared, key=lambda theme: (spread[theme] <= _TOO_WIDE, shared[theme]))


def _only_heading(evidence: Sequence[Evidence], themes: Themes | None, other: str) -> str:
    if themes is None or not evidence:
        return other
    first = evidence[0].passage.themes
    return themes.theme_by_id[first[0]].label if first and first[0] in themes.theme_by_id else other
