"""Frames, strategies and themes: their parts fit together and are as many as they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.strategy import Strategies
from cc_assistant.domain.theme import Themes
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding
from cc_assistant.knowledge.pack_file import PackFile


def frame_findings(contents: Contents) -> Iterator[Finding]:
    """Yield what is wrong inside the frames, the strategies and the themes."""
    for file in contents.of_kind(layout.CFIR):
        yield from _cfir(file, file.model)
    for file in contents.of_kind(layout.NPT):
        yield from _npt(file, file.model)
    for file in contents.of_kind(layout.STRATEGIES):
        yield from _strategies(file, file.model)
    for file in contents.of_kind(layout.THEMES):
        yield from _themes(file, file.model)


def _cfir(file: PackFile, frame: CfirFrame) -> Iterator[Finding]:
    levels = Counter(construct.level for construct in frame.constructs)
    found = {
        "domains": len(frame.domains),
        "constructs": levels["construct"],
        "sub_constructs": levels["sub-construct"],
    }
    yield from _counted(file, frame.counts, found)
    for index, construct in enumerate(frame.constructs):
        above = construct.parent or construct.domain
        if not construct.id.startswith(f"{above}."):
            yield Finding(
                file, ("constructs", index, "id"), f"the id has to begin with '{above}.'", construct.id
            )
        if (construct.level == "sub-construct") != (construct.parent is not None):
            message = "a sub-construct has a parent, a construct has none"
            yield Finding(file, ("constructs", index, "parent"), message, construct.parent or "")


def _npt(file: PackFile, frame: NptFrame) -> Iterator[Finding]:
    found = {
        "contexts": len(frame.contexts),
        "mechanisms": len(frame.mechanisms),
        "components": len(frame.components),
        "outcomes": len(frame.outcomes),
        "primary_constructs": len(frame.contexts) + len(frame.mechanisms) + len(frame.outcomes),
    }
    yield from _counted(file, frame.counts, found)
    for index, component in enumerate(frame.components):
        if not component.id.startswith(f"{component.mechanism}."):
            message = f"the id has to begin with '{component.mechanism}.'"
            yield Finding(file, ("components", index, "id"), message, component.id)


def _strategies(file: PackFile, held: Strategies) -> Iterator[Finding]:
    found = {"strategies": len(held.strategies), "clusters": len(held.clusters)}
    yield from _counted(file, held.counts, found)
    sizes = Counter(strategy.cluster for strategy in held.strategies)
    for index, cluster in enumerate(held.clusters):
        if sizes[cluster.id] != cluster.strategies:
            message = f"says {cluster.strategies} strategies, but {sizes[cluster.id]} are in this cluster"
            yield Finding(file, ("clusters", index, "strategies"), message, cluster.strategies)


def _counted(file: PackFile, says: Frozen, found: Mapping[str, int]) -> Iterator[Finding]:
    for name, number in found.items():
        said = getattr(says, name)
        if said != number:
            yield Finding(file, ("counts", name), f"says {said}, but there are {number}", said)


def _themes(file: PackFile, held: Themes) -> Iterator[Finding]:
    related = {theme.id: set(theme.related) for theme in held.themes}
    for index, theme in enumerate(held.themes):
        for position, other in enumerate(theme.related):
            way = ("themes", index, "related", position)
            if other == theme.id:
                yield Finding(file, way, "a theme is not related to itself", other)
            elif other in related and theme.id not in related[other]:
                yield Finding(
                    file, way, f"'{other}' does not list '{theme.id}' as related: list both or none", other
                )
