"""Why a passage is in a table: the parts of its score, said in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cc_assistant.domain.evidence_table import Reason
from cc_assistant.domain.facets import facets_of
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ranking import Noticed
from cc_assistant.domain.source import Source

_SAYS = {
    "asked": "It answers a question like this one.",
    "meaning": "It is near in meaning.",
    "words": "It has words of the question.",
    "phrase": "It has words of the question side by side.",
    "theme": "It is coded with a theme that the question is about.",
    "place": "It is about a place that the question names.",
    "source": "Its source is about this.",
}
_MARK_OF = {
    "words": "words",
    "asks_words": "asked",
    "ask": "asked",
    "passage": "meaning",
    "sentence": "meaning",
    "phrase": "phrase",
    "theme": "theme",
    "place": "place",
    "about": "source",
    "about_words": "source",
}
"""Part of a score -> what it means to a reader; the other parts are told otherwise or not at all."""

_CALLED = {
    "pandemic": "time",
    "cfir": "CFIR construct",
    "npt": "NPT component",
    "kind": "kind of source",
}
"""Facets whose names say too little in a sentence."""

_LEAST_SHARE = 0.12
_MOST = 4


def reasons(
    parts: Mapping[str, float],
    noticed: Sequence[Noticed],
    passage: Passage,
    source: Source,
    label: Callable[[str, str], str],
) -> tuple[Reason, ...]:
    """Return why a passage was found, strongest first.

    Args:
        parts: weighted parts of its score.
        noticed: facets that the words of the question name.
        passage: the passage.
        source: its source.
        label: the label of a facet's value.
    """
    weight: dict[str, float] = {}
    for name, part in parts.items():
        if name in _MARK_OF:
            weight[_MARK_OF[name]] = weight.get(_MARK_OF[name], 0.0) + part
    whole = sum(part for part in weight.values() if part > 0) or 1.0
    telling = sorted((-part, mark) for mark, part in weight.items() if part / whole >= _LEAST_SHARE)
    found = [Reason(mark=mark, says=_SAYS[mark]) for _, mark in telling[:_MOST]]
    values = facets_of(passage, source)
    for facet in noticed:
        if facet.value in values.get(facet.facet, ()):
            named = label(facet.facet, facet.value)
            found.append(
                Reason(
                    mark=facet.facet,
                    says=f"Its {_CALLED.get(facet.facet, facet.facet)} is {named}, as the question says.",
                )
            )
    return tuple(found)
