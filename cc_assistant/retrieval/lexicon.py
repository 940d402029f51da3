"""The lexicon: finds the field's terms and places in a text, whatever form they are written in.

A term that may be expanded is a concept: a question that says "casualty" meets a passage that says
"emergency department", and is put to the encoder in the form that the library uses most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel

from cc_assistant.domain.glossary import Glossary, OtherPlace, Place, Subject, Term
from cc_assistant.text.tokens import STOP_WORDS, word_spans

MentionKind = Literal["term", "place"]

LEXICON_VERSION = 1
"""Enters the fingerprint of an index: raise it whenever a text would name other terms."""

_ASIDE = re.compile(r"\s*\([^)]*\)")
_KINGDOM = "united-kingdom"  # most of the evidence is from here, so a word of its countries tells nothing
_SHORT_NAME = 4  # so many capital letters and nothing else are a short form, which counts only in capitals


class Mention(NamedTuple):
    """A term or place found in a text: its id, and where (half-open, code points)."""

    id: str
    kind: MentionKind
    start: int
    end: int


@dataclass(frozen=True)
class _Form:
    id: str
    kind: MentionKind
    capitals: bool


class LexiconData(BaseModel):
    """What a lexicon is made from, as kept in an index."""

    glossary: Glossary
    preferred: dict[str, str]


class Lexicon:
    """Terms and places by every form in which they are written.

    Args:
        glossary: the terms and places.
        preferred: for each term, the form to put in place of the others (see `preferred`).
    """

    def __init__(self, glossary: Glossary, preferred: dict[str, str] | None = None) -> None:
        self.terms = {term.id: term for term in glossary.terms}
        self.places = {place.id: place for place in glossary.places}
        self.preferred = preferred or {}
        self._forms: dict[tuple[str, ...], list[_Form]] = {}
        for term in glossary.terms:
            for form in term_forms(term):
                self._add(form, term.id, "term")
        for place in glossary.places:
            for name in (place.place, *place.also):
                self._add(name, place.id, "place")
        self._longest: dict[str, int] = {}  # of the forms that begin with a word
        for key in self._forms:
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))
        self._inside = _insides(glossary.places)
        self._elsewhere = glossary.elsewhere
        self._subjects = glossary.subjects
        self._place_named = {place.place: place.id for place in glossary.places}

    def _add(self, form: str, ident: str, kind: MentionKind) -> None:
        key = _key(form)
        if not key:
            return
        letters = form.replace(".", "")
        short = letters.isalpha() and letters.isupper() and len(letters) <= _SHORT_NAME
        known = self._forms.setdefault(key, [])
        if all(entry.id != ident for entry in known):
            known.append(_Form(ident, kind, capitals=short))

    def find(self, text: str) -> list[Mention]:
        """Find the terms and places that a text names, the longest form first, none overlapping."""
        spans = word_spans(text)
        keys = [singular(word) for word, _, _ in spans]
        found: list[Mention] = []
        at = 0
        while at < len(spans):
            form, end = self._longest_at(at, spans, keys, text)
            # "the North" gives way where a name that reaches further begins after it: "the North East".
            if (
                end > at + 1
                and spans[at][0] in STOP_WORDS
                and self._longest_at(at + 1, spans, keys, text)[1] > end
            ):
                form = None
            if form:
                found.append(Mention(form.id, form.kind, spans[at][1], spans[end - 1][2]))
            at = end if form else at + 1
        return found

    def _longest_at(
        self, at: int, spans: list[tuple[str, int, int]], keys: list[str], text: str
    ) -> tuple[_Form | None, int]:
        """Return the longest form that begins with word ``at``, and the number of the word after it."""
        for end in range(min(at + self._longest.get(keys[at], 0), len(spans)), at, -1):
            form = self._form(tuple(keys[at:end]), text[spans[at][1] : spans[end - 1][2]])
            if form is not None:
                return form, end
        return None, at

    def _form(self, key: tuple[str, ...], written: str) -> _Form | None:
        for form in self._forms.get(key, ()):
            if not form.capitals or written.replace(".", "").rstrip("s").isupper():
                return form
        return None

    def concepts(self, text: str) -> list[str]:
        """Return the ids of the expandable terms that a text names, in order, repeats kept."""
        return [m.id for m in self.find(text) if m.kind == "term" and self.terms[m.id].expand]

    def canonical(self, text: str, mentions: Iterable[Mention] | None = None) -> str:
        """Return ``text`` with every concept in its preferred form, for the encoder.

        A text that names none stays as it is; else its words, without punctuation.
        """
        concepts = [
            mention
            for mention in (self.find(text) if mentions is None else mentions)
            if mention.kind == "term" and self.terms[mention.id].expand
        ]
        if not concepts:
            return text
        out: list[str] = []
        at = 0
        for mention in concepts:
            out.extend(word for word, _, _ in word_spans(text[at : mention.start]))
            out.append(self.preferred.get(mention.id) or plain_form(self.terms[mention.id].term))
            at = mention.end
        out.extend(word for word, _, _ in word_spans(text[at:]))
        return " ".join(out)

    def home(self, term: str) -> str | None:
        """Return the place of a term that one country alone uses, if that is outside the United Kingdom."""
        countries = self.terms[term].country
        if len(countries) != 1:
            return None
        place = self._place_named.get(countries[0])
        within_kingdom = place is not None and _KINGDOM in {place, *self.places[place].within}
        return None if within_kingdom else place

    def elsewhere(self, text: str) -> tuple[str, ...]:
        """Return the names of places in a text that the library is not about.

        A longer name of a place that it is about wins ("South Wales" in "New South Wales" does not).
        """
        known = [(m.start, m.end) for m in self.find(text) if m.kind == "place"]
        spans = word_spans(text)
        folded = f" {' '.join(word for word, _, _ in spans)} "
        found: dict[str, tuple[int, int]] = {}
        for word in dict.fromkeys(word for word, _, _ in spans):
            for name, place in self._names_elsewhere.get(word, ()):
                if f" {' '.join(name)} " not in folded or any(
                    f" {_folded(longer)} " in folded for longer in place.unless
                ):
                    continue
                for start, end in _places_of(name, text, spans, capital=place.capital_only):
                    if all(end <= a or start >= b or end - start > b - a for a, b in known):
                        found[place.name] = (start, end)
        return tuple(
            name
            for name, (start, end) in found.items()
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in found.values())
        )

    @cached_property
    def _names_elsewhere(self) -> dict[str, list[tuple[tuple[str, ...], OtherPlace]]]:
        """Names of places that the library is not about, in words, by their first word."""
        names: dict[str, list[tuple[tuple[str, ...], OtherPlace]]] = {}
        for place in self._elsewhere:
            for name in (place.name, *place.also):
                if key := tuple(_folded(name).split()):
                    names.setdefault(key[0], []).append((key, place))
        return names

    def subjects(self, text: str, known: Sequence[Mention] = ()) -> list[tuple[Subject, str]]:
        """Return the subjects that a text names, with its words for them, the longest form first.

        Args:
            text: any text.
            known: terms in it that the library speaks of; what stands inside one is no subject beside it.
        """
        spans = word_spans(text)
        keys = [singular(word) for word, _, _ in spans]
        found: dict[str, tuple[Subject, str]] = {}
        at = 0
        while at < len(keys):
            length = 1
            for form, subject in self._subject_forms.get(keys[at], ()):
                if tuple(keys[at : at + len(form)]) == form:
                    start, end = spans[at][1], spans[at + len(form) - 1][2]
                    if not any(term.start <= start and end <= term.end for term in known):
                        found.setdefault(subject.name, (subject, text[start:end]))
                    length = len(form)
                    break
            at += length
        return list(found.values())

    @cached_property
    def _subject_forms(self) -> dict[str, list[tuple[tuple[str, ...], Subject]]]:
        """Forms of subjects by their first word, longer ones first."""
        forms: dict[str, list[tuple[tuple[str, ...], Subject]]] = {}
        for subject in self._subjects:
            for written in (subject.name, *subject.also):
                if key := _key(written):
                    forms.setdefault(key[0], []).append((key, subject))
        for listed in forms.values():
            listed.sort(key=lambda entry: -len(entry[0]))
        return forms

    def inside(self, place: str) -> frozenset[str]:
        """Return the ids of a place and of all places within it."""
        return self._inside[place]


@lru_cache(maxsize=16_384)
def _key(form: str) -> tuple[str, ...]:
    """Return the words of a form. Those of the next index are the same again."""
    return tuple(singular(word) for word, _, _ in word_spans(form))


def _folded(name: str) -> str:
    return " ".join(word for word, _, _ in word_spans(name))


def _places_of(
    name: tuple[str, ...], text: str, spans: list[tuple[str, int, int]], *, capital: bool
) -> Iterator[tuple[int, int]]:
    """Yield where a name stands; with ``capital`` only where its capital is not that of a sentence."""
    for at in range(len(spans) - len(name) + 1):
        if tuple(word for word, _, _ in spans[at : at + len(name)]) == name:
            start, end = spans[at][1], spans[at + len(name) - 1][2]
            if not capital or (at > 0 and text[start].isupper()):
                yield start, end


def _insides(places: Iterable[Place]) -> dict[str, frozenset[str]]:
    inside: dict[str, set[str]] = {}
    for place in places:
        inside.setdefault(place.id, set()).add(place.id)
        for larger in place.within:
            inside.setdefault(larger, set()).add(place.id)
    return {place: frozenset(held) for place, held in inside.items()}


def plain_form(form: str) -> str:
    """Return a form without the aside in brackets that tells it apart from another."""
    return _ASIDE.sub("", form)


def term_forms(term: Term) -> list[str]:
    """Return all written forms of a term, its own name first."""
    return [plain_form(form) for form in (term.term, *term.synonyms)]


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """Return a folded word without a plural s, so that "connectors" meets "connector"."""
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
