"""What helped and got in the way, and what work people did, counted from coded findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.passage import Pandemic, Phase
from cc_assistant.domain.portrait_paper import Balance, Basis, WorkCell, WorkPart
from cc_assistant.portraits.finding import Finding, components_of

_PHASES: tuple[Phase, ...] = get_args(Phase)


def balance_of(findings: Sequence[Finding], frame: CfirFrame | None) -> tuple[Balance, ...]:
    """Return helps and hindrances for each phase and CFIR domain; empty where none is coded."""
    if frame is None or not any(one.domains and one.phase for one in findings):
        return ()
    rows = []
    for phase in _PHASES:
        for domain in frame.domains:
            held = [one for one in findings if phase in one.phase and domain.id in one.domains]
            told = Counter(one.domains[domain.id] for one in held)
            rows.append(
                Balance(
                    phase=phase,
                    domain=domain.id,
                    name=domain.name,
                    helped=told["facilitator"],
                    hindered=told["barrier"],
                    mixed=told["mixed"],
                    neutral=told["neutral"],
                    passages=tuple(one.passages[0] for one in held),
                )
            )
    return tuple(rows)


def work_of(findings: Sequence[Finding], frame: NptFrame | None) -> tuple[WorkCell, ...]:
    """Return the work for each phase and NPT construct; empty where none is coded.

    A finding counts once in a cell, whatever the number of components that it has there.
    """
    known = components_of(frame)
    if frame is None or not any(one.components and one.phase for one in findings):
        return ()
    cells = []
    for construct in frame.mechanisms:
        for phase in _PHASES:
            held = [
                (one, parts)
                for one in findings
                if phase in one.phase
                and (parts := [code for code in one.components if known.get(code, ("",))[0] == construct.id])
            ]
            counts = Counter(code for _, parts in held for code in parts)
            cells.append(
                WorkCell(
                    phase=phase,
                    mechanism=construct.id,
                    name=construct.name,
                    plain=construct.plain,
                    count=len(held),
                    components=tuple(
                        WorkPart(id=code, name=known[code][1], count=many)
                        for code, many in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                    ),
                    passages=tuple(one.passages[0] for one, _ in held),
                )
            )
    return tuple(cells)


def basis_of(findings: Sequence[Finding]) -> Basis:
    """Return on how many coded findings, and of how many sources, the counts rest."""
    coded = [one for one in findings if one.domains or one.components]
    times = Counter(one.pandemic for one in coded)
    return Basis(
        passages=len(coded),
        sources=len({one.source for one in coded}),
        pandemic={name: times[name] for name in get_args(Pandemic) if times[name]},
    )
