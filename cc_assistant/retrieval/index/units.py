"""Units: the pieces of a passage that get vectors of their own, each knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    from cc_assistant.domain.passage import Passage

CLAIM, SENTENCE, ASK = 0, 1, 2
"""Kinds of units, as numbers in the table of units."""

COLUMNS = ("passage", "kind", "start", "end")
"""Columns of the table of units, one row each: position of the passage, kind, and the span: in ``claim`` for
a claim, in ``text`` for a sentence; for an ask ``asks[start:end]`` holds it alone."""


class Unit(NamedTuple):
    """A unit with its text; ``start`` and ``end`` as in `COLUMNS`."""

    kind: int
    start: int
    end: int
    text: str

    def id(self, passage: str) -> str:
        """Return the id under which Chroma keeps it."""
        return f"{passage}#{('claim', 'text', 'ask')[self.kind]}:{self.start}-{self.end}"


def units_of(passage: Passage) -> Iterator[Unit]:
    """Yield the claim, the sentences of the text, and the asks of a passage."""
    if passage.claim:
        yield Unit(CLAIM, 0, len(passage.claim), passage.claim)
    for start, end in sentence_spans(passage.text):
        yield Unit(SENTENCE, start, end, passage.text[start:end])
    for number, ask in enumerate(passage.asks):
        yield Unit(ASK, number, number + 1, ask)


def passage_text(passage: Passage) -> str:
    """Return the text by which a whole passage is found: claim and text."""
    return f"{passage.claim} {passage.text}" if passage.claim else passage.text
