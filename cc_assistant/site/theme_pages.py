"""Pages of the themes: what each is about, the advice and the evidence on it."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.passage import Passage
from cc_assistant.site import places
from cc_assistant.site.cards import DIRECTION, Cards, PassageCard
from cc_assistant.site.page import Page


def pages(cards: Cards) -> Iterator[Page]:
    """Yield the list of themes and the page of each."""
    library = cards.stock.library
    themes = library.themes
    if themes is None:
        return
    held: dict[str, list[Passage]] = {theme.id: [] for theme in themes.themes}
    for passage in library.passages:
        for name in passage.themes:
            held[name].append(passage)
    advice: dict[str, list[str]] = {theme.id: [] for theme in themes.themes}
    for one in library.toolkit.recommendations if library.toolkit else ():
        for name in one.themes:
            advice[name].append(one.id)
    groups = [
        (
            group.label,
            [
                (theme, len(cards.first_told(held[theme.id])), len(advice[theme.id]))
                for theme in themes.themes
                if theme.group == group.id
            ],
        )
        for group in sorted(themes.groups, key=lambda group: group.order)
    ]
    yield Page(places.THEMES, "themes", "Themes", groups=groups)
    for theme in themes.themes:
        found = cards.first_told(held[theme.id])
        yield Page(
            places.theme(theme.id),
            "theme",
            theme.label,
            (("Themes", places.THEMES),),
            summary=theme.description,
            theme=theme,
            advice=[cards.advice[name] for name in advice[theme.id]],
            groups=by_direction(found),
            count=len(found),
            sources=len({card.source_page for card in found}),
            related=cards.themes(theme.related),
        )


def by_direction(found: tuple[PassageCard, ...]) -> list[tuple[str, list[PassageCard]]]:
    """Put passages under what they tell of: help, hindrance, both, neither."""
    groups = [
        (words, [card for card in found if card.direction == words])
        for words in (
            DIRECTION["facilitator"],
            DIRECTION["barrier"],
            DIRECTION["mixed"],
            DIRECTION["neutral"],
        )
    ]
    return [(f"{words[0].upper()}{words[1:]}", held) for words, held in groups if held]
