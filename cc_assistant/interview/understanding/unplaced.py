"""What was said and has no place among the questions: kept, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cc_assistant.interview.understanding.clauses import Sentence
from cc_assistant.text.tokens import STOP_WORDS

_LEAST = 2
"""So many words that say something make it worth keeping."""


def unplaced(text: str, sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield stretches of whole clauses in which nothing was understood.

    Args:
        text: what was said.
        sentences: of the text.
        taken: what was understood rests on these spans (half-open, code points).
    """
    for sentence in sentences:
        run: list[int] = []
        for number, clause in enumerate(sentence.clauses):
            tokens = sentence.tokens[clause.start : clause.end]
            if any(start < token.end and token.start < end for token in tokens for start, end in taken):
                yield from _kept(text, sentence, run)
                run = []
            else:
                run.append(number)
        yield from _kept(text, sentence, run)


def _kept(text: str, sentence: Sentence, run: Sequence[int]) -> Iterator[str]:
    if not run:
        return
    tokens = sentence.tokens[sentence.clauses[run[0]].start : sentence.clauses[run[-1]].end]
    if sum(token.word not in STOP_WORDS for token in tokens) < _LEAST:
        return
    whole = len(run) == len(sentence.clauses)
    yield text[sentence.start : sentence.end] if whole else text[tokens[0].start : tokens[-1].end]
