"""How the parts of an answer are worded, where the screen says them otherwise than a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cc_assistant.text.passage_words import READ_PART
from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer, Citation
    from cc_assistant.domain.source import ReadDepth


READ: dict[ReadDepth, str] = {
    "abstract": "Only its abstract was read.",
    "page-beginning": "Only the beginning of its page was read.",
    "full-text": "It was read in full.",
}
"""How much of a source was read, for people."""
_READ_SHORT = {**READ_PART, "full-text": "the whole"}  # within one line


def numbers_of(answer: Answer) -> dict[str, int]:
    """Number the sources of an answer in the order in which they are cited."""
    return {reference.source: at for at, reference in enumerate(answer.references, start=1)}


def citations_of(answer: Answer) -> list[Citation]:
    """Return the citations of an answer in reading order, each passage once."""
    first: dict[str, Citation] = {}
    for statement in answer.statements:
        for citation in statement.citations:
            first.setdefault(citation.passage, citation)
    return list(first.values())


def citation_numbered(answer: Answer, number: int) -> Citation | None:
    """Return the first citation of the source with this number."""
    return next((c for c in citations_of(answer) if numbers_of(answer)[c.source] == number), None)


def spans_of(answer: Answer | None, passage: str, field: str) -> list[tuple[int, int]]:
    """Return the ranges of one field of a passage that an answer quotes."""
    if answer is None:
        return []
    cited = (c for s in answer.statements for c in s.citations if c.passage == passage and c.field == field)
    return sorted({(c.start, c.end) for c in cited})


def rests_on(answer: Answer) -> str:
    """Say in one line on how much an answer rests, and what was read of it."""
    basis = answer.basis
    read = ", ".join(f"{_READ_SHORT[depth]} of {count}" for depth, count in basis.read.items())
    passages = counted(basis.passages, "passage")
    sources = counted(basis.sources, "source")
    return f"Rests on {passages} from {sources}. Read: {read}."
