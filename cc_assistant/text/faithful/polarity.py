"""What is denied and which way something goes: "did not help" against "helped", "rose" against "fell"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cc_assistant.text.faithful.opposites import SIDES
from cc_assistant.text.faithful.reading import Word, read
from cc_assistant.text.tokens import stem

_DENIALS = frozenset(
    """no not never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt
    werent hasnt havent hadnt wont wouldnt couldnt shouldnt rarely seldom hardly scarcely barely unable
    """.split()
)
_WEAK_DENIALS = frozenset(
    stem(word)
    for word in """lack lacked lacking fail failed failing absence absent hardly rarely seldom barely unable
    """.split()
)
"""Words that deny what follows and can be denied themselves."""
_EMPTY_DENIALS = {("not", "only"), ("not", "just"), ("no", "doubt"), ("not", "least"), ("no", "matter"),
                  ("not", "simply"), ("not", "merely"), ("no", "longer"), ("without", "doubt")}  # fmt: skip
_REACH = 4
"""A denial holds for so many words of content that follow it in its clause."""
_PREFIXES = ("un", "in", "im", "dis", "non", "ir", "il")


class Said(NamedTuple):
    """A word of content as it is meant: whether it is denied, and the words of content around it."""

    stem: str
    denied: bool
    around: frozenset[str]
    start: int
    end: int
    heads: bool
    """Whether a denial stands right before it, or none is near: what is denied first, not what follows."""


@lru_cache(maxsize=4_096)
def said(text: str) -> tuple[Said, ...]:
    """Return the words of content of a text in order, each with whether it is denied."""
    words = read(text)
    denied: dict[int, int] = {}
    for at in range(len(words)):
        if _denies(words, at):
            held = list(_followed(words, at)) or list(_followed(words, at, back=True))[:2]
            for reach, further in enumerate(held[:_REACH], start=1):
                denied.setdefault(further, reach)
    return tuple(
        Said(
            *_root(word, denied=at in denied),
            _around(words, at),
            word.start,
            word.end,
            denied.get(at, 1) <= 2,
        )
        for at, word in enumerate(words)
        if _counts(word)
    )


def _followed(words: Sequence[Word], at: int, *, back: bool = False) -> Iterator[int]:
    """Yield the words that count after (or before) a word, in its clause."""
    step = -1 if back else 1
    further = at + step
    while 0 <= further < len(words) and words[further].clause == words[at].clause:
        if _counts(words[further]):
            yield further
        further += step


def _counts(word: Word) -> bool:
    return (
        word.stem in SIDES or word.stem in _WEAK_DENIALS or (word.has_content and word.word not in _DENIALS)
    )


def turned_word(sentence: str, held: Sequence[str]) -> str:
    """Return the first word that a sentence denies and what it cites does not, or the other way; or "".

    A word counts where it stands in both. Where a text says it both ways, the place whose other words are
    nearest decides.
    """
    there: dict[str, list[Said]] = {}
    for text in held:
        for word in said(text):
            there.setdefault(word.stem, []).append(word)
    for word in said(sentence):
        others = there.get(word.stem, ())
        if not others or not word.heads:
            continue
        same = _best(word, (other for other in others if other.denied == word.denied))
        turned = _best(word, (other for other in others if other.denied != word.denied and other.heads))
        if turned > same:
            return sentence[word.start : word.end]
    return ""


def turned_direction(sentence: str, held: Sequence[str]) -> str:
    """Return the first word of a sentence that goes the opposite way of what it cites; or ""."""
    ways = [(way, word) for text in held for word in said(text) if (way := _way(word))]
    for word in said(sentence):
        way = _way(word)
        if way is None:
            continue
        same = _best(word, (other for found, other in ways if found == way))
        turned = _best(word, (other for found, other in ways if found[0] == way[0] and found[1] == -way[1]))
        if turned > same:
            return sentence[word.start : word.end]
    return ""


def new_denial(sentence: str, held: Sequence[str]) -> str:
    """Return the first word that a sentence denies, where nothing that it cites denies anything; or ""."""
    if any(word.denied or SIDES.get(word.stem, ("", 1))[1] < 0 for text in held for word in said(text)):
        return ""
    return next((sentence[word.start : word.end] for word in said(sentence) if word.denied), "")


def _way(word: Said) -> tuple[str, int] | None:
    side = SIDES.get(word.stem)
    if side is None:
        return None
    return side[0], -side[1] if word.denied else side[1]


def _best(word: Said, others: Iterable[Said]) -> float:
    """Return how well the best of some places fits by the words around it: 0 without any place."""
    fits = [
        1 + len(word.around & other.around) / max(1, min(len(word.around), len(other.around)))
        for other in others
    ]
    return max(fits, default=0.0)


def _denies(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.word not in _DENIALS and word.stem not in _WEAK_DENIALS:
        return False
    following = words[at + 1].word if at + 1 < len(words) else ""
    return (word.word, following) not in _EMPTY_DENIALS


def _root(word: Word, *, denied: bool) -> tuple[str, bool]:
    """Return the stem without a prefix that denies it ("ineffective": "effective", denied)."""
    if word.stem in SIDES:
        return word.stem, denied
    for prefix in _PREFIXES:
        if word.word.startswith(prefix) and len(word.word) > len(prefix) + 4 and word.word in _PREFIXED:
            return stem(word.word[len(prefix) :]), not denied
    return word.stem, denied


_PREFIXED = frozenset(
    """
    unhelpful unable unsure unclear uncertain unsafe unstable unsustainable unrealistic unpaid unwilling
    unlikely unaware unequal unmet unfamiliar uncomfortable unprepared untrained unsupported unreliable
    ineffective inefficient inappropriate inaccessible inadequate insufficient inconsistent inflexible
    inactive insecure indirect informal inexperienced impossible impractical disconnected dissatisfied
    disengaged disagree dislike distrust disappear nonclinical irregular irrelevant irresponsible
    """.split()
)


def _around(words: Sequence[Word], at: int) -> frozenset[str]:
    return frozenset(
        word.stem
        for word in words[max(0, at - 6) : at + 7]
        if word.sentence == words[at].sentence and word.has_content and word is not words[at]
    )
