"""What somebody else read out of a text, such as a language model: always a guess, for people to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Proposal
from cc_assistant.interview.understanding.combining import said_by
from cc_assistant.interview.understanding.lexicon import Lexicon
from cc_assistant.interview.understanding.weighing import stands

Guesser = Callable[[str], Iterable[tuple[str, str, int, int]]]
"""Gives question, option, and where in a text it is said (half-open, code points)."""


def guessed(
    text: str,
    guesses: Iterable[tuple[str, str, int, int]],
    found: Sequence[Proposal],
    lexicon: Lexicon,
    known: Mapping[str, Value],
) -> Iterator[Proposal]:
    """Yield guesses that say something new.

    Args:
        text: what was said.
        guesses: what somebody read out of it.
        found: what was understood already; it is not guessed again, nor against.
        lexicon: knows the questions.
        known: answers that stand already.
    """
    settled = set(said_by(found))
    answered = {proposal.question for proposal in found}
    for question, option, start, end in guesses:
        entry = lexicon.questions.get(question)
        if entry is None or not any(one.id == option for one in entry.options):
            continue
        several = entry.kind == "multi"
        value: Value = (option,) if several else option
        repeated = (question, option) in settled or (question in answered and not several)
        if repeated or stands(value, known.get(question)):
            continue
        settled.add((question, option))
        answered.add(question)
        yield Proposal(
            question=question, value=value, start=start, end=end, words=text[start:end], sure=False
        )
