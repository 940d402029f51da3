"""The verifier: what is not cited, or whose citation does not hold, is not said.

It trusts nobody: it looks every citation up again in the library, and knows nothing of how statements
are made. A statement passes when all of this is true:

1. it has at least one citation, and each names a passage and a source that exist and belong together,
   with the passage's own locator;
2. the quote of each citation is exactly the characters it says;
3. a "quoted" statement's text is one of those quotes;
4. in a "summary" every number stands in a quote, it denies what its one quote denies and nothing else,
   and enough of its words of content stand in the quotes or in the labels of what is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cc_assistant.answering.evidence import Shelf
from cc_assistant.domain.answer import Citation, Statement
from cc_assistant.domain.passage import Passage
from cc_assistant.text.tokens import STOP_WORDS, stem, words

COVERED = 0.7
_NEGATIONS = frozenset(
    """no not never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt
    werent hasnt havent hadnt wont wouldnt couldnt shouldnt""".split()
)
_FRAMING = frozenset(
    stem(word)
    for word in """source sources adds likewise contrast evidence speaks mainly disagree some others speak
    against set limits point way""".split()
)


class Refusal(NamedTuple):
    """A statement that was not let through, and why."""

    statement: Statement
    reason: str


class Verified(NamedTuple):
    """Statements that hold, and those that were refused."""

    statements: tuple[Statement, ...]
    refused: tuple[Refusal, ...]


def verify(statements: Iterable[Statement], shelf: Shelf) -> Verified:
    """Check every statement against the library.

    Args:
        statements: what somebody wants to say.
        shelf: where passages and labels are looked up.
    """
    wanted = list(statements)
    passages = shelf.passages(list({c.passage for s in wanted for c in s.citations}))
    held, refused = [], []
    for statement in wanted:
        reason = _fault(statement, passages, shelf)
        if reason:
            refused.append(Refusal(statement, reason))
        else:
            held.append(statement)
    return Verified(tuple(held), tuple(refused))


def _fault(statement: Statement, passages: Mapping[str, Passage], shelf: Shelf) -> str:
    if not statement.text.strip():
        return "it is empty"
    if not statement.citations:
        return "it has no citation"
    for citation in statement.citations:
        if fault := _citation_fault(citation, passages):
            return fault
    if statement.kind == "quoted":
        return (
            ""
            if any(statement.text == c.quote for c in statement.citations)
            else "its words are not the quote"
        )
    return _summary_fault(statement, [passages[c.passage] for c in statement.citations], shelf)


def _citation_fault(citation: Citation, passages: Mapping[str, Passage]) -> str:
    passage = passages.get(citation.passage)
    if passage is None:
        return f"there is no passage {citation.passage}"
    if citation.source != passage.source:
        return f"{citation.passage} is not from {citation.source}"
    if citation.locator != passage.locator:
        return f"{citation.passage} does not stand at '{citation.locator}'"
    stored = passage.field(citation.field)
    within = 0 <= citation.start < citation.end <= len(stored)  # a slice would take any numbers
    if not within or stored[citation.start : citation.end] != citation.quote:
        return f"the quoted characters do not stand in {citation.passage}"
    return ""


def _summary_fault(statement: Statement, cited: Sequence[Passage], shelf: Shelf) -> str:
    quoted = [word for citation in statement.citations for word in words(citation.quote)]
    held = {stem(word) for word in quoted} | _FRAMING
    themes = shelf.themes()
    if themes is not None:
        labels = (themes.theme_by_id[t].label for p in cited for t in p.themes if t in themes.theme_by_id)
        held |= {stem(word) for label in labels for word in words(label)}
    said = words(statement.text)
    numbers = [word for word in said if any(mark.isdigit() for mark in word)]
    for number in numbers:
        if number not in quoted:
            return f"the figure {number} does not stand in what it cites"
    denied, denies = _NEGATIONS.intersection(quoted), _NEGATIONS.intersection(said)
    if denies - denied or (len(statement.citations) == 1 and denied - denies):
        return "it denies what its passage does not, or leaves out that the passage denies"
    content = [stem(word) for word in said if word not in STOP_WORDS]
    if content and sum(word in held for word in content) < COVERED * len(content):
        return "too few of its words stand in what it cites"
    return ""
