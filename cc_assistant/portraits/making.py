"""Puts a portrait together: its story, events, partners and counts, with every citation resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, get_args

from cc_assistant.domain.case import Case
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.paper import Named, PaperReference
from cc_assistant.domain.passage import Passage, Phase
from cc_assistant.domain.portrait import Portrait
from cc_assistant.domain.portrait_draft import Comment
from cc_assistant.domain.portrait_paper import (
    CitedPassage,
    Moment,
    PortraitPaper,
    SectionId,
    ToldSection,
    ToldSentence,
    UsedPassage,
)
from cc_assistant.domain.source import Source
from cc_assistant.portraits.counting import balance_of, basis_of, work_of
from cc_assistant.portraits.dates import place, start_of
from cc_assistant.portraits.finding import Finding
from cc_assistant.portraits.partners import partner_map
from cc_assistant.portraits.timeline import timeline_of
from cc_assistant.text.portrait_words import PHASES, SECTIONS

FindPassage = Callable[[str], tuple[Passage, Source]]


class Happening(NamedTuple):
    """An event as a case or a draft gives it; ``excerpts`` and ``source`` are ids."""

    date: str
    phase: Phase
    event: str
    source: str
    excerpts: tuple[str, ...]


class Said(NamedTuple):
    """A sentence as a portrait or a draft gives it."""

    id: str
    text: str
    excerpts: tuple[str, ...]
    source: str = ""
    trouble: str = ""
    comments: tuple[Comment, ...] = ()


class Service(NamedTuple):
    """What is known of a service; what is empty is left out."""

    case: str
    title: str
    name: str
    place: str
    host: str
    model: str
    started: int | None
    served: str
    figures: tuple[str, ...]
    partners: tuple[str, ...]
    events: tuple[Happening, ...]
    note: str = ""
    draft: bool = False
    confidential: bool = False


@dataclass
class Citations:
    """Numbers sources in the order in which they are first cited.

    Args:
        passage: finds a passage and its source by the id of the passage.
        source: finds a source by its id.
        full: writes the reference of a source.
    """

    passage: FindPassage
    source: Callable[[str], Source]
    full: Callable[[Source], str]
    _sources: dict[str, Source] = field(default_factory=dict)
    _passages: dict[str, Passage] = field(default_factory=dict)

    def cite(self, passages: Iterable[str], source: str = "") -> tuple[CitedPassage, ...]:
        """Return passages, or a source where there are none, with the numbers of their sources."""
        made = [self._cite_passage(name) for name in passages]
        if not made and source:
            made = [self._numbered(self.source(source), "")]
        return tuple(made)

    def _cite_passage(self, name: str) -> CitedPassage:
        passage, source = self.passage(name)
        self._passages.setdefault(name, passage)
        return self._numbered(source, name)

    def _numbered(self, source: Source, passage: str) -> CitedPassage:
        self._sources.setdefault(source.id, source)
        number = list(self._sources).index(source.id) + 1
        return CitedPassage(number=number, passage=passage, source=source.id)

    def references(self) -> tuple[PaperReference, ...]:
        """Return what was cited, by number."""
        return tuple(
            PaperReference(
                number=number,
                source=source.id,
                text=self.full(source),
                read=source.read,
                country=source.country,
                passages=tuple(sorted(one.id for one in self._passages.values() if one.source == source.id)),
            )
            for number, source in enumerate(self._sources.values(), start=1)
        )

    def used(self) -> tuple[UsedPassage, ...]:
        """Return the passages that were cited, by the number of their source."""
        numbers = {name: number for number, name in enumerate(self._sources, start=1)}
        return tuple(
            UsedPassage(
                id=one.id,
                number=numbers[one.source],
                says=one.claim or one.text,
                locator=one.locator,
            )
            for one in sorted(self._passages.values(), key=lambda one: (numbers[one.source], one.id))
        )


def service_of(case: Case, portrait: Portrait) -> Service:
    """Return what the files hold of a published service."""
    by_source: dict[str, list[str]] = {}
    for name in case.excerpts:
        by_source.setdefault(name.rpartition("-")[0], []).append(name)
    return Service(
        case=case.id,
        title=portrait.title,
        name=case.name,
        place=case.place,
        host=case.host_organisation,
        model=case.model_of_delivery,
        started=case.started,
        served=case.people_served,
        figures=case.figures,
        partners=case.partners,
        events=tuple(
            Happening(one.date, one.phase, one.event, one.source, tuple(by_source.get(one.source, ())))
            for one in case.timeline
        ),
        note=case.note or "",
    )


def story_of(portrait: Portrait) -> dict[SectionId, tuple[Said, ...]]:
    """Return the sentences of a published portrait by section."""
    return {
        name: tuple(
            Said(f"{name}-{at}", one.text, one.excerpts, one.source or "")
            for at, one in enumerate(getattr(portrait, name), start=1)
        )
        for name in SECTIONS
    }


def make_paper(
    *,
    service: Service,
    story: dict[SectionId, tuple[Said, ...]],
    findings: Sequence[Finding],
    frames: tuple[CfirFrame | None, NptFrame | None],
    citations: Citations,
    made: date,
) -> PortraitPaper:
    """Return a portrait with everything resolved.

    Args:
        service: what is known of it.
        story: its sentences by section.
        findings: coded findings of the case, for the counts.
        frames: of CFIR and NPT.
        citations: numbers what is cited; a fresh one for each portrait.
        made: the day.

    Raises:
        NotFound: a sentence cites a passage or source that is not there.
    """
    sections = tuple(_section(name, story.get(name, ()), citations) for name in SECTIONS if story.get(name))
    started = start_of(service.started, [one.date for one in service.events])
    moments = tuple(_moment(at, one, started, citations) for at, one in enumerate(service.events, start=1))
    timeline = timeline_of(moments)
    balance = balance_of(findings, frames[0])
    work = work_of(findings, frames[1])
    facts = {
        "place": ("Where", service.place),
        "host": ("Host", service.host),
        "model": ("How it works", service.model),
        "started": ("Started", str(service.started) if service.started else ""),
        "served": ("People served", service.served),
    }
    return PortraitPaper(
        case=service.case,
        draft=service.draft,
        confidential=service.confidential,
        title=service.title,
        name=service.name,
        place=service.place,
        started=service.started,
        made=made,
        facts=tuple(Named(id=f"{key}:{name}", name=says) for key, (name, says) in facts.items() if says),
        figures=service.figures,
        note=service.note,
        sections=sections,
        timeline=timeline,
        partners=partner_map(service.name, service.host, service.partners),
        balance=balance,
        work=work,
        basis=basis_of(findings),
        left_out=tuple(_left_out(service, story, moments, findings)),
        references=citations.references(),
        passages=citations.used(),
    )


def _section(name: SectionId, said: Sequence[Said], citations: Citations) -> ToldSection:
    return ToldSection(
        id=name,
        title=SECTIONS[name],
        sentences=tuple(
            ToldSentence(
                id=one.id,
                text=one.text,
                cites=citations.cite(one.excerpts, one.source),
                trouble=one.trouble,
                comments=one.comments,
            )
            for one in said
        ),
    )


def _moment(number: int, event: Happening, started: float | None, citations: Citations) -> Moment:
    placed = place(event.date, started)
    # A case ties an event to a source: which of its passages tells of it is for readers to see.
    cites = citations.cite((), event.source) if event.source else citations.cite(event.excerpts[:1])
    return Moment(
        number=number,
        date=event.date,
        placing=placed.placing if placed else "dated",
        start=placed.start if placed else None,
        end=placed.end if placed else None,
        phase=event.phase,
        event=event.event,
        cite=cites[0] if cites else None,
        excerpts=event.excerpts,
    )


def _left_out(
    service: Service,
    story: dict[SectionId, tuple[Said, ...]],
    moments: Sequence[Moment],
    findings: Sequence[Finding],
) -> Iterable[str]:
    """Say what the files do not hold."""
    empty = {
        "place": service.place,
        "host": service.host,
        "people served": service.served,
        "figures": service.figures,
        "partners": service.partners,
        "dated events": service.events,
    }
    missing = [name for name, held in empty.items() if not held]
    if missing:
        yield f"The files hold nothing on: {', '.join(missing)}."
    told = [SECTIONS[name].casefold() for name in SECTIONS if not story.get(name)]
    if told:
        yield f"No sentence is written on: {', '.join(told)}."
    undated = [one for one in moments if one.start is None]
    if undated:
        yield (
            "On the timeline this is not drawn, because its date is not told: "
            + "; ".join(f"{one.event} ({one.date})" for one in undated)
            + "."
        )
    if without := sum(not one.phase for one in findings):
        yield f"{without} of {len(findings)} passages name no phase and are in no picture."
    if bare := sum(not (one.domains or one.components) for one in findings):
        yield f"{bare} of {len(findings)} passages are not coded and are in no picture."
    for phase in get_args(Phase):
        if findings and not any(phase in one.phase for one in findings):
            yield f"No passage is coded for {PHASES[phase].casefold()}."
    if service.partners:
        yield "The files tie each partner to the service; which partners work with one another is not told."
