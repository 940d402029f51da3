"""A stretch of a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open positions in code points: ``text[span.start:span.end]``."""

    start: int
    end: int


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch of a text without the space at its ends; an empty one where there is nothing else."""
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(words.strip()))
