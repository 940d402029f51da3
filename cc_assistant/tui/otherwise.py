"""Who says otherwise: passages on the same matter that point the other way."""

from __future__ import annotations

from collections.abc import Iterable

from cc_assistant.domain.passage import Direction, Passage

OPPOSITE: dict[Direction, Direction] = {"barrier": "facilitator", "facilitator": "barrier"}
"""What speaks against what. A mixed or neutral passage takes no side, so nothing speaks against it."""


def otherwise(passage: Passage, others: Iterable[Passage], most: int = 8) -> list[Passage]:
    """Choose passages of other sources that share a theme or code and have the opposite direction.

    Args:
        passage: what is to be spoken against.
        others: where to look, nearest to the passage first.
        most: how many to return.

    Returns:
        Those that share most themes and codes first; among equals the nearest first.
    """
    wanted = OPPOSITE.get(passage.direction)
    own = shared_with(passage)
    found = {
        other.id: (len(own & shared_with(other)), other)
        for other in others
        if other.direction == wanted and other.source != passage.source and own & shared_with(other)
    }
    ordered = sorted(found.values(), key=lambda entry: -entry[0])
    return [other for _, other in ordered[:most]]


def shared_with(passage: Passage) -> frozenset[str]:
    """Return the themes and codes by which a passage can be on the same matter as another."""
    return frozenset((*passage.themes, *passage.cfir, *passage.npt))
