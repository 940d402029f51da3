"""Pages of the glossary, some letters to a page."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.glossary import Term
from cc_assistant.site import places
from cc_assistant.site.cards import Cards
from cc_assistant.site.page import Page

_ON_A_PAGE = 70
"""Terms: some 50 kilobytes."""


def pages(cards: Cards) -> Iterator[Page]:
    """Yield the list of all terms, and the pages that explain them."""
    library = cards.stock.library
    terms = library.glossary.terms if library.glossary else ()
    by_name = {f"{term.term} {term.id}": term for term in terms}
    letters = [
        (places.glossary(name), name.upper().replace("-", " to "), [by_name[one] for one in held])
        for name, held in places.spread(by_name, _ON_A_PAGE)
    ]
    page_of = {term.id: path for path, _, held in letters for term in held}
    named = {term.id: term for term in terms}
    yield Page(places.GLOSSARY, "glossary-index", "Glossary", letters=letters)
    for path, name, held in letters:
        yield Page(
            path,
            "glossary",
            f"Glossary {name}",
            (("Glossary", places.GLOSSARY),),
            terms=[(term, _others(term, named, page_of)) for term in held],
            letters=letters,
        )


def _others(term: Term, named: dict[str, Term], page_of: dict[str, str]) -> list[tuple[str, str, str]]:
    """What people mix up with a term: its name, its place, and why it is not the same."""
    return [
        (named[other.id].term, f"{page_of[other.id]}#{other.id}", other.why)
        for other in term.not_the_same_as
        if other.id in named
    ]
