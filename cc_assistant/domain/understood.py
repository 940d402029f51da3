"""What was understood of something that people said in their own words, before they confirm it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.session import Value


class Proposal(Frozen):
    """One answer that a text seems to give.

    Where several options may be ticked, each is a proposal of its own, so that it can be refused alone.

    Attributes:
        question: id of the question.
        value: the answer; a tuple of one id where several options may be ticked.
        start: where the words stand that it rests on (half-open, code points of the text).
        end: where they end.
        words: those words, exactly as they stand in the text.
        sure: likely enough to stand ticked when people are asked to confirm; the others are guesses, which
            count only if somebody ticks them.
    """

    question: str
    value: Value
    start: int
    end: int
    words: str
    sure: bool


class Understanding(Frozen):
    """What was understood of a text.

    Attributes:
        proposals: what is sure first; in the order of the questionnaire, then of the text.
        unplaced: what no question has a place for, or only as a guess, in the order of the text, exactly as
            it stands there.
    """

    proposals: tuple[Proposal, ...] = ()
    unplaced: tuple[str, ...] = ()

    def answers(self) -> Mapping[str, Value]:
        """Return what is sure, as `answers_of` does."""
        return answers_of([proposal for proposal in self.proposals if proposal.sure])


def answers_of(proposals: Iterable[Proposal]) -> Mapping[str, Value]:
    """Return answers by question; options of one question are joined."""
    found: dict[str, Value] = {}
    for proposal in proposals:
        before = found.get(proposal.question)
        if isinstance(before, tuple) and isinstance(proposal.value, tuple):
            found[proposal.question] = (*before, *proposal.value)
        else:
            found[proposal.question] = proposal.value
    return found
