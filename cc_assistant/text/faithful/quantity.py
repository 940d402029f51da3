"""How many, or how often: "most" where passages say "few", "every" where they say "some"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import Around, around, match, sentences
from cc_assistant.text.faithful.denial import denying
from cc_assistant.text.faithful.reading import Word

RANKS = {
    word: rank
    for rank, words in enumerate(
        (
            "no none nobody neither never",
            "few little hardly rarely seldom minority handful fewest",
            "some several certain sometimes occasionally",
            "many often much frequently numerous lots",
            "most mostly majority usually mainly chiefly largely nearly almost",
            "all every everyone everybody each both always entirely only exclusively universally",
        )
    )
    for word in words.split()
}
"""Words that say how many or how often, from none to all."""
_LOW, _ALL = 1, 5
_LOOSE = frozenset({"both", "only", "exclusively", "entirely"})
"""Words that rather say of what, not of how many."""
_UNSAID_LOW, _UNSAID_ALL = 1.0, 0.4
"""What it weighs where a passage does not say how many at all."""
_LEAST = 0.4
"""So far words around a quantity have to stand in a sentence for it to speak of the same."""
_NEAR = 1
"""Quantities so many steps apart are taken for one another."""
_AFTER = 0.4  # what words before a quantity count beside those after it


class Quantified(NamedTuple):
    """How far a sentence says another quantity than its passages (0 to 1), and the word."""

    strength: float
    word: str


def quantified(said: str, held: Sequence[str]) -> Quantified:
    """Compare how many and how often a sentence says with what the texts say that it cites."""
    there = [words for text in held for words in sentences(text)]
    best = Quantified(0.0, "")
    for words in sentences(said):
        for at, word in enumerate(words):
            rank = RANKS.get(word.word)
            if rank not in {_LOW, _ALL} or word.word in _LOOSE or _idle(words, at):
                continue  # "no" is a denial, and what lies between is seldom meant so strictly
            strength = _strength(rank, around(words, at, before=_AFTER), there)
            if strength > best.strength:
                best = Quantified(strength, said[word.start : word.end])
    return best


def _strength(rank: int, near: Around, there: Sequence[Sequence[Word]]) -> float:
    against = like = 0.0
    for others in there:
        share = match(near, others).share
        if share < _LEAST:
            continue
        ranks = {RANKS[word.word] for word in others if word.word in RANKS}
        if any(denying(word) for word in others):
            ranks.add(0)
        if any(word.word == "any" for word in others):
            ranks.add(_ALL)  # "less often than any older group"
        figures = any(mark.isdigit() for word in others for mark in word.word)
        if figures or any(abs(other - rank) <= _NEAR for other in ranks):
            like = max(like, share)
        elif ranks:
            against = max(against, share)
        elif rank in {_LOW, _ALL}:
            against = max(against, share * (_UNSAID_LOW if rank == _LOW else _UNSAID_ALL))
    return max(0.0, against - like)


def _idle(words: Sequence[Word], at: int) -> bool:
    """Whether a word says no quantity here: "at all", "not only", "a little", "the two most common"."""
    before = words[at - 1].word if at else ""
    after = words[at + 1].word if at + 1 < len(words) else ""
    return (
        before in {"at", "not", "in", "above", "after", "a", "how", "so", "too", "the"}
        or after in {"likely", "common", "important", "commonly", "often", "deprived", "recent"}
        or words[at].word in {"nearly", "almost", "much", "certain", "little"}
    )
