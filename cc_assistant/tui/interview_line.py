"""What a line typed at a question is: a command, why we ask, a question to the library, or an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["command", "unknown", "note", "why", "library", "answer"]

COMMANDS = {
    "back": "back",
    "skip": "skip",
    "unsure": "unsure",
    "review": "review",
    "list": "list",
    "checklist": "list",
    "route": "route",
    "sessions": "sessions",
    "why": "why",
}
"""What can stand after `/`, and the action that it runs."""

_WORDS = {"back": "back", "go back": "back", "skip": "skip", "skip this": "skip", "next": "skip"}
"""Said without `/`, where the question does not ask for words."""

_WHY = re.compile(
    r"w|why\W*|why (?:does|is|would|should|do|are|did) (?:that|this|it|you|we)\b[^?]{0,60}\?*", re.IGNORECASE
)
_NOTE = "/note "
_ENDS = re.compile(r"[.!?]\s+\S")
_FEWEST = 3
"""Words of a question to the library that has no `?` before it; less is a doubtful answer ("GP?")."""


@dataclass(frozen=True)
class Line:
    """A line and what it is; ``text`` is the command's action, the note, the question, or what was typed."""

    kind: Kind
    text: str


def read_line(typed: str, *, words_wanted: bool) -> Line:
    """Tell what a line is.

    Args:
        typed: without space around it.
        words_wanted: the question asks for people's own words, so only marked commands are commands.
    """
    return (
        _command(typed, words_wanted=words_wanted)
        or _question(typed, words_wanted=words_wanted)
        or Line("answer", typed)
    )


def _command(typed: str, *, words_wanted: bool) -> Line | None:
    plain = typed.casefold()
    if plain.startswith("/") and plain[1:] in COMMANDS:
        return Line("command", COMMANDS[plain[1:]])
    if plain.startswith(_NOTE) and (note := typed[len(_NOTE) :].strip()):
        return Line("note", note)
    if words_wanted:
        return None
    if plain in _WORDS:
        return Line("command", _WORDS[plain])
    return Line("unknown", typed) if plain.startswith("/") else None


def _question(typed: str, *, words_wanted: bool) -> Line | None:
    if _WHY.fullmatch(typed):
        return Line("why", typed)
    if typed.startswith("?") and (asked := typed.lstrip("? ").strip()):
        return Line("library", asked)
    if words_wanted:
        return None  # "What if nobody comes?" is a worry
    if typed.endswith("?") and len(typed.split()) >= _FEWEST and not _ENDS.search(typed):
        return Line("library", typed)
    return None
