"""Words that claim much, and what a passage has to say for them: "must" for "must", "all" for "all".

A word of a family needs a counterpart where the passage speaks of the same. Counterparts are many, because a
teller may word it otherwise ("every one", "none without"); that the place says nothing of the sort is what
counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import around, form, sentences, speaking_of
from cc_assistant.text.faithful.denial import EXPLICIT, denying
from cc_assistant.text.faithful.direction import Way, ways
from cc_assistant.text.faithful.figures import NUMBERS, figures
from cc_assistant.text.faithful.opposites import OPPOSITES
from cc_assistant.text.faithful.reading import Word


class _Family(NamedTuple):
    """Words of one strength, and what has to stand in the passage for one of them.

    ``shares``: a figure for a share from the first to the second (in per cent) will do as well.
    """

    words: frozenset[str]
    counterparts: frozenset[str]
    shares: tuple[float, float] = (101.0, 101.0)


def _family(words: str, counterparts: str, shares: tuple[float, float] = (101.0, 101.0)) -> _Family:
    return _Family(frozenset(words.split()), frozenset((words + " " + counterparts).split()), shares)


_DENIALS = " ".join(EXPLICIT)
_CLAIMS = (
    _family(
        "must compulsory mandatory obligatory obliged bound certain certainly definitely inevitably",
        "undoubtedly need needs needed require requires required requirement requirements essential necessary"
        " necessarily"
        " necessity crucial vital have has had force forced condition conditions sure always inevitable"
        " demand demands demanded depend depends duty",
    ),
    _family(
        "will shall",
        "would going plan plans planned aim aims aimed intend intends intended future expect expects expected"
        " protocol next promise promises promised until set due upcoming about later scheduled by forthcoming"
        " design designed ongoing propose proposed before if unless",
    ),
    _family(
        "proves proved proven prove proof guarantees guaranteed conclusively conclusive",
        "guarantee certain definite undoubtedly establish established show shows showed shown demonstrate"
        " demonstrates demonstrated confirm confirms confirmed evidence secure secured",
    ),
)
"""Families of what is claimed for certain."""
_SHARES = (
    _family(
        "all every everyone everybody everywhere always entirely wholly universally completely",
        "each both entire whole total totally universal throughout any anyone full fully complete completed"
        " completion across sole solely only exclusively constant constantly ever standard uniform overall"
        " general " + _DENIALS,
        (100.0, 100.0),
    ),
    _family(
        "most mostly majority mainly largely usually chiefly",
        "main large larger largest usual chief general generally typical typically common commonly commonest"
        " often many much frequent frequently predominantly leading lead all almost nearly every primarily"
        " primary dominated widely broad broadly bulk foremost heavily biggest greatest always",
        (50.0, 100.0),
    ),
    _family(
        "few seldom rarely hardly minority scarcely barely infrequently",
        "fewer fewest rare handful scarce scarcity little less least low lower lowest lack lacking limited"
        " sparse scant small smaller shortage short uncommon only thin minimal weak poor insufficient missing"
        " gap gaps modest underused some certain unusual exception exceptions under " + _DENIALS,
        (0.0, 50.0),
    ),
    _family(
        "neither none nobody",
        "lack lacking absent absence missing few fewer little hardly rarely seldom fail failed unable free"
        " zero unknown unclear alone except excluded rather " + _DENIALS,
        (0.0, 0.0),
    ),
)
"""Families of how many and how often."""
_NOT_MEANT = frozenset("at not above after in".split())
"""Before a word: "at all", "not only", "above all"."""
_NEARLY = frozenset("nearly almost virtually".split())
_EACH = frozenset("day week month quarter year time hour two three four five six".split())
"""After "every": how often, not for whom."""
_FAR_FROM = frozenset("common important urgent recent often".split())
"""After "most": "the most common" says nothing of a share."""
_ONE_SIDED = frozenset({("amount", -1), ("help", -1), ("worth", -1), ("old", -1), ("often", -1)})
"""Ways that nobody goes in telling what goes no way at all."""
_NO_WAY = frozenset({"same", "part", "pay", "size"})
"""Ways of words that mostly say something else: "met the same difficulty", "paid for", "large groups"."""
_BEFORE = 0.5  # what words before a word count beside those after it


class Unheld(NamedTuple):
    """Words of a sentence without a counterpart where its passages speak of the same.

    Attributes:
        claim: a word that claims something for certain, or "".
        share: a word that says how many or how often, or "".
        way: a word that goes a way which the passages do not go there, or "".
    """

    claim: str = ""
    share: str = ""
    way: str = ""


def unheld(said: str, held: Sequence[str]) -> Unheld:
    """Return the first words of a sentence that claim something the texts do not say that it cites."""
    there = [words for text in held for words in sentences(text)]
    claim = share = way = ""
    for words in sentences(said):
        for at, word in enumerate(words):
            written = said[word.start : word.end]
            if not claim and _lacks(words, at, _CLAIMS, there, held):
                claim = written
            if not share and not _idle(words, at) and _lacks(words, at, _SHARES, there, held):
                share = written
        way = way or next(
            (
                said[words[one.at].start : words[one.at].end]
                for one in ways(words)
                if _astray(words, one, there)
            ),
            "",
        )
    return Unheld(claim, share, way)


def _lacks(
    words: Sequence[Word],
    at: int,
    families: Sequence[_Family],
    there: Sequence[Sequence[Word]],
    held: Sequence[str],
) -> bool:
    """Whether a word is of a family of which nothing stands where the passages speak of the same."""
    family = next((family for family in families if words[at].word in family.words), None)
    if family is None or (at and words[at - 1].word in _NOT_MEANT):
        return False
    places = speaking_of(around(words, at, before=_BEFORE), there)
    if words[at].word in EXPLICIT:  # denials are weighed by themselves: here only what nothing denies counts
        places = places and list(there)
    if not places or any(word.word in family.counterparts for place in places for word in place):
        return False
    least, most = family.shares
    if most <= 100 and any(_some_of_them(place) for place in places):
        return False
    return not any(
        figure.unit == "%" and least <= figure.value <= most for text in held for figure in figures(text)
    )


def _some_of_them(words: Sequence[Word]) -> bool:
    """Whether a sentence gives a share as one number of another: "four of seven", "six of the 13"."""
    return any(
        one.word in NUMBERS
        and after.word in {"of", "in"}
        and not NUMBERS.isdisjoint({third.word, fourth.word})
        for one, after, third, fourth in zip(words, words[1:], words[2:], words[3:], strict=False)
    )


def _idle(words: Sequence[Word], at: int) -> bool:
    """Whether a word says nothing of a share here: "nearly all", "every week", "the most common", "a few".

    After a list "all" only sums it up: "mood, sleep and activity all improved".
    """
    before = words[at - 1].word if at else ""
    after = words[at + 1].word if at + 1 < len(words) else ""
    return (
        before in _NEARLY
        or after in _EACH
        or after in _FAR_FROM
        or (words[at].word in {"most", "few"} and before in {"the", "a"})
        or (words[at].word == "most" and at + 1 == len(words))
        or (words[at].word == "all" and after.endswith("ed"))
    )


def _astray(words: Sequence[Word], way: Way, there: Sequence[Sequence[Word]]) -> bool:
    """Whether the passages do not go a way where they speak of the same, but the opposite or none."""
    if way.denied or way.dimension in _NO_WAY:
        return False
    places = speaking_of(around(words, way.at), there)
    found = [word for place in places for word in place]
    stems = {word.stem for word in found}
    own = words[way.at]
    if not places or own.stem in stems or form(own) in {form(word) for word in found}:
        return False
    sides = {side for stem in stems for name, side in OPPOSITES.of(stem) if name == way.dimension}
    if way.side in sides:
        return False
    if -way.side in sides:
        return not any(denying(word) >= 0.8 for word in found)
    return (way.dimension, way.side) in _ONE_SIDED
