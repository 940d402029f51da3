"""A small library made by hand, with texts that files and screens are tempted to obey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cc_assistant.domain.evidence_table import EvidenceRequest, EvidenceTable
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ranking import Noticed, Ranked, Ranking, Span, Support, Understanding
from cc_assistant.domain.reference import short_forms
from cc_assistant.domain.source import ReadDepth, Source
from cc_assistant.quotes.table import Quotes

HOSTILE = (
    "[laughs] [/b] [link=x]y[/link] <script>alert(1)</script> & *bold* | \u202eright\u202c "
    "שלום مرحبا e\u0301 👩‍👩‍👧 \x1b[31mred\x07 ende"
)


def source(
    ident: str = "able2020", *, year: int | None = 2020, read: ReadDepth = "abstract", title: str = "A study"
) -> Source:
    return Source(
        id=ident,
        title=f"{title} of {ident}",
        authors=("Able A", "Baker BC"),
        year=year,
        container="A Journal",
        doi=None,
        url=f"https://example.org/{ident}",
        kind="qualitative-study",
        country=("England", "Wales"),
        setting="two districts",
        sample="12 interviews",
        licence=None,
        read=read,
    )


def passage(
    ident: str, source_id: str = "able2020", *, claim: str | None = "Roles were unclear.", text: str = "Text."
) -> Passage:
    return Passage(
        id=ident,
        source=source_id,
        pack="made",
        locator="p. 4",
        claim=claim,
        text=text,
        phase=("operation",),
        pandemic="during",
        perspective=("link-worker",),
        direction="barrier",
        themes=("roles",),
        cfir=("inner-setting.culture",),
        npt=("coherence.differentiation",),
        case="wtw",
    )


SOURCES = {
    entry.id: entry
    for entry in (source(), source("cole2018", year=2018, read="full-text"), source("undated", year=None))
}
PASSAGES = {
    entry.id: entry
    for entry in (
        passage("able-1", text="They said so. Twice."),
        passage("able-2", claim=None, text=f"- {HOSTILE}\nA second line."),
        passage("cole-1", "cole2018", claim="=1+1", text="@SUM(A1)"),
        passage("undated-1", "undated"),
    )
}
NAMES = {
    ("theme", "roles"): "What the job is",
    ("cfir", "inner-setting.culture"): "Culture",
    ("npt", "coherence.differentiation"): "Differentiation",
    ("case", "wtw"): "Ways to Wellness",
}
PACK = Manifest(
    id="made",
    title="Made by hand",
    version="1",
    licence="CC0",
    sensitivity="public",
    description="For tests.",
)


class MadeShelf:
    """Holds the passages above."""

    def __init__(self, pack: Manifest = PACK) -> None:
        self._pack = pack

    def passages(self, ids: Sequence[str]) -> Mapping[str, Passage]:
        return {ident: PASSAGES[ident] for ident in ids if ident in PASSAGES}

    def sources(self, ids: Sequence[str]) -> Mapping[str, Source]:
        return {ident: SOURCES[ident] for ident in ids if ident in SOURCES}

    def passing(self, filters: Filters) -> Sequence[str]:
        return list(PASSAGES)

    def packs(self) -> Sequence[Manifest]:
        return [self._pack]


class MadeLabels:
    """Names the codes above."""

    def label(self, facet: str, value: str) -> str:
        return NAMES.get((facet, value), value)


class MadeCiting:
    """Writes simple references."""

    def shorts(self, sources: Sequence[Source]) -> Mapping[str, str]:
        return short_forms(sources)

    def full(self, source: Source, style: str) -> str:
        return f"{', '.join(source.authors)}. {source.title}. {source.year or 'n.d.'}. ({style})"


def ranking(question: str, *, filters: Filters, limit: int) -> Ranking:
    """Rank the passages above, one of them by a span of its text."""
    noticed = Noticed(facet="perspective", value="link-worker", label="link worker", words="workers")
    parts = {"words": 0.1, "passage": 0.2, "sentence": 0.1, "ask": 0.4, "place": 0.0, "source": -0.01}
    hits = (
        Ranked(
            id="able-1",
            score=0.9,
            parts=parts,
            best=Span(field="text", start=14, end=20),
            same_as=("undated-1",),
        ),
        Ranked(
            id="able-2",
            score=0.8,
            parts=parts,
            best=Span(field="text", start=0, end=len(PASSAGES["able-2"].text)),
        ),
        Ranked(id="cole-1", score=0.7, parts={"words": 0.7}, best=Span(field="claim", start=0, end=4)),
    )
    return Ranking(
        understanding=Understanding(
            text=question,
            standalone=f"{question} (understood)",
            canonical=question,
            topic=question,
            noticed=(noticed,),
        ),
        support=Support(nearest=0.8, asked=0.8, topical=0.8, covered=1, strange=0, unmet=0),
        passages=hits[:limit],
        themes={},
        searched_by="meaning and words",
        considered=4,
        timing_ms={},
    )


def quotes(pack: Manifest = PACK) -> Quotes:
    return Quotes(ranking, MadeShelf(pack), MadeLabels(), MadeCiting())


def asked() -> EvidenceTable:
    """The table of a question with a filter."""
    request = EvidenceRequest(
        question='What is "clear"?', filters=Filters(phase=("operation",), year_from=2018), made="2026-03-31"
    )
    return quotes().table(request)
