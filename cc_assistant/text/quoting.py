"""Where words that somebody quoted stand in a text."""

from __future__ import annotations

import re

from cc_assistant.text.span import Span


def places_of(words: str, text: str, *, any_case: bool = False) -> list[Span]:
    """Return where words stand, not overlapping, in order; how they are spaced and broken does not matter.

    Args:
        words: to be found.
        text: to look in.
        any_case: whether capitals do not matter either.
    """
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(map(re.escape, parts))
    return [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE if any_case else 0)]
