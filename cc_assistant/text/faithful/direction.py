"""Which way something goes: "rose" against "fell", "before" against "after", who did more than whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import Around, around, form, sentences
from cc_assistant.text.faithful.denial import EXPLICIT
from cc_assistant.text.faithful.opposites import OPPOSITES
from cc_assistant.text.faithful.reading import Word

_ORDERS, _QUANTIFIES = frozenset({"order"}), frozenset({"many"})
"""Dimensions of words that tell something of what follows them alone."""
_COMPARES = frozenset(
    {"amount", "worth", "height", "ease", "often", "likely", "speed", "price", "keen", "size"}
)
_COMPARED = 0.4
"""So far the sides of two comparisons have to agree to be the same."""
_CLOSE = 3  # words: a denial so near turns a word round


_IDLE = frozenset({"up", "down", "over", "under", "part", "parts"})
"""Words that mostly go no way: "set up", "over time", "took part"."""
_ONE_OF = frozenset({"the", "at", "in", "very", "and"})
"""Before "last" where it is no verb."""
_GRADED = frozenset(
    {"ease", "worth", "often", "likely", "speed", "price", "keen", "safety", "size", "known", "same"}
)
_DEGREES = frozenset({"more", "less", "most", "least"})
_BOUNDS = {"more": 1, "over": 1, "above": 1, "less": -1, "fewer": -1, "under": -1, "below": -1}
_NUMBERS = frozenset(
    "half a third two three four five six seven eight nine ten twenty thirty forty fifty".split()
)
_ADJECTIVE = ("ing", "ent", "ant", "al", "ive", "ful", "ous", "ible", "able", "ary", "ly")
_KINDS = frozenset(
    {"sex", "old", "place", "wealth", "public", "day", "side", "kin", "way", "group", "many", "size"}
)
_FAILS = frozenset({"fail", "unabl", "without", "lack"})


class Way(NamedTuple):
    """A word that goes some way: its place, along what, to which side (1 or -1), and whether it is denied."""

    at: int
    dimension: str
    side: int
    denied: bool


class Turned(NamedTuple):
    """How strongly the directions of a sentence and its passages disagree (0 to 1 each), with the word.

    Attributes:
        opposite: a word stands where passages have its opposite, by the words around both.
        absent: the same, where the passages never go the way of the sentence.
        head: the very word beside it has its opposite in a passage, and never the same.
        denied: a word stands where passages deny it, or is denied where they do not.
        compared: two things that are compared changed places.
        word: which word it is.
    """

    opposite: float
    absent: float
    head: float
    denied: float
    compared: float
    word: str


def directions(said: str, held: Sequence[str]) -> Turned:
    """Compare which way a sentence goes with which way the texts go that it cites."""
    there = [words for text in held for words in sentences(text)]
    found = [
        (strengths, words[way.at])
        for words in sentences(said)
        for way in ways(words)
        if not _both_named(words, way) and (strengths := _strengths(words, way, there)) and max(strengths) > 0
    ]
    if not found:
        return Turned(0.0, 0.0, 0.0, 0.0, 0.0, "")
    opposite, absent, head, denied, compared = (max(strengths[n] for strengths, _ in found) for n in range(5))
    _, word = max(found, key=lambda one: sum(one[0]))
    return Turned(opposite, absent, head, denied, compared, said[word.start : word.end])


def _strengths(
    words: Sequence[Word], way: Way, there: Sequence[Sequence[Word]]
) -> tuple[float, float, float, float, float]:
    compared = [_swapped(words, way, others) for others in there]
    both = max((straight + crossed for straight, crossed in compared), default=0.0)
    if both:
        turned = max(turned - same for same, turned in compared)
        if turned <= 0:
            return 0.0, 0.0, 0.0, 0.0, 0.0
        return 0.0, 0.0, 0.0, 0.0, turned
    near = _near(words, way.at, way.dimension)
    head = _head(words, way.at)
    same = turned = denied = 0.0
    has_same = False
    same_head = other_head = False
    for others in there:
        for other in ways(others):
            if other.dimension != way.dimension:
                continue
            share = _agreement(near, others, other.at, way.dimension)
            heads = bool(head) and head == _head(others, other.at)
            if other.denied != way.denied:
                if other.side == way.side:
                    denied = max(denied, share)
                else:
                    same = max(same, share)  # "not more" and "less" agree well enough
                    has_same = True
            elif other.side == way.side:
                same, has_same, same_head = max(same, share), True, same_head or heads
            else:
                turned, other_head = max(turned, share), other_head or heads
    strength = max(0.0, turned - same)
    return (
        strength,
        0.0 if has_same else turned,
        float(other_head and not same_head) * (0.5 + 0.5 * turned),
        max(0.0, denied - same),
        0.0,
    )


def _both_named(words: Sequence[Word], way: Way) -> bool:
    """Whether a sentence speaks of both kinds of people or places: which did what is left to comparisons."""
    return way.dimension in _KINDS and any(
        other.dimension == way.dimension and other.side != way.side for other in ways(words)
    )


def _head(words: Sequence[Word], at: int) -> str:
    """Return the word of content right after a place (as `form`), or ""."""
    for word in words[at + 1 : at + 4]:
        if word.clause == words[at].clause and word.has_content:
            return form(word)
    return ""


def ways(words: Sequence[Word]) -> list[Way]:
    """Return the words of a sentence that go some way."""
    return list(_read_ways(tuple(words)))


@lru_cache(maxsize=8_192)
def _read_ways(words: tuple[Word, ...]) -> tuple[Way, ...]:
    """Return each word that goes some way: its place, its dimension, its side, and whether it is denied."""
    found = []
    for at, word in enumerate(words):
        before = words[at - 1].word if at else ""
        after = words[at + 1] if at + 1 < len(words) else None
        if (
            word.word in _DEGREES
            and after
            and (_graded(after) or (word.word[-1] == "t" and _adjective(after)))
        ):
            continue  # "less difficult" is told by "difficult"; "most urgent" goes no way
        if word.word in _DEGREES | {"fewer"} and before in {"at", "or"}:
            continue  # "at least", "one or more"
        if after and after.word == "up" and word.stem in {"end", "start"}:
            continue
        if word.word == "last" and before not in _ONE_OF:
            continue  # "it will not last"
        if word.word == "full" and after and after.word == "of":
            continue
        if bound := _bound(words, at):
            found.append(Way(at, "bound", bound, denied=False))
            continue
        for dimension, side in OPPOSITES.of(word.stem) if word.word not in _IDLE else ():
            if (word.word == "hardly") != (dimension == "often") and word.stem == "hard":
                continue  # "hard" and "hardly" have one stem
            denied = any(
                other.word in EXPLICIT or other.stem in _FAILS
                for other in words[max(0, at - _CLOSE) : at]
                if other.clause == word.clause
            )
            found.append(Way(at, dimension, -side if before in {"less", "least"} else side, denied))
    return tuple(found)


def _bound(words: Sequence[Word], at: int) -> int:
    """Return 1 for "more than 8,500" or "over 8,500", -1 for the opposite, 0 for what bounds no figure."""
    side = _BOUNDS.get(words[at].word, 0)
    following = [word.word for word in words[at + 1 : at + 3]]
    if following[:1] == ["than"]:
        following = following[1:]
    elif words[at].word in {"more", "less", "fewer"}:
        return 0
    number = following[0] if following else ""
    return side if number[:1].isdigit() or number[:1] in set("£$€") or number in _NUMBERS else 0


def _adjective(word: Word) -> bool:
    return word.word.endswith(_ADJECTIVE)


def _graded(word: Word) -> bool:
    return any(dimension in _GRADED for dimension, _ in OPPOSITES.of(word.stem))


def _near(words: Sequence[Word], at: int, dimension: str) -> Around:
    if dimension in _ORDERS or dimension in _QUANTIFIES:
        return around(words, at, before=0.25)
    return around(words, at)


def _agreement(near: Around, others: Sequence[Word], place: int, dimension: str) -> float:
    """Return how far the words around a place are those around another place (0 to 1)."""
    there = dict(_near(others, place, dimension))
    whole = sum(weight for _, weight in near)
    if not whole:
        return 0.0
    shared = 0.0
    for name, weight in near:
        best = there.get(name, 0.0)
        if not best and len(name) >= 5:
            best = max((w for other, w in there.items() if other[:5] == name[:5]), default=0.0)
        shared += min(weight, 2 * best)
    return shared / whole


def _swapped(words: Sequence[Word], way: Way, others: Sequence[Word]) -> tuple[float, float]:
    """Return how far two comparisons agree, and how far they do turned round; 0 without comparisons."""
    mine = _compared(words, way.at)
    if way.dimension not in _COMPARES or mine is None:
        return 0.0, 0.0
    best = (0.0, 0.0)
    for other in ways(others):
        theirs = _compared(others, other.at)
        if other.dimension != way.dimension or theirs is None:
            continue
        straight, crossed = _both(mine, theirs), _both(mine, theirs[::-1])
        if max(straight, crossed) < _COMPARED:
            continue
        found = (straight, crossed) if way.side == other.side else (crossed, straight)
        best = max(best, found, key=max)
    return best


def _compared(words: Sequence[Word], at: int) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return what is compared with what: the words of content before a comparison, and after its "than"."""
    than = next(
        (place for place in range(at + 1, min(len(words), at + 9)) if words[place].word == "than"), None
    )
    if than is None:
        return None
    before = [form(word) for word in words[:at] if word.has_content and word.clause == words[at].clause][-4:]
    after = [
        form(word) for word in words[than + 1 :] if word.has_content and word.clause == words[than].clause
    ]
    return frozenset(before), frozenset(after[:3])


def _both(one: tuple[frozenset[str], ...], other: tuple[frozenset[str], ...]) -> float:
    shares = [
        len(mine & theirs) / max(1, min(len(mine), len(theirs)))
        for mine, theirs in zip(one, other, strict=True)
    ]
    return sum(shares) / len(shares)
