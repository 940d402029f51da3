"""Where words stand after their text changed."""

from __future__ import annotations

from cc_assistant.text.span import Span

_CONTEXT = 60
_MOST_PLACES = 200


def new_place(words: str, start: int, before: str, after: str) -> Span | None:
    """Return where words stand in a changed text; None where they do not stand there any more.

    Where they stand several times, it is where most of what stood around them stands, then the nearest.

    Args:
        words: exactly.
        start: where they began.
        before: the text as it was.
        after: the text as it is.
    """
    if after.startswith(words, start) and _around(before, start, words) == _around(after, start, words):
        return Span(start, start + len(words))
    best: tuple[int, int, int] | None = None
    at = after.find(words)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        fit = (-_shared(before, start, after, at, len(words)), abs(at - start), at)
        best = fit if best is None else min(best, fit)
        at = after.find(words, at + 1)
    return Span(best[2], best[2] + len(words)) if best else None


def same_surroundings(words: str, start: int, before: str, place: Span, after: str) -> bool:
    """Tell whether words stand in the sentence they stood in, not only somewhere."""
    near = 2 * 20
    return _shared(before, start, after, place.start, len(words)) >= min(
        near, _room(before, start, len(words)), _room(after, place.start, len(words))
    )


def _around(text: str, start: int, words: str) -> str:
    return text[max(0, start - _CONTEXT) : start + len(words) + _CONTEXT]


def _room(text: str, start: int, length: int) -> int:
    return min(_CONTEXT, start) + min(_CONTEXT, len(text) - start - length)


def _shared(before: str, start: int, after: str, at: int, length: int) -> int:
    """Count the characters on both sides that are the same."""
    shared = 0
    for step in range(1, min(_CONTEXT, start, at) + 1):
        if before[start - step] != after[at - step]:
            break
        shared += 1
    first, second = start + length, at + length
    for step in range(min(_CONTEXT, len(before) - first, len(after) - second)):
        if before[first + step] != after[second + step]:
            break
        shared += 1
    return shared
