"""What a line typed at a question is: a command, why we ask, a question to the library, or an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["command", "why", "library", "answer"]

COMMANDS = {
    "back": "back",
    "skip": "skip",
    "unsure": "unsure",
    "review": "review",
    "list": "list",
    "checklist": "list",
    "route": "route",
    "sessions": "sessions",
    "note": "note",
    "why": "why",
}
"""What can stand after `/`, and the action that it runs."""

_WORDS = {"back": "back", "go back": "back", "skip": "skip", "skip this": "skip", "next": "skip"}
"""Said without `/`, where the question does not ask for words."""

_WHY = re.compile(
    r"w|why\W*|why (?:does|is|would|should|do|are|did) (?:that|this|it|you|we)\b[^?]{0,60}\?*", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?]\s+\S")
_FEWEST = 3
"""Words of a question to the library that has no `?` before it; less is a doubtful answer ("GP?")."""


@dataclass(frozen=True)
class Line:
    """A line and what it is; ``text`` is the command's action, the question, or the answer as typed."""

    kind: Kind
    text: str


def read_line(typed: str, *, words_wanted: bool) -> Line:
    """Tell what a line is.

    Args:
        typed: without space around it.
        words_wanted: the question asks for people's own words, so only marked commands are commands.
    """
    plain = typed.casefold()
    if plain.startswith("/") and plain[1:] in COMMANDS:
        return Line("command", COMMANDS[plain[1:]])
    if not words_wanted and plain in _WORDS:
        return Line("command", _WORDS[plain])
    if _WHY.fullmatch(typed):
        return Line("why", typed)
    if typed.startswith("?") and (asked := typed.lstrip("? ").strip()):
        return Line("library", asked)
    if typed.endswith("?") and len(typed.split()) >= _FEWEST and not _ENDS.search(typed):
        return Line("library", typed)
    return Line("answer", typed)
