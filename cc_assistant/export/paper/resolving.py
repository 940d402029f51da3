"""Turns ids into words: what papers are made with, from values of the domain alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from cc_assistant.domain.checklist import Checklist, DateCheck, Item, ItemEvidence, Support
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.paper import (
    EFFORT_WEEKS,
    Cited,
    DateOnPaper,
    LateOnPaper,
    Named,
    PaperEvidence,
    PaperFirstStep,
    PaperItem,
    PaperReference,
)
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.questionnaire import Question, Questionnaire, Section
from cc_assistant.domain.recommendation import Toolkit
from cc_assistant.domain.source import Source
from cc_assistant.text.checklist_words import due_words, role_words


@dataclass(frozen=True)
class Known:
    """What ids stand for.

    Attributes:
        questions: by id, in the order in which they are asked.
        sections: by id.
        roles: what each role is, by id.
        labels: names of CFIR and NPT codes by id.
        passage: finds a passage and its source by the id of the passage.
        full: writes the reference of a source.
    """

    questions: Mapping[str, Question]
    sections: Mapping[str, Section]
    roles: Mapping[str, str]
    labels: Mapping[str, str]
    passage: Callable[[str], tuple[Passage, Source]]
    full: Callable[[Source], str]


def known_of(
    questionnaire: Questionnaire,
    toolkit: Toolkit,
    frames: tuple[CfirFrame | None, NptFrame | None],
    passage: Callable[[str], tuple[Passage, Source]],
    full: Callable[[Source], str],
) -> Known:
    """Return what ids stand for; a frame may be absent."""
    cfir, npt = frames
    return Known(
        questions={one.id: one for one in questionnaire.questions},
        sections={one.id: one for one in questionnaire.sections},
        roles=toolkit.roles,
        labels={
            **({code.id: code.name for code in cfir.constructs} if cfir else {}),
            **({code.id: code.name for code in npt.components} if npt else {}),
        },
        passage=passage,
        full=full,
    )


@dataclass
class References:
    """Numbers sources in the order in which they are first cited."""

    known: Known
    _sources: dict[str, Source] = field(default_factory=dict)
    _passages: dict[str, dict[str, None]] = field(default_factory=dict)

    def cited(self, support: Support) -> Cited:
        """Return a passage with the number of its source."""
        passage, source = self.known.passage(support.passage)
        self._sources.setdefault(source.id, source)
        self._passages.setdefault(source.id, {})[passage.id] = None
        number = list(self._sources).index(source.id) + 1
        return Cited(number=number, passage=passage.id, locator=passage.locator, because=support.because)

    def evidence(self, of: ItemEvidence | None) -> PaperEvidence | None:
        """Return the evidence of an item with its numbers."""
        if of is None:
            return None
        return PaperEvidence(
            strength=of.strength,
            basis=of.basis,
            supports=tuple(map(self.cited, of.supports)),
            qualifies=tuple(map(self.cited, of.qualifies)),
        )

    def all(self) -> tuple[PaperReference, ...]:
        """Return what was cited, by number."""
        return tuple(
            PaperReference(
                number=number,
                source=source.id,
                text=self.known.full(source),
                read=source.read,
                country=source.country,
                passages=tuple(self._passages[source.id]),
            )
            for number, source in enumerate(self._sources.values(), start=1)
        )


def paper_items(checklist: Checklist, known: Known, references: References) -> tuple[PaperItem, ...]:
    """Return the items of a checklist in words; evidence is cited in their order."""
    numbers = {item.id: number for number, item in enumerate(checklist.items, start=1)}
    return tuple(_item(item, numbers, known, references) for item in checklist.items)


def date_on_paper(check: DateCheck | None, items: Sequence[PaperItem]) -> DateOnPaper | None:
    """Return whether the date holds, with numbers of items for their ids."""
    if check is None:
        return None
    numbers = {item.id: item.number for item in items}
    return DateOnPaper(
        holds=check.holds,
        words=check.words,
        weeks_left=check.weeks_left,
        earliest=check.earliest,
        late=tuple(
            LateOnPaper(number=numbers[one.item], weeks_needed=one.weeks_needed) for one in check.late
        ),
        could_go=tuple(numbers[id_] for id_ in check.could_go),
    )


def _item(item: Item, numbers: Mapping[str, int], known: Known, references: References) -> PaperItem:
    due = item.due
    return PaperItem(
        number=numbers[item.id],
        id=item.id,
        kind=item.kind,
        title=item.title,
        rationale=item.rationale,
        first_steps=tuple(
            PaperFirstStep(
                question=step.question,
                task=step.task,
                ask=tuple(map(role_words, step.ask)),
                day=step.due.day,
                when=due_words(step.due),
            )
            for step in item.first_steps
        ),
        steps=item.steps,
        done_when=item.done_when,
        phase=item.phase,
        priority=item.priority,
        raised=item.raised,
        pinned=item.pinned,
        check=item.check,
        day=due.day,
        when=due_words(due),
        starts=due.day - timedelta(weeks=EFFORT_WEEKS[item.effort]) if due.day else None,
        weeks=due.weeks if due.counted_from == "opening" else None,
        now=due.now,
        moved=due.moved,
        who=tuple(map(role_words, item.who)),
        effort=item.effort,
        needs=tuple(sorted(numbers[need] for need in item.needs)),
        cfir=_named(item.cfir, known),
        npt=_named(item.npt, known),
        because=tuple(reason.words for reason in item.because if reason.value is not None),
        untold=tuple(known.questions[name].text for name in item.untold),
        evidence=references.evidence(item.evidence),
        status=item.mark.status,
        reason=item.mark.reason,
        owner=item.mark.owner,
        note=item.mark.note,
        marked=item.mark.on,
    )


def _named(codes: Sequence[str], known: Known) -> tuple[Named, ...]:
    return tuple(Named(id=code, name=known.labels.get(code, code)) for code in codes)
