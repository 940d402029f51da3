"""What a reader has to know of all rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.domain.evidence_table import EvidenceRow
    from cc_assistant.domain.pack import Manifest

BY_WORDS_ONLY = "words"

OWN_WORDS = (
    "Quotes are exactly the words that the library stores. In the pack that comes with CC Assistant these "
    "are its own words for what a source says: to quote the authors, open the source at the place named."
)
_READ = {
    "full-text": "in full",
    "page-beginning": "at the beginning of the page only",
    "abstract": "in its abstract only",
}


def notes(
    rows: Sequence[EvidenceRow], searched_by: str, packs: Sequence[Manifest], *, public_only: bool = False
) -> Iterator[str]:
    """Yield what holds for the table as a whole: whose words, how much was read, who may see it."""
    used = {row.passage.pack for row in rows}
    closed = [pack.title for pack in packs if pack.id in used and pack.sensitivity == "confidential"]
    if closed:
        told = f"Confidential: this holds passages of {', '.join(closed)}."
        yield f"{told} Share it only with those who may read them."
    elif public_only:
        yield "Passages of confidential packs are left out."
    if rows:
        yield OWN_WORDS
        yield how_much_was_read(rows)
    if searched_by == BY_WORDS_ONLY:
        yield "No model was in use: passages were found by words only."


def how_much_was_read(rows: Sequence[EvidenceRow]) -> str:
    """Return how many sources were read how far, in one sentence."""
    depth = {row.source.id: row.source.read for row in rows}
    counted: Counter[str] = Counter(depth.values())
    told = [f"{counted[read]} {says}" for read, says in _READ.items() if counted[read]]
    many = "source" if len(depth) == 1 else "sources"
    return f"Of {len(depth)} {many}, read for the library: {', '.join(told)}."
