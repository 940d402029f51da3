"""The facets of a passage: by which values it can be filtered, lifted and explained."""

from __future__ import annotations

from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source


def facets_of(passage: Passage, source: Source) -> dict[str, tuple[str, ...]]:
    """Return the values of a passage that it and its source record give themselves."""
    return {
        "phase": passage.phase,
        "pandemic": (passage.pandemic,),
        "perspective": passage.perspective,
        "direction": (passage.direction,),
        "cfir": passage.cfir,
        "npt": passage.npt,
        "theme": passage.themes,
        "case": (passage.case,) if passage.case else (),
        "country": source.country,
        "kind": (source.kind,),
        "read": (source.read,),
        "pack": (passage.pack,),
        "year": (str(source.year),) if source.year is not None else (),
        "source": (source.id,),
    }
