"""On what an answer rests, and where that is thin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from cc_assistant.answering.evidence import Evidence
from cc_assistant.domain.answer import Basis
from cc_assistant.domain.source import ReadDepth, Source

_FEW = 3
_VAGUE = frozenset({"article", "document"})
_DEPTHS = get_args(ReadDepth)
_OWN_ACCOUNTS = {"service-user", "carer"}


def basis(cited: Sequence[Evidence]) -> Basis:
    """Count the sources behind an answer by design, country, year and how much of them was read.

    Our record of a paper and the paper itself are one source: of the design that is the more exact, and read
    as far as the fuller of them.
    """
    sources = _by_study(cited)
    years = sorted(source.year for source in sources.values() if source.year is not None)
    return Basis(
        passages=len({piece.id for piece in cited}),
        sources=len(sources),
        designs=_counted(source.kind for source in sources.values()),
        countries=_counted(country for source in sources.values() for country in source.country),
        year_from=years[0] if years else None,
        year_to=years[-1] if years else None,
        undated=sum(source.year is None for source in sources.values()),
        read=_counted(source.read for source in sources.values()),
    )


def _by_study(cited: Sequence[Evidence]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for piece in cited:
        one, other = piece.source, found.get(piece.study)
        if other is not None and other.id != one.id:
            vague, exact = sorted((one, other), key=lambda source: source.kind not in _VAGUE)
            one = exact.model_copy(
                update={
                    "country": tuple(dict.fromkeys((*exact.country, *vague.country))),
                    "year": exact.year or vague.year,
                    "read": max(one.read, other.read, key=_DEPTHS.index),
                }
            )
        found[piece.study] = one
    return found


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def thin_places(cited: Sequence[Evidence], found: Basis) -> list[str]:
    """Say in whole sentences where the ground of an answer is thin."""
    said = []
    if found.sources < _FEW:
        said.append(
            "This rests on a single source."
            if found.sources == 1
            else f"This rests on only {found.sources} sources."
        )
    elif len(found.countries) == 1:
        said.append(f"All of it comes from {next(iter(found.countries))}.")
    if found.sources >= _FEW and not any(_OWN_ACCOUNTS & set(piece.passage.perspective) for piece in cited):
        said.append("None of it is told by people who use services or their carers.")
    if "full-text" not in found.read:
        said.append("No source was read in full.")
    return said
