"""The checklist that the answers of a session make.

How it is built stands at the top of `recommendations.yaml`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from cc_assistant.domain.evidence_link import Strength
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.questionnaire import Effect
from cc_assistant.domain.recommendation import Effort, Priority
from cc_assistant.domain.session import Mark, Note, Parked, Value

ItemKind = Literal["recommendation", "find-out", "own"]
CountedFrom = Literal["opening", "today", "funding-end", "own"]
FIND_OUT, OWN = "find-out:", "own:"
"""What the ids of items begin with that are no recommendations."""
NEAREST = 10
"""How many items are shown first: more at once frighten people."""


class Because(Frozen):
    """One reason why an item is on the list, or as high or as early as it is.

    Attributes:
        question: its id.
        value: the answer; None where the question was not answered and the advice stays for that.
        effect: what the answer does.
        words: the question and the answer in one plain sentence.
    """

    question: str
    value: Value | None
    effect: Effect
    words: str


class Due(Frozen):
    """When an item is due.

    Attributes:
        day: the date, also where it has passed; None while the day that it counts from is not known.
        weeks: from the day that it counts from (negative: before); 0 for a date of their own.
        counted_from: opening, today, the end of the funding, or a date that people set themselves.
        now: the date has passed and the item is open, so it is to be done now.
        moved: it was put later, because something that it depends on is due later.
    """

    day: date | None
    weeks: int
    counted_from: CountedFrom
    now: bool = False
    moved: bool = False


class Support(Frozen):
    """One passage for or against, and how it bears on the item."""

    passage: str
    because: str


class ItemEvidence(Frozen):
    """The reviewed evidence of an item: ``basis`` says what ``strength`` rests on."""

    strength: Strength
    basis: str
    supports: tuple[Support, ...]
    qualifies: tuple[Support, ...]


class FirstStep(Frozen):
    """What has to be found out before anything else, because nobody knew the answer.

    Attributes:
        question: its id.
        task: what to do to find out.
        ask: ids of the roles to ask.
        due: by when to have the answer.
    """

    question: str
    task: str
    ask: tuple[str, ...]
    due: Due


class Item(Frozen):
    """One item of a checklist.

    Attributes:
        id: of the recommendation; ``find-out:<question>`` or ``own:<id>`` for the others.
        first_steps: what has to be found out first; they stand above the steps.
        check: to be checked that it is in place, not set up: the service is open.
        raised: an answer lifted the priority by a step; a must stays one and comes first in its week.
        pinned: belongs to the box with the main worry.
        who: ids of roles; the first leads.
        needs: ids of items on this list that have to be done before.
        because: the answers that put it here, and what else they do to it.
        untold: ids of questions that were skipped and could take it off the list.
    """

    id: str
    kind: ItemKind
    title: str
    rationale: str = ""
    first_steps: tuple[FirstStep, ...] = ()
    steps: tuple[str, ...] = ()
    done_when: str = ""
    phase: Phase
    priority: Priority
    raised: bool = False
    pinned: bool = False
    check: bool = False
    due: Due
    who: tuple[str, ...] = ()
    effort: Effort = "S"
    needs: tuple[str, ...] = ()
    cfir: tuple[str, ...] = ()
    npt: tuple[str, ...] = ()
    eric: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    because: tuple[Because, ...] = ()
    untold: tuple[str, ...] = ()
    evidence: ItemEvidence | None = None
    mark: Mark = Mark()


class Readiness(Frozen):
    """How far things are for one CFIR domain or NPT construct, by the items that bear on it.

    Attributes:
        frame: which of the two.
        id: of the domain or construct; ``name`` as people read it.
        in_place: recommendations that an answer says are in place or behind them, or that are ticked.
        to_do: recommendations still to be done.
        unknown: those of ``to_do`` that are there only because something was not told.
    """

    frame: Literal["cfir", "npt"]
    id: str
    name: str
    in_place: int
    to_do: int
    unknown: int


class LateItem(Frozen):
    """An item that cannot be done in time.

    ``weeks_needed`` from today with all that has to be done before it, ``weeks_left`` to opening.
    """

    item: str
    weeks_needed: int
    weeks_left: int


class DateCheck(Frozen):
    """Whether the opening date can hold.

    Attributes:
        holds: whether it can; False too where the date and the stage contradict each other.
        weeks_left: from today to opening; negative after it.
        late: essential items that cannot be done by then, those that need longest first.
        earliest: the first date on which all essentials could be in place; None where it holds.
        could_go: ids of items that would have to be dropped or made smaller to keep the date.
        words: the same in plain words.
    """

    holds: bool
    weeks_left: int
    late: tuple[LateItem, ...] = ()
    earliest: date | None = None
    could_go: tuple[str, ...] = ()
    words: str = ""


class Checklist(Frozen):
    """The whole list, in order.

    Attributes:
        title: of the session.
        made: the day for which it was worked out.
        opening: the date of the first person, None if not known.
        funding_end: None if not known.
        running: the service is open, so set-up becomes checking.
        items: all, in order; pinned ones stand at their own place too.
        not_on: ids of recommendations that are not on the list.
        date_check: None where there is no date, or none to come and nothing amiss with it.
        answered: how many questions have an answer, of ``askable`` that can be reached.
    """

    title: str
    made: date
    opening: date | None
    funding_end: date | None
    running: bool
    items: tuple[Item, ...]
    not_on: tuple[str, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    date_check: DateCheck | None = None
    worry: str = ""
    notes: tuple[Note, ...] = ()
    parked: tuple[Parked, ...] = ()
    answered: int = 0
    askable: int = 0

    @property
    def nearest(self) -> tuple[Item, ...]:
        """The first items that are not done, dropped or only looked at later."""
        open_ = (item for item in self.items if item.mark.status in {"to-do", "in-progress"})
        return tuple(item for item, _ in zip(open_, range(NEAREST), strict=False))

    @property
    def pinned(self) -> tuple[Item, ...]:
        """Items that bear on the main worry."""
        return tuple(item for item in self.items if item.pinned)
