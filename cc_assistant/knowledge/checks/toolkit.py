"""The toolkit: evidence links, dependencies between recommendations, what answers lead to."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.evidence_link import EvidenceLink
from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.domain.recommendation import Toolkit
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.checks.ids import Ids, Spot
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding
from cc_assistant.knowledge.pack_file import PackFile

_FOR_ALL = ("dates", "pins")


def toolkit_findings(contents: Contents, ids: Ids) -> Iterator[Finding]:
    """Yield what is wrong between recommendations, their evidence and the questionnaire."""
    linked: set[str] = set()
    for file in contents.of_kind(layout.EVIDENCE_LINKS):
        yield from _links(file, file.model, linked)
    for file in contents.of_kind(layout.RECOMMENDATIONS):
        yield from _circles(file, file.model)
        yield from _without_link(file, file.model, linked)
    for file in contents.of_kind(layout.QUESTIONNAIRE):
        yield from _leads_somewhere(file, file.model, ids)


def _links(file: PackFile, links: tuple[EvidenceLink, ...], linked: set[str]) -> Iterator[Finding]:
    for index, link in enumerate(links):
        if link.recommendation in linked:
            message = f"'{link.recommendation}' has its evidence already: join the two entries"
            yield Finding(file, (index, "recommendation"), message, link.recommendation)
        linked.add(link.recommendation)
        supports = {bearing.excerpt for bearing in link.supports}
        for side, bearings in (("supports", link.supports), ("qualifies", link.qualifies)):
            seen: set[str] = set()
            for position, bearing in enumerate(bearings):
                way = (index, side, position, "excerpt")
                if side == "qualifies" and bearing.excerpt in supports:
                    message = f"'{bearing.excerpt}' both supports and qualifies '{link.recommendation}'"
                    yield Finding(file, way, message, bearing.excerpt)
                if bearing.excerpt in seen:
                    yield Finding(file, way, f"'{bearing.excerpt}' is listed twice", bearing.excerpt)
                seen.add(bearing.excerpt)
        if (link.strength == "reasoning-only") != (not link.supports):
            message = "the strength is 'reasoning-only' if, and only if, no excerpt supports"
            yield Finding(file, (index, "strength"), message, link.strength)


def _without_link(file: PackFile, toolkit: Toolkit, linked: set[str]) -> Iterator[Finding]:
    if not linked:
        return
    for index, recommendation in enumerate(toolkit.recommendations):
        if recommendation.id not in linked:
            message = f"'{recommendation.id}' has no entry in evidence-links.yaml"
            yield Finding(file, ("recommendations", index, "id"), message, recommendation.id)


def _circles(file: PackFile, toolkit: Toolkit) -> Iterator[Finding]:
    """Follow dependencies; each circle is told once, where its first member in the file stands."""
    needs = {item.id: item.depends_on for item in toolkit.recommendations}
    place = {item.id: index for index, item in enumerate(toolkit.recommendations)}
    done: set[str] = set()
    for start in needs:
        path: list[str] = []
        branches = [iter((start,))]
        while branches:
            item = next(branches[-1], None)
            if item is None:
                branches.pop()
                if path:
                    done.add(path.pop())
            elif item in path:
                circle = path[path.index(item) :]
                first = min(circle, key=lambda name: place[name])
                turn = circle.index(first)
                shown = " -> ".join([*circle[turn:], *circle[:turn], first])
                way = ("recommendations", place[first], "depends_on")
                yield Finding(file, way, f"waits for itself: {shown}", first)
            elif item in needs and item not in done:
                path.append(item)
                branches.append(iter(needs[item]))


def _leads_somewhere(file: PackFile, questionnaire: Questionnaire, ids: Ids) -> Iterator[Finding]:
    for index, question in enumerate(questionnaire.questions):
        for position, effect in enumerate(question.leads_to):
            way = ("questions", index, "leads_to", position, "rec")
            if effect.rec != "all":
                yield from ids.unknown("recommendation", Spot(effect.rec, file, way))
            elif effect.effect not in _FOR_ALL:
                message = f"'all' goes with the effects {' and '.join(_FOR_ALL)} only"
                yield Finding(file, way, message, effect.rec)
