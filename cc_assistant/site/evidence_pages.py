"""Pages of the evidence: every source with its excerpts, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source
from cc_assistant.site import places
from cc_assistant.site.cards import READ, Cards
from cc_assistant.site.page import Page

_ON_A_PAGE = 110
"""Sources in a list: some 40 kilobytes."""


def pages(cards: Cards) -> Iterator[Page]:
    """Yield the pages of sources, and the lists that lead to them."""
    library = cards.stock.library
    held: dict[str, list[Passage]] = {source.id: [] for source in library.sources}
    for passage in library.passages:
        held[passage.source].append(passage)
    by_name = {f"{cards.stock.shorts[source.id]} {source.id}": source for source in library.sources}
    letters = list(places.spread(by_name, _ON_A_PAGE))
    lists = [(places.sources(name), name.upper().replace("-", " to "), held_) for name, held_ in letters]
    by_theme = [
        (theme.label, places.theme(theme.id)) for theme in (library.themes.themes if library.themes else ())
    ]
    yield Page(
        places.EVIDENCE,
        "evidence-index",
        "Evidence",
        lists=lists,
        themes=by_theme,
        passages=len(library.passages),
        sources=len(library.sources),
        told=sum(1 for passages in held.values() if passages),
        full=any(source.read == "full-text" for source in library.sources),
        read=[
            (words, sum(source.read == read for source in library.sources)) for read, words in READ.items()
        ],
    )
    for path, name, names in lists:
        yield Page(
            path,
            "sources",
            f"Sources {name}",
            (("Evidence", places.EVIDENCE),),
            lists=lists,
            sources=[
                (source, cards.stock.shorts[source.id], READ[source.read], len(held[source.id]))
                for source in (by_name[one] for one in names)
            ],
        )
    for source in library.sources:
        yield from _source(cards, source, held[source.id])


def _source(cards: Cards, source: Source, held: list[Passage]) -> Iterator[Page]:
    library = cards.stock.library
    ids = {passage.id for passage in held}
    used = [
        cards.advice[link.recommendation]
        for link in library.evidence_links
        if link.recommendation in cards.advice
        and any(one.excerpt in ids for one in (*link.supports, *link.qualifies))
    ]
    last = max((cards.parts[passage.id] for passage in held), default=1)
    parts = [(places.source(source.id, part), str(part), ()) for part in range(1, last + 1)]
    for part, (path, name, _) in enumerate(parts, 1):
        short = cards.stock.shorts[source.id]
        yield Page(
            path,
            "source",
            short if part == 1 else f"{short}, part {name}",
            (("Evidence", places.EVIDENCE),),
            summary=f"What {source.title} found, in plain words, with the place of each finding in it.",
            source=source,
            citation=cards.stock.citations[source.id],
            link=cards.stock.links[source.id],
            read=READ[source.read],
            facts=cards.about_source(source),
            passages=[cards.passages[passage.id] for passage in held if cards.parts[passage.id] == part],
            count=len(held),
            parts=parts if last > 1 else [],
            used=used,
        )
