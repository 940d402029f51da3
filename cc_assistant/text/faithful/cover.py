"""How much of what a sentence says stands in what it cites, by words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cc_assistant.text.faithful.reading import content

_ROOT = 5
"""Words that share so many letters at their beginning are taken for forms of one word."""


def cover(said: str, held: Sequence[str], also: Collection[str] = ()) -> float:
    """Return the share of a sentence's words of content that stand in what it cites (0 to 1).

    Args:
        said: the sentence.
        held: the texts that it cites.
        also: stems that count as held (what tells of the sources).
    """
    mine = content(said)
    if not mine:
        return 0.0
    there = {stem for text in held for stem in content(text)} | set(also)
    roots = {stem[:_ROOT] for stem in there if len(stem) >= _ROOT}
    return sum(stem in there or (len(stem) >= _ROOT and stem[:_ROOT] in roots) for stem in mine) / len(mine)
