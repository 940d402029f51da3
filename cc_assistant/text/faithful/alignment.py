"""Where a passage speaks of what a place in a sentence speaks of: by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cc_assistant.text.faithful.kinship import kin
from cc_assistant.text.faithful.reading import Word, read

ROOT = 5
"""Words that share so many letters at their beginning are taken for forms of one word."""
_LITTLE_SAID = 3
REACH = 5
"""Words of content on either side that tell what a place is about."""

Around = tuple[tuple[str, float], ...]
"""Words (as `form`) and their weights: 1 for the nearest, less for those further off."""


class Match(NamedTuple):
    """How far words around one place stand in a sentence (0 to 1), and at which of its words."""

    share: float
    at: tuple[int, ...]


def form(word: Word) -> str:
    """Return the form in which words are compared across texts."""
    return kin(word.stem)


@lru_cache(maxsize=4_096)
def sentences(text: str) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each sentence of a text."""
    found: dict[int, list[Word]] = {}
    for word in read(text):
        found.setdefault(word.sentence, []).append(word)
    return tuple(tuple(words) for words in found.values())


def around(words: Sequence[Word], at: int, *, before: float = 1.0, after: float = 1.0) -> Around:
    """Return the words of content near a word of a sentence.

    Args:
        words: of one sentence.
        at: the place.
        before: what the words before it count.
        after: what the words after it count.
    """
    weights: dict[str, float] = {}
    for side, worth in ((range(at - 1, -1, -1), before), (range(at + 1, len(words)), after)):
        distance, clause = 1.0, words[at].clause
        taken = 0
        for place in side:
            word = words[place]
            if word.clause != clause:
                distance, clause = distance + 1, word.clause
            if not word.has_content:
                continue
            name = form(word)
            weights[name] = max(weights.get(name, 0.0), worth / distance)
            distance, taken = distance + 1, taken + 1
            if taken == REACH:
                break
    return tuple(weights.items())


def match(near: Around, words: Sequence[Word]) -> Match:
    """Return how far some words stand in a sentence, and where."""
    whole = sum(weight for _, weight in near)
    if not whole:
        return Match(0.0, ())
    forms, roots = _places(tuple(words))
    share = 0.0
    at: list[int] = []
    for name, weight in near:
        places = forms.get(name) or (roots.get(name[:ROOT]) if len(name) >= ROOT else None)
        if places:
            share += weight
            at += places
    return Match(share / whole, tuple(sorted(at)))


def speaking_of(
    near: Around, there: Sequence[Sequence[Word]], *, least: float = 0.25, beside: float = 0.9
) -> list[Sequence[Word]]:
    """Return the sentences that speak of what words around a place speak of.

    Args:
        near: the words around it.
        there: sentences.
        least: the share of them that has to stand in a sentence.
        beside: a sentence counts beside the nearest one where it has this part of that one's share.
    """
    shares = [match(near, words).share for words in there]
    nearest = max(shares, default=0.0)
    if nearest < least:
        return []
    return [words for words, share in zip(there, shares, strict=True) if share >= beside * nearest]


def share_near(near: Around, words: Sequence[Word], place: int, window: int) -> float:
    """Return how far some words stand in a sentence within so many words of a place, in its clause (0 to 1).

    A clause that says little itself is read with the next ones.
    """
    first = last = place
    said = 0
    while first > 0 and place - first < window and words[first - 1].clause == words[place].clause:
        first -= 1
    while last + 1 < len(words) and last - place < window and words[last + 1].clause == words[place].clause:
        last += 1
    said = sum(word.has_content for word in words[first : last + 1])
    if said < _LITTLE_SAID:
        first, last = max(0, place - window), min(len(words) - 1, place + window)
    return match(near, words[first : last + 1]).share


@lru_cache(maxsize=8_192)
def _places(words: tuple[Word, ...]) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    forms: dict[str, tuple[int, ...]] = {}
    roots: dict[str, tuple[int, ...]] = {}
    for at, word in enumerate(words):
        if not word.has_content:
            continue
        name = form(word)
        forms[name] = (*forms.get(name, ()), at)
        if len(name) >= ROOT:
            roots[name[:ROOT]] = (*roots.get(name[:ROOT], ()), at)
    return forms, roots
