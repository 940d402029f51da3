"""Phrases: how a few words may be said, written so that people can review them.

    link worker          these words, in any of their forms (workers, working: words are compared as stems)
    opened!              this very form
    rural*               any word that begins so
    gp|doctor|surgery    one of these
    monthly?             may be missing; also {list}?
    #                    a number, in figures or words
    ..                   up to two words of the same clause that do not matter; ... up to six
    {worker}             one of the phrases of the list of this name

A phrase begins with a word or a list, not with a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from cc_assistant.text.tokens import fold, stem

T = TypeVar("T")

_GAPS = {"..": 2, "...": 6}
_LEAST_PREFIX = 3
_WORD = re.compile(r"[^\W_][\w£$€%.]*")
_LIST = re.compile(r"\{([a-z][a-z0-9-]*)\}(\??)")
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a": 1, "an": 1, "couple": 2, "half": 0.5}
_COUNTING = frozenset(NUMBER_WORDS) - {"a", "an", "couple", "half"}


class PhraseError(ValueError):
    """A phrase that is not written as it should be; the message says why."""


class Token(NamedTuple):
    """A word of a text: folded, its stem, where it stands, and the number of its clause."""

    word: str
    stem: str
    start: int
    end: int
    clause: int


@dataclass(frozen=True, slots=True)
class _Word:
    stems: frozenset[str]
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    optional: bool

    def fits(self, token: Token) -> bool:
        return (
            token.stem in self.stems
            or token.word in self.exact
            or (bool(self.prefixes) and token.word.startswith(self.prefixes))
        )


def _is_number(token: Token) -> bool:
    return token.word[0].isdigit() or token.word in _COUNTING


@dataclass(frozen=True, slots=True)
class _Number:
    optional: bool

    def fits(self, token: Token) -> bool:
        return _is_number(token)


@dataclass(frozen=True, slots=True)
class _Gap:
    most: int


@dataclass(frozen=True, slots=True)
class _Choice:
    phrases: tuple[Phrase, ...]
    optional: bool


_Element = _Word | _Number | _Gap | _Choice


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to be looked for."""

    elements: tuple[_Element, ...]

    def end_at(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return the number of the token after the phrase, if it begins at token ``at``."""
        return next(_ends(self.elements, 0, tokens, at), None)


def parse(written: str, lists: Mapping[str, Sequence[str]], _within: tuple[str, ...] = ()) -> Phrase:
    """Read a phrase.

    Args:
        written: as described at the top of this module.
        lists: phrases by the name of their list.

    Raises:
        PhraseError: it is not written so, or names a list that does not exist or holds itself.
    """
    parts = written.split()
    elements = tuple(_element(part, lists, _within) for part in parts)
    if not elements:
        raise PhraseError("it is empty")
    if isinstance(elements[0], _Gap) or isinstance(elements[-1], _Gap):
        raise PhraseError("it begins or ends with a gap: take the dots away")
    if all(isinstance(element, _Gap) or element.optional for element in elements):
        raise PhraseError("every part of it may be missing")
    return Phrase(elements)


def _element(part: str, lists: Mapping[str, Sequence[str]], within: tuple[str, ...]) -> _Element:
    if part in _GAPS:
        return _Gap(_GAPS[part])
    if named := _LIST.fullmatch(part):
        name, optional = named.groups()
        if name in within:
            raise PhraseError(f"the list {{{name}}} holds itself")
        if name not in lists:
            raise PhraseError(f"there is no list {{{name}}}")
        phrases = [parse(phrase, lists, (*within, name)) for phrase in lists[name]]
        return _Choice(tuple(sorted(phrases, key=lambda phrase: -len(phrase.elements))), bool(optional))
    optional_ = part.endswith("?")
    if part.removesuffix("?") == "#":
        return _Number(optional_)
    stems, exact, prefixes = set(), set(), []
    for form in part.removesuffix("?").split("|"):
        plain = form.rstrip("*!")
        if not _WORD.fullmatch(plain.replace("'", "").replace("’", "")) or len(form) - len(plain) > 1:
            raise PhraseError(f"'{form}' is no word")
        word = fold(plain)
        if form.endswith("*"):
            if len(word) < _LEAST_PREFIX:
                raise PhraseError(f"'{form}' would fit too many words")
            prefixes.append(word)
        elif form.endswith("!"):
            exact.add(word)
        else:
            stems.add(stem(word))
    return _Word(frozenset(stems), frozenset(exact), tuple(prefixes), optional_)


def _ends(elements: tuple[_Element, ...], index: int, tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Yield where the elements from ``index`` on can end, the fullest reading first."""
    if index == len(elements):
        yield at
        return
    element = elements[index]
    if isinstance(element, _Gap):
        clause = tokens[at - 1].clause
        for skipped in range(element.most + 1):
            yield from _ends(elements, index + 1, tokens, at + skipped)
            if at + skipped >= len(tokens) or tokens[at + skipped].clause != clause:
                return
        return
    if isinstance(element, _Choice):
        for phrase in element.phrases:
            for end in _ends(phrase.elements, 0, tokens, at):
                yield from _ends(elements, index + 1, tokens, end)
    elif at < len(tokens) and element.fits(tokens[at]):
        yield from _ends(elements, index + 1, tokens, at + 1)
    if element.optional:
        yield from _ends(elements, index + 1, tokens, at)


class Found(NamedTuple, Generic[T]):
    """A phrase found: what it stands for, and its tokens (half-open)."""

    means: T
    start: int
    end: int


class PhraseBook(Generic[T]):
    """Many phrases, each with what it stands for, looked for at once.

    Args:
        phrases: each with its meaning.
    """

    def __init__(self, phrases: Iterable[tuple[Phrase, T]]) -> None:
        self._by_stem: dict[str, list[tuple[Phrase, T]]] = {}
        self._by_prefix: dict[str, list[tuple[Phrase, T]]] = {}
        self._numbers: list[tuple[Phrase, T]] = []
        for entry in phrases:
            stems, prefixes, number = _openings(entry[0].elements)
            for key in stems:
                self._by_stem.setdefault(key, []).append(entry)
            for key in prefixes:
                self._by_prefix.setdefault(key, []).append(entry)
            if number:
                self._numbers.append(entry)

    def find(self, tokens: Sequence[Token]) -> list[Found[T]]:
        """Return every phrase that occurs, in the order in which they begin; they may overlap."""
        found = []
        for at, token in enumerate(tokens):
            entries = self._by_stem.get(token.stem, ())
            for phrase, means in (*entries, *self._by_prefix.get(token.word[:_LEAST_PREFIX], ())):
                if (end := phrase.end_at(tokens, at)) is not None:
                    found.append(Found(means, at, end))
            if self._numbers and _is_number(token):
                for phrase, means in self._numbers:
                    if (end := phrase.end_at(tokens, at)) is not None:
                        found.append(Found(means, at, end))
        return found


def _openings(elements: Sequence[_Element]) -> tuple[set[str], set[str], bool]:
    """Return the stems and the beginnings of words that a phrase can begin with, and whether a number can."""
    stems: set[str] = set()
    prefixes: set[str] = set()
    number = False
    for element in elements:
        if isinstance(element, _Word):
            stems |= element.stems | {stem(word) for word in element.exact}
            prefixes |= {prefix[:_LEAST_PREFIX] for prefix in element.prefixes}
        elif isinstance(element, _Number):
            number = True
        elif isinstance(element, _Choice):
            for phrase in element.phrases:
                inner = _openings(phrase.elements)
                stems |= inner[0]
                prefixes |= inner[1]
                number = number or inner[2]
        if isinstance(element, _Gap) or not element.optional:
            break
    return stems, prefixes, number
