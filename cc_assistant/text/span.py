"""A stretch of a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open positions in code points: ``text[span.start:span.end]``."""

    start: int
    end: int
