"""A second look at what was understood: is it near to how people say that option, or to something else?

Phrases find an option wherever its words stand; the sentence around them may be about another thing. Every
option has sentences as people say it; the stretch of text is compared with all of them by meaning. Where
sentences of many other options are nearer, the phrase was mistaken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from cc_assistant.domain.understood import Proposal
from cc_assistant.interview.understanding.clauses import Sentence, read

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.option_words import OptionWords
    from cc_assistant.domain.ports import Encoder

Keep = Callable[["Encoder", Sequence[str]], "npt.NDArray[np.float32]"]
"""Gives the vectors of sentences that are always the same, one row of length 1 for each."""

NEAR = 25
"""So many options may be nearer, of some two hundred: many speak of the same things."""

_SHORT = 45  # characters: shorter clauses are looked at together with the next


class Examples:
    """The sentences for every option, by meaning.

    Args:
        words: holds the sentences.
        encoder: gives the model when it is first wanted, None without one: then nothing is spoken against.
        keep: gives the vectors of the sentences, made once and kept.
    """

    def __init__(self, words: OptionWords, encoder: Callable[[], Encoder | None], keep: Keep) -> None:
        self._encoder = encoder
        self._keep = keep
        self._texts: list[str] = []
        self._options: list[tuple[str, str | int]] = []
        self._of: list[int] = []
        for entry in words.questions:
            for option in entry.options:
                for text in option.like:
                    self._texts.append(text)
                    self._of.append(len(self._options))
                if option.like:
                    self._options.append((entry.question, option.option))
        self._number = {option: number for number, option in enumerate(self._options)}

    @cached_property
    def _model(self) -> tuple[Encoder, npt.NDArray[np.float32]] | None:
        """The model and the vectors of the sentences."""
        encoder = self._encoder() if self._texts else None
        return (encoder, self._keep(encoder, self._texts)) if encoder else None

    def confirmed(self, text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Return the proposals without those that the sentences around them speak against.

        Args:
            text: what was said.
            proposals: what was understood of it; what has no sentences to compare with is kept.
        """
        asked = [(proposal, self._number.get(_option(proposal))) for proposal in proposals]
        if all(number is None for _, number in asked) or self._model is None:
            return list(proposals)
        encoder, examples = self._model
        stretches = [span for sentence in read(text) for span in _stretches(sentence)]
        vectors = encoder.encode([text[start:end] for start, end in stretches])
        nearness = self._nearness(vectors @ examples.T)
        kept = []
        for proposal, number in asked:
            around = [
                row
                for row, (start, end) in enumerate(stretches)
                if start < proposal.end and proposal.start < end
            ]
            if number is None or not around or self._is_near(nearness, around, number):
                kept.append(proposal)
        return kept

    def _nearness(self, cosines: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return from (texts, sentences) an array (texts, options): that of the nearest sentence of each."""
        import numpy as np

        starts = np.flatnonzero(np.diff(self._of, prepend=-1))
        return np.maximum.reduceat(cosines, starts, axis=1)

    @staticmethod
    def _is_near(nearness: npt.NDArray[np.float32], rows: Sequence[int], option: int) -> bool:
        return any(int((nearness[row] > nearness[row, option]).sum()) <= NEAR for row in rows)


def _option(proposal: Proposal) -> tuple[str, str | int]:
    value = proposal.value[0] if isinstance(proposal.value, tuple) else proposal.value
    return proposal.question, value if isinstance(value, str | int) else str(value)


def _stretches(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the sentence and, where it has several, its clauses; short ones together with the next."""
    whole = sentence.tokens[0].start, sentence.tokens[-1].end
    parts: list[tuple[int, int]] = []
    for clause in sentence.clauses:
        start, end = sentence.tokens[clause.start].start, sentence.tokens[clause.end - 1].end
        if parts and (clause.fragment or end - parts[-1][0] < _SHORT):
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))
    return [whole, *parts] if len(parts) > 1 else [whole]
