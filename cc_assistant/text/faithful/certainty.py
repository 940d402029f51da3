"""Words that say more than may have been found: all, always, only, proves; and lost words of caution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import around, match, sentences
from cc_assistant.text.faithful.reading import read
from cc_assistant.text.tokens import stem

_GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "all every everyone everybody everywhere always each entire entirely whole wholly universally any"
        " both throughout total fully full complete completely none no never",
        "only solely exclusively alone sole just merely nothing single purely none",
        "must need needs required requires essential necessary crucial vital compulsory mandatory"
        " should obliged obligatory",
        "proves proved proven prove proof definitely certainly undoubtedly guarantees guaranteed guarantee"
        " conclusively demonstrate demonstrates demonstrated confirm confirms confirmed establish established"
        " settled settles beyond conclusive",
        "best worst unique most greatest",
        "never no none nobody nothing not impossible cannot",
        "will would shall going plan plans planned aim aims aimed intend intends intended future expect"
        " expects expected protocol next promise promises until",
        "cause causes caused causing because led lead leads leading due effect effects result results"
        " resulted responsible attributed attributes produce produced makes made drove drives driven"
        " explain explains reason reasons thanks",
    )
)
_STRONG = (
    frozenset(
        "all every everyone everybody everywhere always entirely wholly universally completely".split()
    ),
    frozenset("only solely exclusively".split()),
    frozenset("must compulsory mandatory obligatory obliged".split()),
    frozenset(
        "proves proved proven prove proof definitely certainly undoubtedly guarantees guaranteed conclusively"
        " demonstrated demonstrates demonstrate confirmed confirms conclusive".split()
    ),
    frozenset("best worst".split()),
    frozenset("never nobody impossible".split()),
    frozenset("will shall".split()),
    frozenset("cause causes caused".split()),
)
_HEDGES = frozenset(
    stem(word)
    for word in """
    may might could can suggest suggests suggested suggesting possible possibly perhaps likely seem seems
    appear appears apparently think thinks believe believes hope hopes hoped expect expects estimated
    estimate tentative tentatively preliminary cautious caution caveat indicate indicates argue argues
    plan planned aim aims intend intended propose proposed would should some sometimes partly consider
    considered interpretation protocol call calls want wants wanted recommend recommended warn warns
    doubt unknown unclear uncertain
    """.split()
)


_NOT_STRONG = frozenset("not at above in after of for nearly almost virtually".split())
"""Before a strong word: "not only", "at all", "in all", "after all", "nearly all"."""
_EACH = frozenset("day week month quarter year time hour two three four five six".split())
"""After "every": how often, not for whom."""


class Sureness(NamedTuple):
    """How far a sentence is surer than its passages: strong words of its own, caution that it left out.

    Attributes:
        strong: words that say more than any of the passages, counted up to 2.
        caution: how far the place that it tells is cautious where it is not (0 to 1).
        word: the first strong word, or "".
    """

    strong: int
    caution: float
    word: str


def sureness(said: str, held: Sequence[str]) -> Sureness:
    """Compare how sure a sentence is with how sure the texts are that it cites."""
    there = {word.word for text in held for word in read(text)}
    mine = read(said)
    found = []
    for at, word in enumerate(mine):
        before = mine[at - 1].word if at else ""
        after = mine[at + 1].word if at + 1 < len(mine) else ""
        if before in _NOT_STRONG or after in _EACH or (word.word, after) == ("only", "just"):
            continue
        if any(word.word in strong and not there & (group | strong)
               for strong, group in zip(_STRONG, _GROUPS, strict=True)):  # fmt: skip
            found.append(said[word.start : word.end])
    return Sureness(min(2, len(found)), _caution(said, held), found[0] if found else "")


def _caution(said: str, held: Sequence[str]) -> float:
    if any(word.stem in _HEDGES for word in read(said)):
        return 0.0
    cautious = plain = 0.0
    for words in sentences(said):
        whole = around(words, len(words) // 2)
        for text in held:
            for others in sentences(text):
                share = match(whole, others).share
                if any(word.stem in _HEDGES for word in others):
                    cautious = max(cautious, share)
                else:
                    plain = max(plain, share)
    return max(0.0, cautious - plain)
