"""What leaves the interview as a paper: each value holds everything that its paper says, in words.

Names of roles and codes, texts of questions and numbers of references are resolved, so that those who
write files only write. Dates stay dates beside their words: a workbook and a calendar need them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from cc_assistant.domain.checklist import ItemKind, Readiness
from cc_assistant.domain.evidence_link import Strength
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.recommendation import Effort, Priority
from cc_assistant.domain.session import HowDecided, Note, Origin, Parked, Person, SessionKind, Status
from cc_assistant.domain.source import ReadDepth

EFFORT_WEEKS: dict[Effort, int] = {"S": 1, "M": 4, "L": 12}
"""Rule of thumb for how long something takes: days of work fill a week, weeks a month, months a quarter."""


class Named(Frozen):
    """Something with an id, and its name as people read it."""

    id: str
    name: str


class Cited(Frozen):
    """One passage for or against an item. ``number`` is that of its source in the references."""

    number: int
    passage: str
    locator: str
    because: str


class PaperReference(Frozen):
    """An entry of the references, in the style that is set.

    Attributes:
        number: as marks in the text name it.
        source: its id.
        text: the reference.
        read: how much of the source was read.
        country: where it comes from.
        passages: ids of the passages that the paper rests on.
    """

    number: int
    source: str
    text: str
    read: ReadDepth
    country: tuple[str, ...]
    passages: tuple[str, ...]


class PaperEvidence(Frozen):
    """What an item rests on: ``basis`` says why ``strength`` is what it is."""

    strength: Strength
    basis: str
    supports: tuple[Cited, ...]
    qualifies: tuple[Cited, ...]


class PaperFirstStep(Frozen):
    """What has to be found out first. ``ask`` are names of roles, ``when`` the date in words."""

    question: str
    task: str
    ask: tuple[str, ...]
    day: date | None
    when: str


class PaperItem(Frozen):
    """One item of a checklist, in words.

    Attributes:
        number: its place on the list, from 1; other items name it by that.
        day: when it is due; None while the day that it counts from is not known.
        when: the same in words, such as "by 4 March 2027" or "30 weeks before opening".
        starts: when work on it should begin, by the rule of thumb for its effort; None without ``day``.
        weeks: from opening (negative: before), where it is counted from opening.
        now: the day has passed and the item is open.
        who: names of roles; the first leads.
        needs: numbers of the items that come before.
        because: why it is on the list, in sentences.
        untold: texts of the questions that nobody answered and that could take it off.
        owner: whoever took it on, by name; "" while nobody did.
    """

    number: int
    id: str
    kind: ItemKind
    title: str
    rationale: str
    first_steps: tuple[PaperFirstStep, ...]
    steps: tuple[str, ...]
    done_when: str
    phase: Phase
    priority: Priority
    raised: bool
    pinned: bool
    check: bool
    day: date | None
    when: str
    starts: date | None
    weeks: int | None
    now: bool
    moved: bool
    who: tuple[str, ...]
    effort: Effort
    needs: tuple[int, ...]
    cfir: tuple[Named, ...]
    npt: tuple[Named, ...]
    because: tuple[str, ...]
    untold: tuple[str, ...]
    evidence: PaperEvidence | None
    status: Status
    reason: str
    owner: str
    note: str
    marked: date | None


class LateOnPaper(Frozen):
    """An item that cannot be done in time, by its number."""

    number: int
    weeks_needed: int


class DateOnPaper(Frozen):
    """Whether the opening date can hold; ``could_go`` are numbers of items."""

    holds: bool
    words: str
    weeks_left: int
    earliest: date | None
    late: tuple[LateOnPaper, ...]
    could_go: tuple[int, ...]


class ChecklistPaper(Frozen):
    """The checklist of a session.

    Attributes:
        session: its id; ``begun`` and ``changed`` tell calendars what is the same and what is newer.
        nearest: numbers of the first items to do.
        untold: questions that nobody answered, and how many items each could take off the list.
        roles: who the names in the items mean.
        answered: questions answered, of ``askable``.
    """

    paper: Literal["checklist"] = "checklist"
    session: str
    begun: datetime
    changed: datetime
    title: str
    made: date
    opening: date | None
    funding_end: date | None
    running: bool
    date_check: DateOnPaper | None
    worry: str
    nearest: tuple[int, ...]
    items: tuple[PaperItem, ...]
    readiness: tuple[Readiness, ...]
    untold: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...]
    parked: tuple[Parked, ...]
    roles: tuple[Named, ...]
    references: tuple[PaperReference, ...]
    answered: int
    askable: int

    def item(self, number: int) -> PaperItem:
        """Return the item with a number."""
        return self.items[number - 1]


class Voice(Frozen):
    """What one person answered; several who only raised a hand are one voice with their ``count``."""

    who: str
    answer: str
    remark: str = ""
    count: int = 1


class Share(Frozen):
    """How many gave an answer."""

    answer: str
    count: int


class RecordedQuestion(Frozen):
    """One question of the record.

    Attributes:
        answer: the one that counts, in words; "" where there is none.
        skipped: passed over on purpose.
        how: who decided.
        reason: why the group decided so.
        origin: asked, understood from ``words``, or read from a file.
        voices: who said what.
        spread: how many for each answer that somebody gave.
        agreement: 0 to 1; None where fewer than two people answered.
    """

    id: str
    section: str
    text: str
    answer: str
    skipped: bool
    on: date | None
    how: HowDecided
    reason: str
    origin: Origin
    words: str
    voices: tuple[Voice, ...]
    spread: tuple[Share, ...]
    agreement: float | None
    notes: tuple[str, ...]


class RecordPaper(Frozen):
    """The record of a session: what was asked, said and decided.

    ``notes`` are those that belong to no question that is shown.
    """

    paper: Literal["record"] = "record"
    session: str
    title: str
    kind: SessionKind
    made: date
    begun: date
    people: tuple[Person, ...]
    questions: tuple[RecordedQuestion, ...]
    notes: tuple[Note, ...]
    parked: tuple[Parked, ...]


class HandoutPaper(Frozen):
    """What people take home from a workshop: the first items, what was decided, what was put aside.

    ``items`` keep the numbers of the checklist; ``further`` is how many more it has. ``open`` are questions
    that were left open.
    """

    paper: Literal["handout"] = "handout"
    session: str
    title: str
    made: date
    opening: date | None
    people: tuple[Person, ...]
    date_check: DateOnPaper | None
    worry: str
    items: tuple[PaperItem, ...]
    further: int
    decisions: tuple[RecordedQuestion, ...]
    open: tuple[RecordedQuestion, ...]
    notes: tuple[Note, ...]
    parked: tuple[Parked, ...]
    references: tuple[PaperReference, ...]


class SideOnPaper(Frozen):
    """One of the two states that are compared."""

    title: str
    on: date
    questionnaire: int


class ChangedAnswer(Frozen):
    """A question that is answered otherwise now; "" where there was no answer."""

    question: str
    text: str
    before: str
    after: str


class ChangedItem(Frozen):
    """An item that came, went or moved. Dates and priorities are in words; "" where there was none."""

    item: str
    title: str
    change: Literal["new", "gone", "changed"]
    when_before: str
    when_after: str
    priority_before: Priority | None
    priority_after: Priority | None
    why: tuple[str, ...]
    evidence: PaperEvidence | None


class ChangedTick(Frozen):
    """An item whose status is another now."""

    item: str
    title: str
    before: Status
    after: Status
    on: date | None
    reason: str


class ComparisonPaper(Frozen):
    """What changed between two sessions, or two states of one."""

    paper: Literal["comparison"] = "comparison"
    made: date
    before: SideOnPaper
    after: SideOnPaper
    answers: tuple[ChangedAnswer, ...]
    items: tuple[ChangedItem, ...]
    ticks: tuple[ChangedTick, ...]
    references: tuple[PaperReference, ...]

    @property
    def title(self) -> str:
        """As people call it."""
        return f"What changed: {self.after.title}"


Paper = ChecklistPaper | HandoutPaper | RecordPaper | ComparisonPaper


class Picture(Frozen):
    """A picture as SVG that needs nothing beside itself; ``description`` says the same in words.

    ``width`` and ``height`` in millimetres.
    """

    name: str
    svg: str
    title: str
    description: str
    width: float
    height: float
