"""Phrases: how a few words may be said, written so that people can review them.

    link worker          these words, in any of their forms (workers, working: words are compared as stems)
    opened!              this very form
    rural*               any word that begins so
    gp|#|{hospital}      one of these; also numbers and lists
    monthly?             may be missing; also {list}?
    #                    a number, in figures or words
    ..                   up to two words of the same clause that do not matter, no "not" among them;
                         ... up to six
    {worker}             one of the phrases of the list of this name
    £*                   an amount of money

A phrase begins with a word or a list, not with a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from cc_assistant.text.tokens import fold, stem

T = TypeVar("T")

_GAPS = {"..": 2, "...": 6}
_LEAST_PREFIX = 3
_WORD = re.compile(r"[^\W_][\w%.]*|[£$€]\d*")
_LIST = re.compile(r"\{([a-z][a-z0-9-]*)\}")
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a": 1, "an": 1, "couple": 2, "half": 0.5}
_NEVER_SKIPPED = frozenset(
    """
    not no never none nothing nobody neither nor without isnt arent wasnt werent dont doesnt didnt wont cant
    cannot havent hasnt hadnt wouldnt couldnt used formerly unlike nearly almost hardly barely
    """.split()
)
"""What these words say may not be passed over by a gap: they turn the rest into its opposite."""
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

    def needs(self) -> list[frozenset[str]]:
        """Return sets of stems, of each of which a text needs one for the phrase to occur in it."""
        return [
            element.stems | {stem(word) for word in element.exact}
            for element in self.elements
            if isinstance(element, _Word) and not element.optional and not element.prefixes
        ]


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
    optional = part.endswith("?")
    forms = part.removesuffix("?").split("|")
    plain = _word(tuple(form for form in forms if form != "#" and form[:1] != "{"), optional=optional)
    if len(forms) > 1 or forms[0] == "#" or plain is None:
        others: list[Phrase] = [Phrase((_Number(optional=False),))] if "#" in forms else []
        for form in forms:
            if form.startswith("{"):
                others += _listed(form, lists, within)
        if others:
            words = [Phrase((plain,))] if plain else []
            longest_first = sorted(others, key=lambda phrase: -len(phrase.elements))
            return _Choice((*longest_first, *words), optional)
    assert plain is not None
    return plain


def _listed(form: str, lists: Mapping[str, Sequence[str]], within: tuple[str, ...]) -> list[Phrase]:
    named = _LIST.fullmatch(form)
    if named is None:
        raise PhraseError(f"'{form}' is no name of a list in braces")
    name = named.group(1)
    if name in within:
        raise PhraseError(f"the list {{{name}}} holds itself")
    if name not in lists:
        raise PhraseError(f"there is no list {{{name}}}")
    return [parse(phrase, lists, (*within, name)) for phrase in lists[name]]


@lru_cache(maxsize=16_384)
def _word(forms: tuple[str, ...], *, optional: bool) -> _Word | None:
    """Return one place for any of some words; None if there are none."""
    stems, exact, prefixes = set(), set(), []
    for form in forms:
        plain = form.rstrip("*!")
        if not _WORD.fullmatch(plain.replace("'", "").replace("’", "")) or len(form) - len(plain) > 1:
            raise PhraseError(f"'{form}' is no word")
        word = fold(plain)
        if form.endswith("*"):
            if len(word) < _LEAST_PREFIX and word.isalpha():
                raise PhraseError(f"'{form}' would fit too many words")
            prefixes.append(word)
        elif form.endswith("!"):
            exact.add(word)
        else:
            stems.add(stem(word))
    return _Word(frozenset(stems), frozenset(exact), tuple(prefixes), optional) if forms else None


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
            if at + skipped >= len(tokens) or not _may_be_skipped(tokens[at + skipped], clause):
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


def _may_be_skipped(token: Token, clause: int) -> bool:
    return token.clause == clause and token.word not in _NEVER_SKIPPED


class Found(NamedTuple, Generic[T]):
    """A phrase found: what it stands for, and its tokens (half-open)."""

    means: T
    start: int
    end: int


class _Entry(NamedTuple, Generic[T]):
    phrase: Phrase
    means: T
    needs: list[frozenset[str]]


class PhraseBook(Generic[T]):
    """Many phrases, each with what it stands for, looked for at once.

    Args:
        phrases: each with its meaning.
    """

    def __init__(self, phrases: Iterable[tuple[Phrase, T]]) -> None:
        self._by_stem: dict[str, list[_Entry[T]]] = {}
        self._by_prefix: dict[str, list[_Entry[T]]] = {}
        self._numbers: list[_Entry[T]] = []
        for phrase, means in phrases:
            entry = _Entry(phrase, means, phrase.needs())
            stems, prefixes, number = _openings(phrase.elements)
            for key in stems:
                self._by_stem.setdefault(key, []).append(entry)
            for key in prefixes:
                self._by_prefix.setdefault(key, []).append(entry)
            if number:
                self._numbers.append(entry)

    def find(self, tokens: Sequence[Token]) -> list[Found[T]]:
        """Return every phrase that occurs, in the order in which they begin; they may overlap."""
        found = []
        stems = {token.stem for token in tokens}
        for at, token in enumerate(tokens):
            beginning = token.word[: _LEAST_PREFIX if token.word[0].isalnum() else 1]
            entries = [*self._by_stem.get(token.stem, ()), *self._by_prefix.get(beginning, ())]
            if self._numbers and _is_number(token):
                entries += self._numbers
            for phrase, means, needs in entries:
                for need in needs:
                    if need.isdisjoint(stems):
                        break
                else:
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
