"""Pages of the recommendations: each of them, and lists by phase, host, theme and construct."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from cc_assistant.domain.evidence_link import Bearing, EvidenceLink
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.site import places
from cc_assistant.site.cards import Cards, PassageCard
from cc_assistant.site.page import Page
from cc_assistant.text.checklist_words import EFFORT, PHASE, PRIORITY, STRENGTH, weeks_words

_TRAIL = (("Advice", places.ADVICE),)
_ABOUT_PHASE = {
    "initiation": "What has to be agreed, written and in place before the first person comes.",
    "operation": "What keeps the service good in its first months and years.",
    "maintenance": "What keeps it going: money, memory, growth, and leaving well.",
}


def pages(cards: Cards) -> Iterator[Page]:
    """Yield the pages of the advice."""
    library = cards.stock.library
    toolkit = library.toolkit
    if toolkit is None:
        return
    by_phase = {
        phase: [cards.advice[one.id] for one in toolkit.recommendations if one.phase == phase]
        for phase in get_args(Phase)
    }
    phases = [
        {"name": PHASE[phase], "about": _ABOUT_PHASE[phase], "page": places.phase(phase), "advice": held}
        for phase, held in by_phase.items()
    ]
    yield Page(places.ADVICE, "advice-index", "Advice", phases=phases, hosts=cards.stock.hosts)
    for phase, held in by_phase.items():
        yield Page(
            places.phase(phase),
            "advice-phase",
            PHASE[phase],
            _TRAIL,
            summary=_ABOUT_PHASE[phase],
            about=_ABOUT_PHASE[phase],
            groups=[
                (PRIORITY[priority], [card for card in held if card.priority == PRIORITY[priority]])
                for priority in ("must", "should", "could")
            ],
        )
    for host in cards.stock.hosts:
        yield Page(
            places.host(host.id),
            "advice-host",
            f"Your host: {host.label[0].lower()}{host.label[1:]}"
            if not host.label.startswith(("NHS", "GP"))
            else f"Your host: {host.label}",
            _TRAIL,
            host=host,
            adds=[cards.advice[name] for name in host.adds],
            raises=[cards.advice[name] for name in host.raises],
            others=[cards.advice[name] for name in host.others],
            hosts=cards.stock.hosts,
        )
    links = {link.recommendation: link for link in reversed(library.evidence_links)}
    for one in toolkit.recommendations:
        yield _recommendation(cards, one, links.get(one.id), toolkit.roles)


def _recommendation(
    cards: Cards, one: Recommendation, link: EvidenceLink | None, roles: dict[str, str]
) -> Page:
    toolkit = cards.stock.library.toolkit
    strategies = cards.stock.library.strategies
    named = {strategy.id: strategy.name for strategy in strategies.strategies} if strategies else {}
    brings = [
        question["text"]
        for place, question in enumerate(cards.stock.rules["questions"])
        if any(lead[0] == place and lead[1] == one.id for lead in cards.stock.rules["leads"])
    ]
    return Page(
        places.advice(one.id),
        "advice",
        one.title,
        (*_TRAIL, (PHASE[one.phase], places.phase(one.phase))),
        summary=one.rationale,
        one=one,
        priority=PRIORITY[one.priority],
        effort=EFFORT[one.effort],
        due=_due(one.lead_time_weeks),
        who=[(role, roles.get(role, "")) for role in one.who],
        strength=STRENGTH[link.strength if link else "reasoning-only"],
        strength_id=link.strength if link else "reasoning-only",
        basis=link.basis if link else "",
        supports=_bearings(cards, link.supports if link else ()),
        qualifies=_bearings(cards, link.qualifies if link else ()),
        before=[cards.advice[name] for name in one.depends_on],
        after=[
            cards.advice[other.id]
            for other in (toolkit.recommendations if toolkit else ())
            if one.id in other.depends_on
        ],
        themes=cards.themes(one.themes),
        codes=cards.codes(one.cfir, one.npt),
        strategies=[named[name] for name in one.eric if name in named],
        brings=brings,
    )


def _bearings(cards: Cards, bearings: tuple[Bearing, ...]) -> list[tuple[str, PassageCard]]:
    """Each passage with how it bears on the advice; one that no public pack holds is left out."""
    return [(one.because, cards.passages[one.excerpt]) for one in bearings if one.excerpt in cards.passages]


def _due(weeks: int) -> str:
    from cc_assistant.domain.checklist import Due

    return weeks_words(Due(day=None, weeks=weeks, counted_from="opening"))
