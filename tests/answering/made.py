"""A small library made by hand, for the parts of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cc_assistant.answering.evidence import Evidence
from cc_assistant.domain.evidence_link import Bearing, EvidenceLink
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.passage import Direction, Passage, Perspective
from cc_assistant.domain.ranking import Ranked, Ranking, Span, Support, Understanding
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.domain.source import ReadDepth, Source, SourceKind
from cc_assistant.domain.theme import Theme, ThemeGroup, Themes

GOOD = Support(nearest=0.8, asked=0.8, topical=0.8, covered=1, strange=0, unmet=0)
NONE = Support(
    nearest=0.1, asked=0.1, topical=0.1, covered=0, strange=0.8, unmet=0, unknown_words=("lasagne",)
)


def source(
    ident: str = "s1",
    *,
    year: int | None = 2020,
    kind: SourceKind = "qualitative-study",
    country: tuple[str, ...] = ("England",),
    read: ReadDepth = "abstract",
    doi: str | None = None,
) -> Source:
    return Source(
        id=ident,
        title=f"The study {ident}",
        authors=("Able A",),
        year=year,
        container=None,
        doi=doi,
        url=None,
        kind=kind,
        country=country,
        setting=None,
        sample=None,
        licence=None,
        read=read,
    )


def piece(
    ident: str,
    claim: str | None = None,
    text: str = "Some text.",
    *,
    of: Source | None = None,
    score: float = 1.0,
    parts: Mapping[str, float] | None = None,
    best: Span | None = None,
    themes: tuple[str, ...] = (),
    direction: Direction = "neutral",
    cfir: tuple[str, ...] = (),
    perspective: tuple[Perspective, ...] = (),
    asks: tuple[str, ...] = (),
) -> Evidence:
    origin = of or source(f"s-{ident}")
    passage = Passage(
        id=ident,
        source=origin.id,
        pack="made",
        locator=f"page {len(ident)}",
        claim=claim,
        text=text,
        themes=themes,
        direction=direction,
        cfir=cfir,
        perspective=perspective,
        asks=asks,
    )
    span = best or Span(field="text", start=0, end=len(passage.text))
    return Evidence(Ranked(id=ident, score=score, parts=dict(parts or {}), best=span), passage, origin)


def themes(*ids: str) -> Themes:
    return Themes(
        groups=(ThemeGroup(id="all", label="All", order=1),),
        themes=tuple(
            Theme(id=i, label=f"On {i}", description="-", group="all", related=(), asked_as=()) for i in ids
        ),
    )


def ranking(
    evidence: Sequence[Evidence],
    *,
    question: str = "What helps?",
    support: Support = GOOD,
    searched_by: str = "meaning and words",
    near: Mapping[str, float] | None = None,
) -> Ranking:
    return Ranking(
        understanding=Understanding(text=question, standalone=question, canonical=question, topic="help"),
        support=support,
        passages=tuple(piece.ranked for piece in evidence),
        themes=dict(near or {}),
        searched_by=searched_by,
        considered=len(evidence),
        timing_ms={"search": 1.0},
    )


def recommendation(ident: str) -> Recommendation:
    return Recommendation(
        id=ident,
        title=f"Do {ident}",
        rationale="-",
        steps=("-",),
        phase="operation",
        lead_time_weeks=0,
        who=("manager",),
        priority="must",
        effort="S",
        depends_on=(),
        cfir=(),
        npt=(),
        eric=(),
        themes=(),
        evidence_themes=(),
        applies_when="always",
        done_when="-",
    )


def link(ident: str, *excerpts: str) -> EvidenceLink:
    return EvidenceLink(
        recommendation=ident,
        supports=tuple(Bearing(excerpt=excerpt, because="-") for excerpt in excerpts),
        qualifies=(),
        strength="weak",
        basis="-",
    )


class MadeShelf:
    """A shelf of some evidence. Claims are alike as far as ``alike_as`` says; 1 for one with itself."""

    def __init__(
        self,
        evidence: Sequence[Evidence],
        *,
        labels: Themes | None = None,
        advice: Sequence[tuple[Recommendation, EvidenceLink]] = (),
        alike_as: Mapping[frozenset[str], float] | None = None,
        packs: Sequence[Manifest] = (),
    ) -> None:
        self._packs = packs
        self._passages = {piece.id: piece.passage for piece in evidence}
        self._sources = {piece.source.id: piece.source for piece in evidence}
        self._labels = labels
        self._advice = advice
        self._alike = dict(alike_as or {})

    def passages(self, ids: Sequence[str]) -> Mapping[str, Passage]:
        return {ident: self._passages[ident] for ident in ids if ident in self._passages}

    def sources(self, ids: Sequence[str]) -> Mapping[str, Source]:
        return {ident: self._sources[ident] for ident in ids if ident in self._sources}

    def themes(self) -> Themes | None:
        return self._labels

    def packs(self) -> Sequence[Manifest]:
        return self._packs

    def advice_on(self, passages: Sequence[str]) -> Sequence[tuple[Recommendation, EvidenceLink]]:
        return [(r, link) for r, link in self._advice if {b.excerpt for b in link.supports} & set(passages)]

    def alike(self, ids: Sequence[str]) -> Sequence[Sequence[float]]:
        return [[1.0 if a == b else self._alike.get(frozenset((a, b)), 0.0) for b in ids] for a in ids]
