"""Passages, sources and recommendations as pages show them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cc_assistant.domain.frame import CfirConstruct, NptComponent
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.domain.source import Source
from cc_assistant.site import places
from cc_assistant.site.stock import Stock
from cc_assistant.text.checklist_words import EFFORT, PHASE, PRIORITY, STRENGTH
from cc_assistant.text.passage_words import PANDEMIC, PERSPECTIVE

PASSAGES_ON_A_PAGE = 30
"""Of one source: a document of the users' own may have hundreds."""
READ = {
    "abstract": "only the abstract was read",
    "page-beginning": "only the beginning of the page was read",
    "full-text": "read in full",
}
DIRECTION = {
    "barrier": "what got in the way",
    "facilitator": "what helped",
    "mixed": "mixed",
    "neutral": "neither for nor against",
}


_CODE = re.compile(r"\b[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*")


class Link(NamedTuple):
    """Words that lead to a page."""

    words: str
    page: str


@dataclass(frozen=True, slots=True)
class PassageCard:
    """A passage, ready to be shown."""

    id: str
    page: str
    claim: str
    text: str
    locator: str
    note: str
    source: str
    source_title: str
    source_page: str
    read: str
    inferred: bool
    direction: str
    facts: tuple[str, ...]
    themes: tuple[Link, ...]
    codes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AdviceCard:
    """A recommendation in a list."""

    id: str
    title: str
    page: str
    phase: str
    priority: str
    effort: str
    strength: str
    strength_id: str


@dataclass(frozen=True)
class Cards:
    """Makes them; each is made once.

    Args:
        stock: what the website is made of.
    """

    stock: Stock

    @cached_property
    def constructs(self) -> dict[str, CfirConstruct]:
        """CFIR constructs by id."""
        cfir = self.stock.library.cfir
        return {one.id: one for one in cfir.constructs} if cfir else {}

    @cached_property
    def components(self) -> dict[str, NptComponent]:
        """NPT components by id."""
        npt = self.stock.library.npt
        return {one.id: one for one in npt.components} if npt else {}

    @cached_property
    def passages(self) -> dict[str, PassageCard]:
        """Passages by id."""
        return {one.id: self._passage(one) for one in self.stock.library.passages}

    @cached_property
    def parts(self) -> dict[str, int]:
        """On which part of the pages of its source each passage stands."""
        seen: Counter[str] = Counter()
        found = {}
        for one in self.stock.library.passages:
            found[one.id] = 1 + seen[one.source] // PASSAGES_ON_A_PAGE
            seen[one.source] += 1
        return found

    @cached_property
    def advice(self) -> dict[str, AdviceCard]:
        """Recommendations by id, in the order of their file."""
        toolkit = self.stock.library.toolkit
        return {one.id: self._advice(one) for one in toolkit.recommendations} if toolkit else {}

    @cached_property
    def strengths(self) -> dict[str, str]:
        """How strong the evidence of each recommendation is, by its id."""
        return {link.recommendation: link.strength for link in reversed(self.stock.library.evidence_links)}

    def theme(self, name: str) -> Link:
        """The link to a theme."""
        themes = self.stock.library.themes
        return Link(themes.theme_by_id[name].label if themes else name, places.theme(name))

    def themes(self, names: Iterable[str]) -> tuple[Link, ...]:
        """The links to some themes."""
        return tuple(map(self.theme, names))

    def codes(self, cfir: Iterable[str], npt: Iterable[str]) -> tuple[Link, ...]:
        """The links to constructs and components."""
        return (
            *(Link(self.constructs[name].name, places.code("cfir", name)) for name in cfir),
            *(Link(self.components[name].name, places.code("npt", name)) for name in npt),
        )

    def first_told(self, passages: Iterable[Passage]) -> tuple[PassageCard, ...]:
        """Cards of passages; of those that tell one finding of one source only the first."""
        same = {name: group[0] for group in self.stock.library.same_findings for name in group}
        found: dict[str, PassageCard] = {}
        for one in passages:
            found.setdefault(same.get(one.id, one.id), self.passages[one.id])
        return tuple(found.values())

    def named(self, text: str) -> str:
        """Write codes that a text names by their ids as their names."""

        def name(match: re.Match[str]) -> str:
            code = self.constructs.get(match[0]) or self.components.get(match[0])
            return f"“{code.name}”" if code else match[0]

        return _CODE.sub(name, text)

    def about_source(self, source: Source) -> tuple[str, ...]:
        """What kind of source it is, where and with whom."""
        told = (source.kind.replace("-", " "), ", ".join(source.country), source.setting, source.sample)
        return tuple(part for part in told if part)

    def _passage(self, one: Passage) -> PassageCard:
        source = self.stock.library.source_by_id[one.source]
        by = ", ".join(PERSPECTIVE[name] for name in one.perspective)
        facts = (
            ", ".join(PHASE[name].lower() for name in one.phase),
            PANDEMIC[one.pandemic],
            f"about or by {by}" if by else "",
        )
        return PassageCard(
            id=one.id,
            page=places.passage(one.id, one.source, self.parts[one.id]),
            claim=one.claim or "",
            text=one.text,
            locator=one.locator,
            note=one.note or "",
            source=self.stock.shorts[one.source],
            source_title=source.title,
            source_page=places.source(one.source),
            read=READ[source.read],
            inferred=one.confidence == "inferred",
            direction=DIRECTION[one.direction],
            facts=tuple(fact for fact in facts if fact),
            themes=self.themes(one.themes),
            codes=self.codes(one.cfir, one.npt),
        )

    def _advice(self, one: Recommendation) -> AdviceCard:
        strength = self.strengths.get(one.id, "reasoning-only")
        return AdviceCard(
            id=one.id,
            title=one.title,
            page=places.advice(one.id),
            phase=PHASE[one.phase],
            priority=PRIORITY[one.priority],
            effort=EFFORT[one.effort],
            strength=STRENGTH[strength],  # type: ignore[index]
            strength_id=strength,
        )
