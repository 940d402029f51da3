"""Whether figures of a sentence are given for what they are given for in the passages that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import form
from cc_assistant.text.faithful.figures import Figure, figures, same
from cc_assistant.text.faithful.reading import read

_FAR = 40
"""The two ends of "from 10,000 in 2018 to 25,000" are no further apart (characters)."""
_NEXT = 5  # figures on: years may stand between the two ends
_REVERSED, _IN_ORDER = 0.15, 0.1
"""What the order of two figures tells besides the words around them."""
_JOINED = re.compile(
    r"\s*(?:to|and|or|-|–|—)\s*(?:(?:just|about|around|over|under|nearly|almost|some)\s+){0,2}", re.IGNORECASE
)
_THING = 3  # words after a figure among which stands what it counts
_ENDS_COUNT = frozenset("of in and or to than against".split())
_OF = re.compile(r"\s*(?:out\s+)?of\s+(?:(?:the|all|its|over|about|some|more than)\s+){0,2}", re.IGNORECASE)


class Placed(NamedTuple):
    """How far figures of a sentence were taken for others of their kind (0 to 1 each).

    Attributes:
        swapped: for another figure that the sentence gives as well.
        taken: for one that it does not give.
        turned: "from 37% to 30%" for "from 30% to 37%", or more of fewer: "86 of the 13" (0 or 1).
        counted: small numbers in words that stand nowhere, which may be the teller's own count (0 to 2).
        word: the figure, as it is written.
    """

    swapped: float
    taken: float
    turned: float
    counted: int
    word: str


def placed(said: str, held: Sequence[str]) -> Placed:
    """Return how far the figures of a sentence are given for something else than in what it cites.

    The words around a figure tell what it is of. Where they are rather those around another figure of its
    kind, the two were taken for one another.
    """
    texts = [figures(text) for text in held]
    there = [figure for found in texts for figure in found]
    mine = figures(said)
    swapped, first = max(_swaps(said, mine, texts), default=(0.0, 0))
    taken, other = max(_taken(mine, there), default=(0.0, 0))
    turned = _turned(said, mine, held, texts) or _more_of_fewer(said, mine)
    single = any(word.word == "single" for text in held for word in read(text))
    counted = [
        n
        for n, one in enumerate(mine)
        if one.teller and not (single and one.value == 1) and not any(same(one, more) for more in there)
    ]
    place = first if swapped >= taken else other
    if counted and not (swapped or taken or turned):
        place = counted[0]
    word = said[mine[place].start : mine[place].end].strip() if mine else ""
    return Placed(swapped, taken, float(turned), min(2, len(counted)), word)


def miscounted(said: str, held: Sequence[str]) -> str:
    """Return the first number of a sentence that is one of other things in what it cites, as written; or "".

    "Three concepts" for "four concepts", where three is a number of something else.
    """
    there = [pair for text in held for pair in _counted_things(text)]
    for figure, thing in _counted_things(said):
        if figure.unit or not thing:
            continue
        things = [other for held_figure, other in there if same(figure, held_figure)]
        numbers = [held_figure for held_figure, other in there if other == thing]
        if (
            things
            and all(things)
            and thing not in things
            and any(not number.unit and not same(figure, number) for number in numbers)
        ):
            return said[figure.start : figure.end].strip()
    return ""


def _counted_things(text: str) -> Iterator[tuple[Figure, str]]:
    """Yield each figure with the word for what it counts (as `form`), or ""."""
    words = read(text)
    for figure in figures(text):
        after = [word for word in words if word.start >= figure.end][:_THING]
        clause = next(
            (word.clause for word in words if word.start < figure.end and figure.start < word.end), 0
        )
        thing = ""
        for word in after:
            if word.clause != clause or word.word in _ENDS_COUNT:
                break
            if word.has_content and not any(mark.isdigit() for mark in word.word):
                thing = form(word)
                break
        yield figure, thing


def _swaps(
    said: str, mine: Sequence[Figure], texts: Sequence[Sequence[Figure]]
) -> Iterator[tuple[float, int]]:
    """Yield how far two figures of a sentence changed places, and which is the first of them."""
    there = [figure for found in texts for figure in found]
    for at, other_at in combinations(range(len(mine)), 2):
        one, other = mine[at], mine[other_at]
        if one.unit != other.unit or one.value == other.value or one.loose or other.loose:
            continue
        ones, others = ([held for held in there if same(figure, held)] for figure in (one, other))
        if not ones or not others or _JOINED.fullmatch(said[one.end : other.start]):
            continue  # of two that stand side by side their order tells, if anything does
        straight = _nearest(one, ones) + _nearest(other, others)
        crossed = _nearest(one, others) + _nearest(other, ones)
        orders = {first.start < second.start for found in texts for first, second in _both(found, one, other)}
        order = -_IN_ORDER if True in orders else _REVERSED if orders else 0.0
        yield max(0.0, (crossed - straight) / 2 + order), at


def _both(found: Sequence[Figure], one: Figure, other: Figure) -> Iterator[tuple[Figure, Figure]]:
    for first in found:
        for second in found:
            if same(one, first) and same(other, second):
                yield first, second


def _taken(mine: Sequence[Figure], there: Sequence[Figure]) -> Iterator[tuple[float, int]]:
    """Yield how far a figure was taken for one that the sentence does not give, and which it is."""
    own = {figure.value for figure in mine}
    for at, figure in enumerate(mine):
        right = [other for other in there if same(figure, other)]
        rivals = [other for other in there if other.unit == figure.unit and other.value not in own]
        if right and rivals:
            yield max(0.0, _nearest(figure, rivals) - _nearest(figure, right)), at


def _turned(
    said: str, mine: Sequence[Figure], held: Sequence[str], texts: Sequence[Sequence[Figure]]
) -> bool:
    """Whether something goes from one figure to another here, and the other way there."""
    ways = {pair for text, found in zip(held, texts, strict=True) for pair in _changes(text, found)}
    return any(pair[::-1] in ways and pair not in ways for pair in _changes(said, mine))


def _changes(text: str, found: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    for at, first in enumerate(found):
        for second in found[at + 1 : at + _NEXT]:
            between = text[first.end : second.start]
            if (
                first.unit == second.unit
                and first.value != second.value
                and re.search(r"\bfrom\W+(?:\w+\W+){0,3}$", text[: first.start], re.IGNORECASE)
                and re.search(r"\bto\b", between)
                and len(between) < _FAR
            ):
                yield first.value, second.value


def _more_of_fewer(said: str, mine: Sequence[Figure]) -> bool:
    """Whether a sentence speaks of more things out of fewer, which nobody can mean."""
    return any(
        first.value > second.value and not first.unit and not second.unit
        for first, second in pairwise(mine)
        if _OF.fullmatch(said[first.end : second.start])
    )


def _nearest(figure: Figure, others: Sequence[Figure]) -> float:
    """Return how far the words around a figure stand around one of some others too (0 to 1)."""
    return max(_nearness(figure, other) for other in others)


def _nearness(one: Figure, other: Figure) -> float:
    """Return how far the words around a figure stand around another too, near ones above all (0 to 1)."""
    there = dict(other.around)
    shared = sum(min(weight, there.get(stem, 0.0)) for stem, weight in one.around)
    return shared / max(1e-9, sum(weight for _, weight in one.around))
