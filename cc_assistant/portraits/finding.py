"""A finding about a service, whoever coded it: what counts and drafts are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cc_assistant.domain.coded_quote import CodedQuote
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.passage import Direction, Pandemic, Passage, Perspective, Phase


class Finding(NamedTuple):
    """One finding.

    Attributes:
        passages: ids of the passages that hold it; the first is cited.
        words: exactly as they stand in the passage.
        claim: what they say in one sentence; "" where nobody wrote one.
        who: who says it, in words; "" where that is not known.
        cited: its source and place, for people.
        domains: CFIR domains with what is told of each: a help, a hindrance, both or neither.
        components: NPT components.
        key: marked as a quote to be shown.
    """

    passages: tuple[str, ...]
    words: str
    claim: str
    who: str
    cited: str
    source: str
    phase: tuple[Phase, ...]
    pandemic: Pandemic
    domains: Mapping[str, Direction]
    constructs: tuple[str, ...]
    components: tuple[str, ...]
    key: bool = False


def of_passages(
    passages: Iterable[Passage], cfir: CfirFrame | None, same: Sequence[Sequence[str]] = ()
) -> list[Finding]:
    """Return passages of the library as findings; of several that tell the same, the first."""
    domain_of = {code.id: code.domain for code in cfir.constructs} if cfir else {}
    name_of = {code.id: code.name for code in cfir.constructs} if cfir else {}
    group_of = {name: group for group in same for name in group}
    seen: set[str] = set()
    found = []
    for passage in passages:
        if passage.id in seen:
            continue
        seen.update(group_of.get(passage.id, (passage.id,)))
        domains = {domain_of[code]: passage.direction for code in passage.cfir if code in domain_of}
        found.append(
            Finding(
                passages=(passage.id,),
                words=passage.text,
                claim=passage.claim or "",
                who=_people(passage.perspective),
                cited=f"{passage.source}, {passage.locator}",
                source=passage.source,
                phase=passage.phase,
                pandemic=passage.pandemic,
                domains=domains,
                constructs=tuple(name_of.get(code, code) for code in passage.cfir),
                components=passage.npt,
            )
        )
    return found


def of_quotes(quotes: Iterable[CodedQuote]) -> list[Finding]:
    """Return coded words as findings; where coders differ on a help and a hindrance, it is both."""
    found = []
    for quote in quotes:
        if not quote.passages:
            continue
        told: dict[str, list[Direction]] = {}
        constructs: dict[str, None] = {}
        components: dict[str, None] = {}
        for given in quote.given:
            if given.family == "cfir":
                told.setdefault(given.path[0].id, []).append(given.direction or "neutral")
                constructs[given.path[-1].name] = None
            elif given.family == "npt":
                components[given.path[-1].id] = None
        origin = quote.origin
        found.append(
            Finding(
                passages=quote.passages,
                words=quote.quote,
                claim=quote.claim,
                who=origin.role or _people(origin.perspective),
                cited=quote.cited,
                source=origin.source.id,
                phase=origin.phase,
                pandemic=origin.pandemic,
                domains={domain: _both(directions) for domain, directions in told.items()},
                constructs=tuple(constructs),
                components=tuple(components),
                key=quote.key,
            )
        )
    return found


def components_of(frame: NptFrame | None) -> dict[str, tuple[str, str]]:
    """Return the construct and the name of each NPT component by its id."""
    return {one.id: (one.mechanism, one.name) for one in frame.components} if frame else {}


def _both(directions: Sequence[Direction]) -> Direction:
    told = {one for one in directions if one != "neutral"}
    if not told:
        return "neutral"
    return told.pop() if len(told) == 1 else "mixed"


def _people(perspective: Sequence[Perspective]) -> str:
    return " and ".join(one.replace("-", " ") for one in perspective[:2])
