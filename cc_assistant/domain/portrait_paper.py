"""A pen portrait with everything that it says and shows resolved: what files, screens and pages write.

Nothing here is invented: what the case, its portrait and its passages do not hold is absent, and ``left_out``
says so in words.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.paper import Named, PaperReference, Picture
from cc_assistant.domain.passage import Pandemic, Phase
from cc_assistant.domain.portrait_draft import Comment

SectionId = Literal[
    "opening",
    "initiation",
    "operation",
    "maintenance",
    "in_the_pandemic",
    "what_helped",
    "what_got_in_the_way",
    "what_others_can_take",
]
PartnerKind = Literal["health", "council", "voluntary", "research", "other"]
Placing = Literal["dated", "reckoned"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

PANDEMIC = (2020 + 2 / 12, 2022.0)
"""What a timeline marks, in years: March 2020, when the pandemic was declared, to the end of 2021."""


class CitedPassage(Frozen):
    """A passage that a sentence or event rests on.

    Attributes:
        number: that of its source in the references.
        passage: its id; "" where a whole source is cited.
        source: id of its source.
    """

    number: int
    passage: str
    source: str


class ToldSentence(Frozen):
    """A sentence of a portrait.

    Attributes:
        id: names it within the portrait, such as ``initiation-2``.
        cites: what it rests on, in order.
        trouble: what is wrong with its trace, in a draft; "" for nothing.
        comments: what advisers said of it, in a draft.
    """

    id: str
    text: str
    cites: tuple[CitedPassage, ...]
    trouble: str = ""
    comments: tuple[Comment, ...] = ()


class ToldSection(Frozen):
    """A part of the story; parts without a sentence are not told."""

    id: SectionId
    title: str
    sentences: tuple[ToldSentence, ...]


class Moment(Frozen):
    """An event of the service.

    Attributes:
        number: from 1, in the order of the case.
        date: as the source gives it.
        placing: ``reckoned`` where the date counts from the start of the service ("six years in").
        start: in years with fractions (June 2020 is 2020.42); None where no date can be told.
        end: of a date that is a span; the same as ``start`` for a point.
        cite: what it rests on; None where a draft names nothing yet.
        excerpts: ids of the passages of the case that come from its source.
    """

    number: int
    date: str
    placing: Placing
    start: float | None
    end: float | None
    phase: Phase
    event: str
    cite: CitedPassage | None
    excerpts: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The middle of its time, in years; 0 where no date can be told."""
        return ((self.start or 0) + (self.end or self.start or 0)) / 2


class Stretch(Frozen):
    """From when to when a phase lasts, in years, as its dated events tell."""

    phase: Phase
    start: float
    end: float


class Timeline(Frozen):
    """Events to scale. ``start`` and ``end`` are whole years; ``pandemic`` None where it lies outside."""

    start: int
    end: int
    moments: tuple[Moment, ...]
    stretches: tuple[Stretch, ...]
    pandemic: tuple[float, float] | None

    @property
    def placed(self) -> tuple[Moment, ...]:
        """Events that can be drawn, in the order of time."""
        found = [one for one in self.moments if one.start is not None]
        return tuple(sorted(found, key=lambda one: (one.middle, one.number)))

    @property
    def undated(self) -> tuple[Moment, ...]:
        """Events whose place in time the files do not tell."""
        return tuple(one for one in self.moments if one.start is None)


class Partner(Frozen):
    """Somebody whom the service works with; ``kind`` is read from the words of the name."""

    name: str
    kind: PartnerKind


class PartnerMap(Frozen):
    """Who works with whom. The files tie partners to the service, not to one another."""

    service: str
    host: str
    partners: tuple[Partner, ...]


class Balance(Frozen):
    """What helped and what got in the way, of one CFIR domain in one phase, counted in passages.

    A passage with several phases or domains counts in each. ``mixed`` tells of both.
    """

    phase: Phase
    domain: str
    name: str
    helped: int
    hindered: int
    mixed: int
    neutral: int
    passages: tuple[str, ...]


class WorkPart(Frozen):
    """How many passages tell of one NPT component."""

    id: str
    name: str
    count: int


