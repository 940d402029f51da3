"""How much of what a sentence says stands in what it cites, by words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import ROOT, form
from cc_assistant.text.faithful.reading import Word, content, read

_LEAST = 2
"""A clause with fewer words of content says nothing that could be looked for alone."""


class Covered(NamedTuple):
    """How much of a sentence stands in what it cites.

    Attributes:
        share: of its words of content (0 to 1).
        least: the share of the clause of which least stands there (0 to 1).
        missing: how many of its words do not stand there.
        word: the first word that does not stand there.
    """

    share: float
    least: float
    missing: int
    word: str


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
    roots = {stem[:ROOT] for stem in there if len(stem) >= ROOT}
    return sum(stem in there or (len(stem) >= ROOT and stem[:ROOT] in roots) for stem in mine) / len(mine)


def covered(said: str, held: Sequence[str], also: Collection[str] = ()) -> Covered:
    """Return how much of a sentence stands in what it cites, words of one meaning taken for the same.

    Args:
        said: the sentence.
        held: the texts that it cites.
        also: texts besides that may be taken up (what tells of the sources, the question).
    """
    there = frozenset().union(*(known(text) for text in (*held, *also)))
    clauses: dict[int, list[bool]] = {}
    words = told_words(said)
    missing = [word for word in words if not has_form(form(word), there)]
    for word in words:
        clauses.setdefault(word.clause, []).append(word not in missing)
    if not words:
        return Covered(0.0, 0.0, 0, "")
    least = min((sum(has) / len(has) for has in clauses.values() if len(has) >= _LEAST), default=1.0)
    first = said[missing[0].start : missing[0].end] if missing else ""
    return Covered(1 - len(missing) / len(words), least, len(missing), first)


def has_form(name: str, there: Collection[str]) -> bool:
    """Return whether a word (as `form`), or one that begins like it, is among those that `known` gave."""
    return name in there or (len(name) >= ROOT and name[:ROOT] + "*" in there)


@lru_cache(maxsize=4_096)
def known(text: str) -> frozenset[str]:
    """Return the words of content of a text (as `form`), and how the longer ones begin, with a star."""
    names = {form(word) for word in told_words(text)}
    return frozenset(names | {name[:ROOT] + "*" for name in names if len(name) >= ROOT})


def told_words(text: str) -> list[Word]:
    """Return the words of a text that say something of the subject, figures left out."""
    return [word for word in read(text) if word.has_content and not any(mark.isdigit() for mark in word.word)]
