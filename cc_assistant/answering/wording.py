"""Joining sentences so that they read as one answer, without touching what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

SAME_SOURCE = "The same source adds that "
LIKEWISE = "Likewise, "
CONTRAST = "By contrast, "

_FIRST_WORD = re.compile(r"^[A-Z][a-z]+(?=[\s,])|^A(?=\s)")
_ALWAYS_LOWER = frozenset(
    """a an the in at on for from by with when where while after before since during among as if of some
    most many few several all both each no none not one two three only people staff workers services
    clients older younger those these there they their it its although because under over through""".split()
)


def join(opening: str, sentence: str, texts: Sequence[str]) -> str | None:
    """Put an opening before a sentence, with its first letter small.

    Args:
        opening: such as "Likewise, ".
        sentence: a whole sentence.
        texts: texts in which a word that is not a name stands in small letters too.

    Returns:
        The joined sentence, or None where the first word may be a name and has to keep its capital.
    """
    match = _FIRST_WORD.match(sentence)
    if not match:
        return None
    word = match.group().lower()
    common = word in _ALWAYS_LOWER or any(
        re.search(rf"(?<![\w'’-]){word}(?![\w'’-])", text) for text in texts
    )
    return opening + sentence[0].lower() + sentence[1:] if common else None
