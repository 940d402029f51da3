"""Lines of codings and decisions with pseudonyms: positions, words and remarks. And the way back.

A line is JSON. Whatever in it has ``document``, ``start``, ``end`` and ``words`` marks words of a document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from cc_assistant.privacy.replacing import Swapped

Words = Callable[[str], str]
_SPOT = frozenset({"document", "start", "end", "words"})


class Way(NamedTuple):
    """The way from a document to what became of it: its new id and its text."""

    ident: str
    text: Swapped


def moved(line: Any, ways: Mapping[str, Way], words: Words) -> Any:
    """Return a line with what it marks in its new place, and its remarks with pseudonyms.

    Args:
        line: the JSON of one line, or a part of it.
        ways: by the id of the document before.
        words: replaces in words whose place is not known, and in remarks.
    """
    if isinstance(line, list):
        return [moved(item, ways, words) for item in line]
    if not isinstance(line, Mapping):
        return line
    made = {
        name: words(value) if name == "memo" and isinstance(value, str) else moved(value, ways, words)
        for name, value in line.items()
    }
    if not line.keys() >= _SPOT:
        return made
    way = ways.get(line["document"])
    if way is None:
        return {**made, "words": words(line["words"])}
    start, end, there = line["start"], line["end"], way.text
    if there.before[start:end] == line["words"]:
        start, end = there.span(start, end)
        held = there.after[start:end]
    else:  # words of the document as it was before it was imported anew
        start, held = min(there.start(start), len(there.after)), words(line["words"])
        end = start + len(held)
    return {**made, "document": way.ident, "start": start, "end": end, "words": held}
