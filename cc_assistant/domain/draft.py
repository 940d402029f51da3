"""A draft held against the evidence: each sentence with quotes that support or contradict it."""

from __future__ import annotations

from typing import Literal

from cc_assistant.domain.answer import Citation
from cc_assistant.domain.frozen import Frozen

Relation = Literal["supports", "contradicts", "near"]
DraftVerdict = Literal["supported", "contradicted", "disputed", "unsupported"]
Sureness = Literal["sure", "fairly sure", "unsure"]


class DraftQuote(Frozen):
    """A quote beside a sentence of a draft.

    Attributes:
        citation: its words, exactly, and where they stand.
        short: reference for marks.
        full: the whole reference.
        relation: what it does to the sentence; ``near``: it is about the same, and shows neither.
        sureness: how sure that is.
        likeness: how near in meaning (cosine; share of words without a model), 0 to 1.
        why: in words, what speaks for this relation.
        pack: title of the pack; "" for the one that comes with the program.
        confidential: whether that pack is.
    """

    citation: Citation
    short: str
    full: str
    relation: Relation
    sureness: Sureness
    likeness: float
    why: str
    pack: str = ""
    confidential: bool = False


class DraftSentence(Frozen):
    """One sentence of a draft.

    Attributes:
        text: as typed.
        start: where it begins in the draft (code points), ``end`` half-open.
        verdict: ``disputed`` where quotes support and others contradict it.
        sureness: how sure that is.
        quotes: supporting ones first, then contradicting, then near; the best first.
        missing: what of it no quote speaks of, in sentences.
    """

    text: str
    start: int
    end: int
    verdict: DraftVerdict
    sureness: Sureness
    quotes: tuple[DraftQuote, ...]
    missing: tuple[str, ...] = ()

    def of(self, relation: Relation) -> tuple[DraftQuote, ...]:
        """Return the quotes with a relation to it."""
        return tuple(one for one in self.quotes if one.relation == relation)


class CheckedDraft(Frozen):
    """A draft, sentence by sentence. ``searched_by`` says by what evidence was looked for."""

    sentences: tuple[DraftSentence, ...]
    searched_by: str

    @property
    def without_support(self) -> tuple[DraftSentence, ...]:
        """Sentences that no quote supports."""
        return tuple(one for one in self.sentences if one.verdict in {"unsupported", "contradicted"})
