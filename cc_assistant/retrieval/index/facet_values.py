"""The facets that an index knows, and which passages hold which of their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from cc_assistant.domain.facets import facets_of
from cc_assistant.domain.filters import FACETS as FILTERS

if TYPE_CHECKING:
    from cc_assistant.domain.library import Library

FACETS = (*FILTERS, "year", "source", "place")
"""Codes are exact: a construct does not stand for its parts. ``place`` is where the glossary puts it."""


def holders(library: Library) -> dict[tuple[str, str], list[int]]:
    """Return for each (facet, value) the positions of the passages that have it, rising."""
    found: dict[tuple[str, str], set[int]] = {}
    position_of = {passage.id: position for position, passage in enumerate(library.passages)}
    for position, passage in enumerate(library.passages):
        for facet, values in facets_of(passage, library.source_by_id[passage.source]).items():
            for value in values:
                found.setdefault((facet, value), set()).add(position)
    listed = {("case", case.id): case.excerpts for case in library.cases}
    for place in library.glossary.places if library.glossary else ():
        listed["place", place.id] = place.excerpts
    for key, ids in listed.items():
        _add(found, key, position_of, ids)
    return {key: sorted(positions) for key, positions in sorted(found.items())}


def _add(
    found: dict[tuple[str, str], set[int]],
    key: tuple[str, str],
    position_of: Mapping[str, int],
    ids: Iterable[str],
) -> None:
    positions = {position_of[ident] for ident in ids if ident in position_of}
    if positions:
        found.setdefault(key, set()).update(positions)