class WorkCell(Frozen):
    """The work of one NPT construct in one phase, counted in passages."""

    phase: Phase
    mechanism: str
    name: str
    plain: str
    count: int
    components: tuple[WorkPart, ...]
    passages: tuple[str, ...]


class Basis(Frozen):
    """What the counts rest on: coded findings and their sources, and by time of the pandemic."""

    passages: int
    sources: int
    pandemic: dict[Pandemic, int]


class UsedPassage(Frozen):
    """A passage that the portrait cites, as lists of evidence tell it."""

    id: str
    number: int
    says: str
    locator: str


class PortraitPaper(Frozen):
    """A pen portrait.

    Attributes:
        case: id of the case; for a draft that of the user's own service.
        draft: people still work on it.
        confidential: words of a confidential pack are in it.
        facts: what is known of the service, names with what they say.
        figures: as the files give them.
        timeline: None where the files hold no event.
        partners: None where they name no partner.
        balance: a row for each domain and phase; empty where nothing is coded.
        work: a cell for each NPT construct and phase; empty where nothing is coded.
        left_out: what the files do not hold, in sentences.
    """

    paper: Literal["portrait"] = "portrait"
    case: str
    draft: bool = False
    confidential: bool = False
    title: str
    name: str
    place: str
    started: int | None
    made: date
    facts: tuple[Named, ...]
    figures: tuple[str, ...]
    note: str = ""
    sections: tuple[ToldSection, ...]
    timeline: Timeline | None
    partners: PartnerMap | None
    balance: tuple[Balance, ...]
    work: tuple[WorkCell, ...]
    basis: Basis
    left_out: tuple[str, ...]
    references: tuple[PaperReference, ...]
    passages: tuple[UsedPassage, ...]

    def section(self, name: SectionId) -> ToldSection | None:
        """Return a part of the story, or None where it is not told."""
        return next((one for one in self.sections if one.id == name), None)

    def mark(self, cite: CitedPassage) -> str:
        """Return how a text names a passage: the number of its source, with a letter where it has several."""
        held = next(one.passages for one in self.references if one.number == cite.number)
        several = len(held) > 1 and cite.passage in held
        return f"{cite.number}{_LETTERS[held.index(cite.passage) % 26] if several else ''}"

    def renumbered(self, by: int) -> PortraitPaper:
        """Return the same with higher numbers of its sources, so that none stands twice beside others."""

        def moved(cites: tuple[CitedPassage, ...]) -> tuple[CitedPassage, ...]:
            return tuple(one.model_copy(update={"number": one.number + by}) for one in cites)

        sections = tuple(
            section.model_copy(
                update={
                    "sentences": tuple(
                        one.model_copy(update={"cites": moved(one.cites)}) for one in section.sentences
                    )
                }
            )
            for section in self.sections
        )
        timeline = self.timeline and self.timeline.model_copy(
            update={
                "moments": tuple(
                    one.model_copy(update={"cite": moved((one.cite,))[0]}) if one.cite else one
                    for one in self.timeline.moments
                )
            }
        )
        return self.model_copy(
            update={
                "sections": sections,
                "timeline": timeline,
                "references": tuple(
                    one.model_copy(update={"number": one.number + by}) for one in self.references
                ),
                "passages": tuple(
                    one.model_copy(update={"number": one.number + by}) for one in self.passages
                ),
            }
        )

    @property
    def comments(self) -> tuple[tuple[ToldSentence, Comment], ...]:
        """Everything that advisers said, with the sentence that it is about."""
        return tuple(
            (sentence, comment)
            for section in self.sections
            for sentence in section.sentences
            for comment in sentence.comments
        )


class PortraitComparison(Frozen):
    """Portraits side by side, in the order in which they were named; no number of a source stands twice."""

    paper: Literal["portrait-comparison"] = "portrait-comparison"
    made: date
    portraits: Annotated[tuple[PortraitPaper, ...], Field(min_length=2)]


class PictureTable(Frozen):
    """What a picture shows as a table, for those who do not see it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Drawn(Frozen):
    """A picture with the same as a table."""

    picture: Picture
    table: PictureTable
