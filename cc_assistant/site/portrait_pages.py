"""Pages of the pen portraits: the story of a service, each sentence with what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cc_assistant.domain.case import Case
from cc_assistant.domain.portrait import Portrait, Sentence
from cc_assistant.site import places
from cc_assistant.site.cards import Cards, Link
from cc_assistant.site.page import Page
from cc_assistant.text.checklist_words import PHASE

_PARTS = (
    ("opening", "The service"),
    ("initiation", PHASE["initiation"]),
    ("operation", PHASE["operation"]),
    ("maintenance", PHASE["maintenance"]),
    ("in_the_pandemic", "In the pandemic"),
    ("what_helped", "What helped"),
    ("what_got_in_the_way", "What got in the way"),
    ("what_others_can_take", "What others can take from it"),
)


class Told(NamedTuple):
    """A sentence and the places that it rests on."""

    text: str
    rests_on: tuple[Link, ...]


def pages(cards: Cards) -> Iterator[Page]:
    """Yield the list of portraits and each of them."""
    library = cards.stock.library
    cases = {case.id: case for case in library.cases}
    told = [(portrait, cases[portrait.case]) for portrait in library.portraits if portrait.case in cases]
    yield Page(places.PORTRAITS, "portraits", "Pen portraits", portraits=told)
    for portrait, case in told:
        yield _portrait(cards, portrait, case)


def _portrait(cards: Cards, portrait: Portrait, case: Case) -> Page:
    pictured = cards.stock.pictures.get(case.id)
    return Page(
        places.portrait(case.id),
        "portrait",
        portrait.title,
        (("Portraits", places.PORTRAITS),),
        summary=f"{case.name}, {case.place}: how it began, ran and kept going, with sources.",
        portrait=portrait,
        case=case,
        parts=[
            (name, heading, [_told(cards, sentence) for sentence in getattr(portrait, name)])
            for name, heading in _PARTS
            if getattr(portrait, name)
        ],
        numbered=[(number, _source(cards, source)) for number, source in pictured.sources]
        if pictured
        else [],
        pictures=[(one, places.picture(one.picture.name)) for one in (pictured.drawn if pictured else ())],
        events=[(event, PHASE[event.phase], _source(cards, event.source)) for event in case.timeline],
    )


def picture_files(cards: Cards) -> dict[str, str]:
    """Return the pictures of all portraits by their file."""
    return {
        places.picture(one.picture.name): one.picture.svg
        for pictured in cards.stock.pictures.values()
        for one in pictured.drawn
    }


def _told(cards: Cards, sentence: Sentence) -> Told:
    held = [cards.passages[name] for name in sentence.excerpts if name in cards.passages]
    of = Counter(card.source for card in held)
    rests_on = [
        Link(f"{card.source} ({card.id})" if of[card.source] > 1 else card.source, card.page) for card in held
    ]
    if sentence.source and sentence.source in cards.stock.shorts:
        rests_on.append(_source(cards, sentence.source))
    return Told(sentence.text, tuple(rests_on))


def _source(cards: Cards, source: str) -> Link:
    return Link(cards.stock.shorts[source], places.source(source))
