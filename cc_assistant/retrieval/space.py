"""What is searched: an open index with the arrays that every question needs, kept at hand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cc_assistant.retrieval.index import paging
from cc_assistant.retrieval.index.opened import Index
from cc_assistant.retrieval.index.units import ASK
from cc_assistant.retrieval.lexicon import Lexicon, LexiconData
from cc_assistant.retrieval.noticed import CodeName
from cc_assistant.retrieval.signals import inverse_frequency
from cc_assistant.text.tokens import stem

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.domain.glossary import Subject
    from cc_assistant.retrieval.browser import Browser
    from cc_assistant.retrieval.index.vectors import Units
    from cc_assistant.retrieval.reading import Unit

    Bools = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float32]
    Positions = npt.NDArray[np.intp]

PLACE_SAYS = 4.0
"""Weight of a place among the words of a question, as of a word that one passage in fifty has."""

INTERNATIONAL = "international"
"""The country of a source that is about no one country."""

FACET_SAYS = 2.0
"""Weight of a facet that the words give away, as of a word that one passage in seven has."""


class ThemeVectors(NamedTuple):
    """Phrases of themes: for each row the number of its theme."""

    ids: tuple[str, ...]
    vectors: Floats
    theme_of: Positions


class Space:
    """An index made ready for questions.

    Args:
        index: the open index.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.count = index.count
        self.words = index.words
        self.analyser = index.words.analyser

    @cached_property
    def lexicon(self) -> Lexicon:
        """Terms and places of the glossary."""
        data = self.index.document("lexicon", "lexicon", LexiconData)
        return Lexicon(data.glossary, data.preferred)

    @cached_property
    def codes(self) -> tuple[CodeName, ...]:
        """Constructs and components by name."""
        import json

        return tuple(
            CodeName(kind, ident, json.loads(text)["name"])
            for kind in ("cfir", "npt")
            for ident, text in self.index.document_json(kind).items()
        )

    @cached_property
    def browser(self) -> Browser:
        """Goes through all passages by filters."""
        from cc_assistant.retrieval.browser import Browser

        return Browser(self.index)

    @cached_property
    def sources(self) -> Positions:
        """Number of the source of each passage."""
        return self.index.source_numbers.astype(np.intp)

    def knows_stem(self, word: str) -> bool:
        """Whether the library has a folded word in any inflection."""
        return any(self.words.field(field).holding(stem(word)) for field in ("passage", "asks", "about"))

    def concept_share(self, concept: str) -> float:
        """Return the share of the passages that name a concept."""
        return self.words.field("concepts").holding(concept) / max(1, self.count)

    @cached_property
    def themes(self) -> ThemeVectors:
        """Themes by the phrases in which people raise them."""
        topics = self.index.vectors.topics
        rows = [row for row, kind in enumerate(topics.kinds) if kind in ("theme", "theme-phrase")]
        ids = tuple(dict.fromkeys(topics.ids[row] for row in rows))
        number = {ident: at for at, ident in enumerate(ids)}
        of = np.array([number[topics.ids[row]] for row in rows], np.intp)
        return ThemeVectors(ids, topics.vectors[rows], of)

    @cached_property
    def theme_bits(self) -> tuple[Bools, ...]:
        """For each theme which passages have it."""
        return tuple(self.index.facet_bits("theme", ident) for ident in self.themes.ids)

    @cached_property
    def units(self) -> Units:
        """Claims, sentences and asks."""
        return self.index.vectors.units

    def place_bits(self, place: str) -> Bools:
        """Return which passages are about a place or what lies in it."""
        found = np.zeros(self.count, np.bool_)
        for inside in self.lexicon.inside(place):
            found |= self.index.facet_bits("place", inside)
            found |= self.index.facet_bits("country", self.lexicon.places[inside].place)
        return found

    def around_bits(self, place: str) -> Bools:
        """Return which passages are about the whole country around a place, or about no one country."""
        found = self.index.facet_bits("country", INTERNATIONAL).copy()
        for around in self.lexicon.places[place].within:
            if self.lexicon.places[around].kind == "country":
                found |= self.index.facet_bits("country", self.lexicon.places[around].place)
        return found

    def weight(self, unit: Unit) -> float:
        """Return how much a unit of a question says: its inverse frequency."""
        if unit.kind == "place":
            return PLACE_SAYS
        if unit.kind == "facet":
            return FACET_SAYS
        fields = ("concepts",) if unit.kind == "concept" else ("passage", "asks", "about")
        holding = max(self.words.field(field).holding(unit.key) for field in fields)
        return inverse_frequency(holding, self.count)

    def stranger(self, unit: Unit) -> bool:
        """Whether no passage, by its own words or those of its source, has a unit."""
        if unit.kind == "place":
            return not self.place_bits(unit.key).any()
        if unit.kind == "facet":
            return False
        if unit.kind == "concept":
            return self.words.field("concepts").holding(unit.key) == 0
        return all(self.words.field(field).holding(unit.key) == 0 for field in ("passage", "about"))

    def holding(self, unit: Unit, positions: Positions, asks: list[set[str]]) -> Bools:
        """Return which of some passages hold a unit.

        Args:
            unit: a concept, place or word.
            positions: the passages.
            asks: for each of them, the terms of those of its asks that are near the question.
        """
        if unit.kind == "place":
            return self.place_bits(unit.key)[positions]
        if unit.kind == "facet":
            facet, _, value = unit.key.partition(":")
            return self.index.facet_bits(facet, value)[positions]
        found = np.zeros(len(positions), np.bool_)
        if unit.kind == "concept":
            found |= self.words.field("concepts").has(unit.key, positions)
        terms = [unit.key] if unit.kind == "word" else self.analyser.terms(unit.words)
        if terms:
            every = np.ones(len(positions), np.bool_)
            for term in terms:
                has = np.array([term in near for near in asks], np.bool_)
                for field in ("passage", "about"):
                    has |= self.words.field(field).has(term, positions)
                every &= has
            found |= every
        return found

    def speaking_of(self, subject: Subject) -> Positions:
        """Return the positions of the passages that speak of a subject, in any of its forms.

        In their own words, those of their source, or those of a question that they answer: people have
        "headaches" with a scheme, and no passage on that is about migraine.
        """
        forms = (subject.name, *subject.also)
        found = [self.words.phrase(form, ("passage", "about", "asks")) for form in forms]
        return np.unique(np.concatenate(found))

    def near_asks(self, positions: Positions, question: Floats | None, least: float) -> list[set[str]]:
        """Return for each passage the terms of its asks that are at least so near the question."""
        near: list[set[str]] = [set() for _ in positions]
        if question is None:
            return near
        passages = self.index.passages(positions)
        order = np.argsort(positions)
        rows = self.units.rows_of(positions[order])
        rows = rows[self.units.kinds[rows] == ASK]
        close = paging.rows(self.units.vectors, rows).astype(np.float32) @ question >= least
        place = {int(position): at for at, position in enumerate(positions)}
        for row in rows[close]:
            at = place[int(self.units.passages[row])]
            near[at].update(self.analyser.terms(passages[at].asks[int(self.units.starts[row])]))
        return near
