"""Pages of the two frameworks: what each construct means, and what the library holds of it."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.coverage import CodeCoverage
from cc_assistant.domain.frame import CfirConstruct, CfirDomain, NptComponent, NptMechanism
from cc_assistant.domain.passage import Passage
from cc_assistant.site import places
from cc_assistant.site.cards import Cards, Link
from cc_assistant.site.page import Page
from cc_assistant.site.theme_pages import by_direction

_TRAIL = (("Frameworks", places.FRAMES),)


def pages(cards: Cards) -> Iterator[Page]:
    """Yield the overview with its picture, and the page of each construct and component."""
    library = cards.stock.library
    if library.cfir is None or library.npt is None:
        return
    counts = {code.id: code for code in (*cards.stock.coverage.cfir, *cards.stock.coverage.npt)}
    cfir = [
        (domain, [(one, counts[one.id]) for one in library.cfir.constructs if one.domain == domain.id])
        for domain in library.cfir.domains
    ]
    npt = [
        (
            mechanism,
            [(one, counts[one.id]) for one in library.npt.components if one.mechanism == mechanism.id],
        )
        for mechanism in library.npt.mechanisms
    ]
    yield Page(
        places.FRAMES,
        "frames",
        "Frameworks",
        cfir=cfir,
        npt=npt,
        total=cards.stock.coverage.total,
        contexts=library.npt.contexts,
        outcomes=library.npt.outcomes,
    )
    for domain, constructs in cfir:
        for construct, amount in constructs:
            yield _construct(cards, domain, construct, amount)
    for mechanism, components in npt:
        for component, amount in components:
            yield _component(cards, mechanism, component, amount)


def _construct(cards: Cards, domain: CfirDomain, one: CfirConstruct, amount: CodeCoverage) -> Page:
    parts = [other for other in cards.constructs.values() if other.parent == one.id]
    ids = {one.id, *(part.id for part in parts)}
    held = [passage for passage in cards.stock.library.passages if ids & set(passage.cfir)]
    parent = cards.constructs.get(one.parent) if one.parent else None
    return _code(
        cards,
        "cfir",
        one,
        amount,
        held,
        group=f"CFIR, {domain.name}",
        about_group=domain.in_this_project,
        ask="",
        parts=[Link(part.name, places.code("cfir", part.id)) for part in parts],
        parent=Link(parent.name, places.code("cfir", parent.id)) if parent else None,
        near=(),
    )


def _component(cards: Cards, mechanism: NptMechanism, one: NptComponent, amount: CodeCoverage) -> Page:
    held = [passage for passage in cards.stock.library.passages if one.id in passage.npt]
    return _code(
        cards,
        "npt",
        one,
        amount,
        held,
        group=f"NPT, {mechanism.name}",
        about_group=mechanism.plain,
        ask=one.ask,
        parts=[],
        parent=None,
        near=cards.codes(one.cfir_near, ()),
    )


def _code(
    cards: Cards,
    frame: str,
    one: CfirConstruct | NptComponent,
    amount: CodeCoverage,
    held: list[Passage],
    **values: object,
) -> Page:
    toolkit = cards.stock.library.toolkit
    found = cards.first_told(held)
    return Page(
        places.code(frame, one.id),
        "code",
        one.name,
        _TRAIL,
        summary=one.definition,
        one=one,
        instead=cards.named(one.code_instead),
        amount=amount,
        groups=by_direction(found),
        count=len(found),
        sources=len({card.source_page for card in found}),
        advice=[
            cards.advice[recommendation.id]
            for recommendation in (toolkit.recommendations if toolkit else ())
            if one.id in (recommendation.cfir if frame == "cfir" else recommendation.npt)
        ],
        **values,
    )
