"""From everything heard to proposals: one answer for each question, or several options that go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Proposal
from cc_assistant.interview.understanding.heard import Heard
from cc_assistant.interview.understanding.lexicon import Lexicon


def proposals(
    text: str,
    heard: Sequence[Heard],
    corrections: Sequence[int],
    lexicon: Lexicon,
    known: Mapping[str, Value],
) -> Iterator[Proposal]:
    """Yield the proposals in the order of the questionnaire, then of the text.

    Args:
        text: what was said.
        heard: every reading.
        corrections: where "no, actually" or the like ends (code points), in order.
        lexicon: knows the questions.
        known: answers that stand already; what only repeats them is left out.
    """
    for question in sorted({entry.question for entry in heard}, key=lexicon.order.__getitem__):
        entries = [entry for entry in heard if entry.question == question and _valid(entry, lexicon)]
        entries = _corrected(entries, corrections)
        if not entries:
            continue
        kept = list(_several(entries)) if lexicon.questions[question].kind == "multi" else [_single(entries)]
        for entry, sure in kept:
            multi = lexicon.questions[question].kind == "multi"
            words = text[entry.start : entry.end]
            said = words if lexicon.questions[question].kind == "text" else entry.value
            value: Value = (entry.value,) if multi and not isinstance(entry.value, float) else said
            if not stands(value, known.get(question)):
                yield Proposal(
                    question=question, value=value, start=entry.start, end=entry.end, words=words, sure=sure
                )


def _valid(entry: Heard, lexicon: Lexicon) -> bool:
    """Tell whether the question takes this value."""
    question = lexicon.questions[entry.question]
    if entry.value == DONT_KNOW:
        return question.dont_know
    if question.kind in {"number", "date", "text"}:
        return True
    return any(option.id == entry.value for option in question.options)


def stands(value: Value, known: Value | None) -> bool:
    """Tell whether an answer that stands already says as much."""
    if isinstance(value, tuple) and isinstance(known, tuple):
        return set(value) <= set(known)
    return value == known


def _corrected(entries: list[Heard], corrections: Sequence[int]) -> list[Heard]:
    """Leave out what was said before a correction that says something else of the same question."""
    for at in corrections:
        before = [entry for entry in entries if entry.end <= at]
        after = [entry for entry in entries if entry.start >= at and entry.value != DONT_KNOW]
        if before and after:
            first = min(entry.start for entry in after)
            # A correction speaks of what was said last, not of the whole text.
            if first - at <= _NEAR and at - max(entry.end for entry in before) <= _NEAR:
                entries = [entry for entry in entries if entry.end > at]
    return entries


_NEAR = 120


def _several(entries: Sequence[Heard]) -> Iterator[tuple[Heard, bool]]:
    """Yield each option once, where it was said most plainly; "I don't know" only where nothing else was."""
    found: dict[str | int | float, Heard] = {}
    for entry in entries:
        held = found.get(entry.value)
        if held is None or entry.weight > held.weight:
            found[entry.value] = entry
    if len(found) > 1:
        found.pop(DONT_KNOW, None)
    for entry in sorted(found.values(), key=lambda entry: entry.start):
        yield entry, True


def _single(entries: Sequence[Heard]) -> tuple[Heard, bool]:
    """Return what was said most plainly, or later, or in more words, and whether all agrees with it."""
    best = max(entries, key=lambda entry: (entry.weight, entry.end, entry.end - entry.start))
    agreed = all(entry.value == best.value or entry.weight < best.weight for entry in entries)
    return best, agreed
