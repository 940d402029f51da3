"""All files of the website, by their path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cc_assistant.site import (
    advice_pages,
    data_files,
    evidence_pages,
    frame_pages,
    glossary_pages,
    places,
    portrait_pages,
    theme_pages,
)
from cc_assistant.site.cards import Cards
from cc_assistant.site.page import Page
from cc_assistant.site.shades import in_dark, in_light
from cc_assistant.site.stock import Stock
from cc_assistant.site.templating import fill

STATIC = Path(__file__).parent / "static"
STYLES = "own/site.css"
SCRIPTS = {
    "interview": ("words", "days", "rules", "checklist", "steps", "sessions", "papers", "interview"),
    "search": ("words", "search"),
    "lost": ("lost",),
}
"""Scripts of the pages that run one, in the order in which they are loaded."""
SUMMARY = (
    "Advice, evidence and a checklist for people who set up or run support such as social prescribing, "
    "link workers and community connectors."
)
"""What search engines show of a page that has no sentence of its own."""

NAVIGATION = (
    ("Advice", places.ADVICE, "advice/"),
    ("Interview", places.INTERVIEW, "interview"),
    ("Evidence", places.EVIDENCE, "evidence/"),
    ("Themes", places.THEMES, "themes/"),
    ("Frameworks", places.FRAMES, "frames/"),
    ("Portraits", places.PORTRAITS, "portraits/"),
    ("Glossary", places.GLOSSARY, "glossary/"),
)
FOOTER = (
    ("About", places.ABOUT),
    ("Methods", places.METHODS),
    ("Limits", places.LIMITS),
    ("Licence", places.LICENCE),
)


def site_files(stock: Stock) -> Mapping[str, str]:
    """Return the text of every file of the website by its path, pages first."""
    cards = Cards(stock)
    files = {page.path: written(page, stock) for page in all_pages(cards)}
    files |= data_files.data_files(cards)
    for name, svg in {places.HEATMAP: stock.heatmap, **portrait_pages.picture_files(cards)}.items():
        files |= {name: in_light(svg), places.in_dark(name): in_dark(svg)}
    for file in sorted(STATIC.iterdir()):
        files[f"own/{file.name}"] = file.read_text(encoding="utf-8")
    return files


def all_pages(cards: Cards) -> Iterator[Page]:
    """Yield every page."""
    yield from _single(cards)
    yield from advice_pages.pages(cards)
    yield from theme_pages.pages(cards)
    yield from evidence_pages.pages(cards)
    yield from frame_pages.pages(cards)
    yield from portrait_pages.pages(cards)
    yield from glossary_pages.pages(cards)


def written(page: Page, stock: Stock) -> str:
    """Return the HTML of a page."""
    return fill(
        page.template,
        page.path,
        title=page.title,
        trail=page.trail,
        navigation=NAVIGATION,
        footer=FOOTER,
        places=places,
        styles=STYLES,
        scripts=SCRIPTS.get(page.template, ()),
        made=stock.made,
        program=stock.program,
        packs=stock.library.packs,
        summary=page.summary or SUMMARY,
        **page.values,
    )


def _single(cards: Cards) -> Iterator[Page]:
    library = cards.stock.library
    minutes = sum(section["minutes"] for section in cards.stock.rules["sections"])
    questions = cards.stock.rules["questions"]
    counts = {
        "passages": len(library.passages),
        "sources": len(library.sources),
        "told": len({passage.source for passage in library.passages}),
        "advice": len(cards.advice),
        "portraits": len(library.portraits),
        "terms": len(library.glossary.terms) if library.glossary else 0,
        "questions": len(questions),
        "quick": sum(question["short"] for question in questions),
        "minutes": minutes,
        "full_texts": sum(source.read == "full-text" for source in library.sources),
    }
    by_kind: dict[str, int] = {}
    for source in library.sources:
        by_kind[source.kind] = by_kind.get(source.kind, 0) + 1
    kinds = sorted(by_kind.items(), key=lambda pair: -pair[1])
    strengths: dict[str, int] = {}
    for card in cards.advice.values():
        strengths[card.strength] = strengths.get(card.strength, 0) + 1
    yield Page(places.START, "start", "Set up and run support that people trust", counts=counts)
    yield Page(places.INTERVIEW, "interview", "Interview", counts=counts)
    yield Page(places.SEARCH, "search", "Search the evidence", counts=counts)
    yield Page(places.ABOUT, "about", "About this website", counts=counts)
    yield Page(places.METHODS, "methods", "Methods", counts=counts, kinds=kinds, strengths=strengths)
    yield Page(places.LIMITS, "limits", "Limits", counts=counts, thin=cards.stock.coverage.thin)
    yield Page(places.LICENCE, "licence", "Licence", counts=counts)
    yield Page(places.LOST, "lost", "Page not found")
