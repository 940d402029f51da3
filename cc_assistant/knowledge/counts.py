"""How much of everything the packs hold."""

from __future__ import annotations

from cc_assistant.domain.ids import Kind
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.checks import Ids
from cc_assistant.knowledge.contents import Contents

_WITH_ID: dict[Kind, str] = {
    "source": "sources",
    "excerpt": "excerpts",
    "case": "cases",
    "CFIR construct": "CFIR constructs",
    "NPT component": "NPT components",
    "ERIC strategy": "ERIC strategies",
    "theme": "themes",
    "glossary term": "glossary terms",
    "place": "places",
    "recommendation": "recommendations",
    "question": "questions",
}


def counts(contents: Contents) -> dict[str, int]:
    """Return how many there are of each kind of thing that there is, by its name in plain words."""
    ids = Ids.of(contents)
    evidence = contents.of_kind(layout.EVIDENCE)
    found = {
        "packs": len(contents.of_kind(layout.MANIFEST)),
        **{words: len(ids.given.get(kind, ())) for kind, words in _WITH_ID.items()},
        "asks": sum(len(excerpt.asks) for file in evidence for excerpt in file.model.excerpts),
        "groups of same findings": len(contents.joined(layout.SAME_FINDINGS)),
        "documents": len(contents.of_kind(layout.DOCUMENT)),
        "passages of documents": sum(len(file.model.cuts) for file in contents.of_kind(layout.DOCUMENT)),
        "portraits": len(contents.of_kind(layout.PORTRAIT)),
        "evidence links": len(contents.joined(layout.EVIDENCE_LINKS)),
        "conditions": len(ids.conditions),
    }
    return {words: number for words, number in found.items() if number}
