"""The library as it lies open: what the screens look up, in the thread of a lane."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cc_assistant.domain.answer import Answer
from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.filters import FACETS, Filters
from cc_assistant.domain.frame import CfirConstruct, NptComponent
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source
from cc_assistant.errors import NotFound
from cc_assistant.tui.otherwise import OPPOSITE, otherwise

if TYPE_CHECKING:
    from cc_assistant.answering.answerer import Answerer, Citing
    from cc_assistant.retrieval.retriever import Retriever
    from cc_assistant.retrieval.shelf import Shelf
    from cc_assistant.retrieval.space import Space
    from cc_assistant.tui.catalogue import Entry
    from cc_assistant.tui.evidence_finder import EvidenceFinder

LOOKED_AT = 20  # passages of a theme from which a question is suggested
NEARBY = 60  # passages looked at for those that say otherwise


@dataclass(frozen=True)
class Code:
    """A theme or code: its name and what it means."""

    frame: str
    id: str
    name: str
    definition: str


@dataclass(frozen=True)
class ShownPassage:
    """A passage with all that is told of it."""

    passage: Passage
    source: Source
    short: str
    reference: str
    codes: tuple[Code, ...] = ()
    confidential: bool = False


@dataclass(frozen=True)
class Nearby:
    """Passages beside one, and why they are shown."""

    title: str
    found: tuple[tuple[Passage, str], ...] = field(default=())


@dataclass(frozen=True)
class Choice:
    """A value that a filter can have, as people call it."""

    facet: str
    value: str
    label: str


class Opened:
    """An open index and what reads it."""

    def __init__(
        self, space: Space, retriever: Retriever, shelf: Shelf, answerer: Answerer, citing: Citing
    ) -> None:
        self._space = space
        self._retriever = retriever
        self._shelf = shelf
        self._answerer = answerer
        self._citing = citing

    def answer(self, question: str, conversation: Conversation, filters: Filters, *, long: bool) -> Answer:
        """Answer a question."""
        return self._answerer.answer(question, conversation=conversation, filters=filters, long=long)

    def shown(self, passage_id: str) -> ShownPassage:
        """Return a passage with its source and codes.

        Raises:
            NotFound: there is no such passage.
        """
        passage = self._shelf.passages([passage_id]).get(passage_id)
        if passage is None:
            raise NotFound(f"There is no passage '{passage_id}' in the library.")
        source = self._shelf.sources([passage.source])[passage.source]
        return ShownPassage(
            passage,
            source,
            self._citing.short(source),
            self._citing.full(source),
            tuple(self._codes(passage)),
            confidential=any(
                pack.id == passage.pack and pack.sensitivity == "confidential" for pack in self._shelf.packs()
            ),
        )

    def _codes(self, passage: Passage) -> list[Code]:
        themes = self._shelf.themes()
        by_id = themes.theme_by_id if themes else {}
        told = [Code("Theme", t, by_id[t].label, by_id[t].description) for t in passage.themes if t in by_id]
        index = self._space.index
        for ident in passage.cfir:
            construct = index.document("cfir", ident, CfirConstruct)
            told.append(Code("CFIR", ident, construct.name, construct.definition))
        for ident in passage.npt:
            component = index.document("npt", ident, NptComponent)
            told.append(Code("NPT", ident, component.name, component.definition))
        return told

    def alike(self, passage: Passage, most: int = 8) -> Nearby:
        """Find passages that say much the same."""
        ranking = self._retriever.search(passage.claim or passage.text, limit=most + 1)
        ids = [ranked.id for ranked in ranking.passages if passage.id not in (ranked.id, *ranked.same_as)]
        return self._nearby("More like this", ids[:most])

    def otherwise(self, passage: Passage) -> Nearby:
        """Find passages on the same matter that point the other way."""
        wanted = OPPOSITE.get(passage.direction)
        if wanted is None:
            return Nearby(f"This passage takes no side (direction: {passage.direction}).")
        text = passage.claim or passage.text
        limits = [
            Filters(direction=(wanted,), **{facet: codes})
            for facet, codes in (("theme", passage.themes), ("cfir", passage.cfir), ("npt", passage.npt))
            if codes
        ]
        ids = [
            ranked.id
            for filters in limits
            for ranked in self._retriever.search(text, filters=filters, limit=NEARBY).passages
        ]
        found = self._shelf.passages(list(dict.fromkeys(ids)))
        against = otherwise(passage, (found[ident] for ident in dict.fromkeys(ids)))
        title = (
            f"Who says otherwise ({wanted})" if against else f"Nothing on the same matter is coded {wanted}."
        )
        return self._nearby(title, [other.id for other in against])

    def _nearby(self, title: str, ids: list[str]) -> Nearby:
        passages = self._shelf.passages(ids)
        sources = self._shelf.sources(list({passage.source for passage in passages.values()}))
        return Nearby(
            title,
            tuple((passages[ident], self._citing.short(sources[passages[ident].source])) for ident in ids),
        )

    def finder(self) -> EvidenceFinder:
        """Return what finds and lists passages for the evidence screen."""
        from cc_assistant.tui.evidence_finder import EvidenceFinder

        return EvidenceFinder(self._space.index, self._space.browser, self._retriever)

    def of_source(self, source: str) -> tuple[str, tuple[str, ...]]:
        """Return a source's short form and the ids of its passages.

        Raises:
            NotFound: there is no such source.
        """
        forms = self._space.browser.short_forms
        if source not in forms:
            raise NotFound(f"There is no source '{source}' in the library.")
        positions = (self._space.sources == list(forms).index(source)).nonzero()[0]
        return forms[source], tuple(self._space.index.ids(positions))

    def entries(self) -> tuple[Entry, ...]:
        """Return everything in the library that has a name, in the order in which it is offered."""
        from cc_assistant.tui.catalogue import Entry

        index, lexicon = self._space.index, self._space.lexicon
        themes = self._shelf.themes()
        found = [
            *(
                Entry("theme", theme.id, theme.label, theme.label)
                for theme in (themes.themes if themes else ())
            ),
            *(
                Entry("cfir" if code.facet == "cfir" else "npt", code.id, code.name, code.name)
                for code in self._space.codes
            ),
            *(
                Entry("word", term.id, term.term, " ".join((term.term, *term.synonyms)))
                for term in lexicon.terms.values()
            ),
        ]
        for ident, source in index.sources().items():
            short = self._space.browser.short_forms[ident]
            found.append(
                Entry("source", ident, f"{short}. {source.title}", f"{short} {source.title} {ident}")
            )
        return tuple(replace(entry, folded=entry.folded.casefold()) for entry in found)

    def choices(self) -> tuple[Choice, ...]:
        """Return every value that a filter can have, with the name that people know."""
        themes = self._shelf.themes()
        names = {("theme", theme.id): theme.label for theme in (themes.themes if themes else ())}
        names |= {(code.facet, code.id): code.name for code in self._space.codes}
        return tuple(
            Choice(facet, value, names.get((facet, value), value.replace("-", " ")))
            for facet in FACETS
            for value in sorted(self._space.index.facet_values(facet))
        )

    def suggestions(self, most: int = 6) -> tuple[str, ...]:
        """Return questions that passages are known to answer, one for each group of themes."""
        themes = self._shelf.themes()
        if themes is None:
            return ()
        found: dict[str, str] = {}
        for theme in themes.themes:
            if theme.group not in found:
                positions = self._space.index.facet_bits("theme", theme.id).nonzero()[0][:LOOKED_AT]
                asks = [
                    ask
                    for passage in self._space.index.passages(positions)
                    for ask in passage.asks
                    if ask.endswith("?")
                ]
                if asks:
                    found[theme.group] = min(asks, key=len)  # the shortest is the easiest to take in
        order = {group.id: group.order for group in themes.groups}
        chosen = [ask for _, ask in sorted(found.items(), key=lambda entry: order.get(entry[0], 0))]
        return tuple(dict.fromkeys(chosen))[:most]
