"""Signs that a passage says a sentence or a part of it, rather than one that the sentence does not cite."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import ROOT, form
from cc_assistant.text.faithful.cover import has_form, known, told_words
from cc_assistant.text.faithful.figures import figures
from cc_assistant.text.faithful.meaning import Meaning
from cc_assistant.text.faithful.reading import Word, read

_LEAST_WORDS = 2  # of a clause that could be looked for alone
_RARE = 0.3  # in so many passages a word stands that stands in none
_ENOUGH = 8.0  # what words are worth that a passage alone holds, at most


class Held(NamedTuple):
    """The texts of a passage, and those that tell of its source."""

    texts: tuple[str, ...]
    told: tuple[str, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """Its words, as `known` gives them."""
        return frozenset().union(*(known(text) for text in (*self.texts, *self.told)))


class Worth:
    """What words are worth to tell passages apart: those of few passages more.

    Args:
        passages: all that could be cited.
    """

    def __init__(self, passages: Sequence[Held]) -> None:
        having = Counter(
            name for held in passages for name in frozenset().union(*(known(text) for text in held.texts))
        )
        many = len(passages) + 1
        self._worth: Mapping[str, float] = {name: math.log(many / (n + _RARE)) for name, n in having.items()}
        self._unknown = math.log(many / _RARE)

    def of(self, name: str) -> float:
        """Return what a word (as `form`) is worth."""
        return self._worth.get(name, self._worth.get(name[:ROOT] + "*", self._unknown))


def support(
    said: str,
    passage: Held,
    cited: Sequence[Held],
    passages: Sequence[Held],
    *,
    worth: Worth,
    meaning: Meaning | None = None,
) -> dict[str, float]:
    """Return signs by name that a passage says a sentence or its part.

    Args:
        said: the sentence.
        passage: one that it cites.
        cited: all that it cites, that passage among them.
        passages: all that it could cite.
        worth: what words are worth among these.
        meaning: compares by meaning; without it the signs of meaning are left out.
    """
    words = {form(word): word for word in told_words(said)}
    whole = sum(map(worth.of, words)) or 1.0
    others = [held for held in cited if held is not passage]
    rest = [held for held in passages if held not in cited]
    mine = _shared(words, passage)
    theirs = set().union(*(_shared(words, held) for held in others))
    own = sum(map(worth.of, mine))
    alone = sum(worth.of(name) for name in mine - theirs)
    elsewhere = max((sum(map(worth.of, _shared(words, held))) for held in rest), default=0.0)
    several = float(len(cited) > 1)
    share = len(mine) / max(1, len(words))
    clauses: dict[int, set[str]] = {}
    for name, word in words.items():
        clauses.setdefault(word.clause, set()).add(name)
    found = {
        "share": share,
        "worth": own / whole,
        "alone": alone / whole,
        "alone, all": min(alone, _ENOUGH) / _ENOUGH,
        "ahead": (own - elsewhere) / whole,
        "best clause": max(
            (len(names & mine) / len(names) for names in clauses.values() if len(names) >= _LEAST_WORDS),
            default=share,
        ),
        "clause ahead": several
        * max(
            (
                sum(map(worth.of, names & mine)) - sum(map(worth.of, names & theirs))
                for names in clauses.values()
            ),
            default=0.0,
        )
        / whole,
        **_marks(said, passage, others),
        "several": several,
        "several, share": several * share,
        "several, ahead": several * (own - elsewhere) / whole,
    }
    if meaning is not None:
        like = meaning.likeness(said, passage.texts)
        like_rest = max((meaning.likeness(said, held.texts) for held in rest), default=0.0)
        like_others = max((meaning.likeness(said, held.texts) for held in others), default=like)
        found |= {
            "like": like,
            "like ahead": like - like_rest,
            "like others": like - like_others,
            "several, like": several * like,
            "several, like ahead": several * (like - like_rest),
        }
    return found


def _shared(words: Mapping[str, Word], held: Held) -> set[str]:
    there = held.known
    return {name for name in words if has_form(name, there)}


def _marks(said: str, passage: Held, others: Sequence[Held]) -> dict[str, float]:
    """Return how many figures and names of a sentence a passage has, and has alone."""
    values = {figure.value for figure in figures(said)} & _values(passage)
    names = {
        word.stem
        for n, word in enumerate(read(said))
        if n and said[word.start].isupper() and word.has_content
    } & _stems(passage)
    found = {"figures": float(min(2, len(values))), "names": float(min(3, len(names)))}
    alone_values = values.difference(*map(_values, others)) if others else set()
    alone_names = names.difference(*map(_stems, others)) if others else set()
    return {
        **found,
        "figures alone": float(min(2, len(alone_values))),
        "names alone": float(min(2, len(alone_names))),
    }


def _values(held: Held) -> set[float]:
    return {figure.value for text in held.texts for figure in figures(text)}


def _stems(held: Held) -> set[str]:
    return {word.stem for text in (*held.texts, *held.told) for word in read(text)}
