"""What a sentence changed that otherwise keeps to the words of its passage, word for word.

A sentence that follows a passage closely may only leave out, add and put in other words what does not change
what is said. "May" for "will", "most" for "some", two parties that changed places: next to the passage's own
words each of these stands out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import form, sentences
from cc_assistant.text.faithful.denial import EXPLICIT
from cc_assistant.text.faithful.opposites import OPPOSITES
from cc_assistant.text.faithful.parties import other_parties
from cc_assistant.text.faithful.quantity import RANKS
from cc_assistant.text.faithful.reading import Word

_ARTICLES = frozenset("a an the".split())
_HEDGES = frozenset(
    """may might could can perhaps possibly seem seems seemed appear appears appeared suggest suggests
    suggested likely potential potentially tentative tentatively think thinks thought believe
    believes believed hope hopes estimate estimated estimates""".split()
)
_SURE = frozenset("will must shall prove proves proved proven certain certainly definitely always".split())
_FAILS = frozenset("fail failur unabl".split())
_COMPARES = frozenset("than more less fewer".split())
_PASSIVE = frozenset({"by"})
_NEAR, _CROSSED, _CLOSE, _CLOSEST = 0.6, 0.7, 0.8, 0.85
"""So close a sentence has to keep for each kind of change to count."""
_SHORT = 4
"""A place where more words than this were changed was worded anew, not edited."""
_MOVED = 5
"""Where more words than this were moved, a clause was."""
_LITTLE_LEFT_OUT, _LONG_LEFT_OUT = 2, 5
"""More words left out than these are a part of the sentence, with its caution and its denials."""


class Edited(NamedTuple):
    """What was changed in a sentence that keeps close to a passage.

    Attributes:
        close: the share of the sentence's words of content that stand in the passage in the same order.
        what: what was changed: the words of the sentence, or those of the passage that it left out; or "".
    """

    close: float = 0.0
    what: str = ""


class _Change(NamedTuple):
    """Words of the sentence that stand where the passage has others; either may be none."""

    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]


def edited(said: str, held: Sequence[str]) -> Edited:
    """Return what a sentence changed of the sentence that it follows most closely.

    Args:
        said: the sentence.
        held: the texts that it cites.
    """
    mine = tuple(word for words in sentences(said) for word in words if word.word not in _ARTICLES)
    best = Edited()
    for text in held:
        for words in sentences(text):
            theirs = tuple(word for word in words if word.word not in _ARTICLES)
            close, changes = _changes(mine, theirs)
            if close > best.close:
                best = _judged((said, text), close, changes, mine)
    return best


@lru_cache(maxsize=512)
def _changes(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[float, tuple[_Change, ...]]:
    """Return how closely words follow others (0 to 1), and where they differ."""
    matcher = SequenceMatcher(
        None, [_key(word) for word in mine], [_key(word) for word in theirs], autojunk=False
    )
    told = sum(word.has_content for word in mine)
    kept = 0
    changes = []
    clauses = {
        word.clause
        for block in matcher.get_matching_blocks()
        for word in theirs[block.b : block.b + block.size]
    }
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            kept += sum(word.has_content for word in mine[start:end])
            continue
        gone = theirs[other_start:other_end]
        if kind == "insert":  # a clause that is left out whole takes its denials and its caution with it
            gone = tuple(word for word in gone if word.clause in clauses)
        changes.append(_Change(mine[start:end], gone))
    return kept / max(1, told), tuple(changes)


def _judged(
    texts: tuple[str, str],
    close: float,
    changes: Sequence[_Change],
    mine: Sequence[Word],
) -> Edited:
    kinds: tuple[tuple[float, Callable[[_Change], bool]], ...] = (
        (_CLOSE, _flips),
        (_CLOSE, _scales),
        (_CLOSEST, lambda change: _unhedges(change, mine)),
        (_CROSSED, lambda change: _exchanges(change, changes, only_parties=close < _CLOSE)),
        (_NEAR, lambda change: max(map(len, change)) <= _MOVED and other_parties(*change)),
    )
    for least, changed in kinds:
        for change in changes:
            if close >= least and changed(change):
                return Edited(close, _told(texts, change))
    return Edited(close)


def _told(texts: tuple[str, str], change: _Change) -> str:
    """Return the words of a change: those of the sentence, or those of the passage that it left out."""
    for text, words in zip(texts, change, strict=True):
        if words:
            return text[words[0].start : words[-1].end]
    return ""


def _key(word: Word) -> str:
    if word.word in RANKS or word.word in _HEDGES or word.word in EXPLICIT or not word.has_content:
        return word.word
    return word.stem if OPPOSITES.of(word.stem) else form(word)


def _flips(change: _Change) -> bool:
    """Whether an odd number of denials and opposites stands between two wordings."""
    if len(change.mine) > _SHORT or len(change.theirs) > _LONG_LEFT_OUT:
        return False
    denials = sum(word.word in EXPLICIT or word.stem in _FAILS for word in (*change.mine, *change.theirs))
    opposed = sum(
        1
        for word in change.mine
        if any(
            (name, -side) in OPPOSITES.of(other.stem)
            for name, side in OPPOSITES.of(word.stem)
            for other in change.theirs
        )
    )
    return (denials + opposed) % 2 == 1


def _scales(change: _Change) -> bool:
    mine, theirs = ([RANKS[word.word] for word in words if word.word in RANKS] for words in change)
    if not mine or not theirs or max(map(len, change)) > _MOVED:
        return False
    return max(mine) != max(theirs)


def _unhedges(change: _Change, mine: Sequence[Word]) -> bool:
    if any(word.word in _SURE for word in change.mine) and any(
        word.word in _HEDGES for word in change.theirs
    ):
        return True
    most = _SHORT if change.mine else _LITTLE_LEFT_OUT
    if any(word.word in _HEDGES for word in mine) or len(change.theirs) > most:
        return False
    return any(word.word in _HEDGES for word in change.theirs)


def _exchanges(change: _Change, changes: Sequence[_Change], *, only_parties: bool) -> bool:
    """Whether words stand where the passage has others, which stand where it has them."""
    for other in changes:
        if other is change or _passive(change, other):
            continue
        if max(map(len, (*change, *other))) > _MOVED:
            continue
        (mine, theirs), (their_mine, their_theirs) = _apart(change), _apart(other)
        crossed = mine & their_theirs and their_mine & theirs
        if crossed and (not only_parties or other_parties(change.mine, other.mine)):
            return True
        if _reordered(change.mine, other.theirs):
            return True
    return False


def _reordered(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether words were moved, but not as they stood: "clients told" for "told clients"."""
    if max(len(mine), len(theirs)) > _MOVED:
        return False
    own, other = ([_key(word) for word in words if word.has_content or word.word in _COMPARES]
                  for words in (mine, theirs))  # fmt: skip
    first = [key for key in own if own.count(key) == other.count(key) == 1]
    second = [key for key in other if own.count(key) == other.count(key) == 1]
    return first != second and bool(_content(mine) & _content(theirs))


def _passive(*changes: _Change) -> bool:
    return any(word.word in _PASSIVE for change in changes for words in change for word in words)


def _apart(change: _Change) -> tuple[frozenset[str], frozenset[str]]:
    """Return what either side of a change has and the other has not."""
    mine, theirs = _content(change.mine), _content(change.theirs)
    return mine - theirs, theirs - mine


def _content(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(form(word) for word in words if word.has_content)
