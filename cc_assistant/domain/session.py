"""A session of the interview: what people answered, what was decided, and what became of the items.

One person alone is a workshop of one: the same record holds both.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StrictFloat, StrictInt, StrictStr

from cc_assistant.domain.frozen import Frozen

Value = StrictInt | StrictFloat | StrictStr | tuple[StrictInt | StrictStr, ...]
"""An answer: the id of an option, a tuple of ids where several may be ticked, a number, a text.

A date is its ISO text (2027-04-01). "I don't know" is ``condition.DONT_KNOW``, inside a tuple where
several may be ticked.
"""

Route = Literal["quick", "full"]
SessionKind = Literal["solo", "workshop"]
HowDecided = Literal["own", "agreed", "majority", "open"]
"""``own``: one person alone; ``open``: the group left it open, which counts as "I don't know"."""
Origin = Literal["asked", "own-words", "file"]
Status = Literal["to-do", "in-progress", "done", "not-for-us"]

ALONE = "me"
"""Id of the only person of a session that is no workshop."""


class Person(Frozen):
    """Somebody who takes part. Initials are enough; ``role`` is in their own words."""

    id: str
    initials: str
    role: str = ""


class Given(Frozen):
    """What one person answered, before the group decided."""

    person: str
    value: Value
    remark: str = ""


class Hands(Frozen):
    """A show of hands: how many people were for an answer, without names."""

    value: Value
    count: Annotated[int, Field(ge=0)]


class Record(Frozen):
    """All that is known of one question.

    Attributes:
        question: its id.
        value: the answer that counts; None while there is none (skipped, or not yet decided).
        skipped: passed over on purpose, to be asked again at the review.
        on: the day of the answer; the end of the funding of a running service is counted from it.
        how: who decided it.
        reason: why the group decided so.
        origin: asked, understood from free text, or read from a file of answers.
        words: the free text from which it was understood.
        given: what each person answered.
        hands: what hands were shown for.
    """

    question: str
    value: Value | None = None
    skipped: bool = False
    on: date | None = None
    how: HowDecided = "own"
    reason: str = ""
    origin: Origin = "asked"
    words: str = ""
    given: tuple[Given, ...] = ()
    hands: tuple[Hands, ...] = ()


class Note(Frozen):
    """Something said that no question has a place for; ``question`` is what was being asked."""

    text: str
    question: str | None = None
    on: date | None = None


class Parked(Frozen):
    """A topic that a workshop put aside for later."""

    text: str
    by: str = ""
    question: str | None = None


class Mark(Frozen):
    """What people made of one item of the checklist. ``due`` is their own date.

    ``reason`` says why it is not for them; ``on`` is the day of the last change of ``status``.
    """

    status: Status = "to-do"
    reason: str = ""
    owner: str = ""
    due: date | None = None
    note: str = ""
    on: date | None = None


class OwnItem(Frozen):
    """An item that people added themselves; its owner, date and ticks are in its mark."""

    id: str
    title: str
    steps: tuple[str, ...] = ()
    done_when: str = ""


class Session(Frozen):
    """One session, as its file holds it.

    Attributes:
        version: of the form of the file.
        id: short, safe as the name of a file, never changed.
        title: as people call it.
        questionnaire: version of the questionnaire that was asked last.
        made: when it was begun.
        changed: when it was last changed.
        at: the question that was on the screen; None at the end or before the first.
        path: questions in the order in which they were shown; "back" follows it.
        records: by question id. Hidden questions keep theirs: nothing typed is thrown away.
        marks: by id of the item.
    """

    version: Literal[1] = 1
    id: str
    title: str
    kind: SessionKind = "solo"
    route: Route = "quick"
    questionnaire: int
    made: datetime
    changed: datetime
    people: tuple[Person, ...] = (Person(id=ALONE, initials="me"),)
    at: str | None = None
    path: tuple[str, ...] = ()
    records: dict[str, Record] = Field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    parked: tuple[Parked, ...] = ()
    marks: dict[str, Mark] = Field(default_factory=dict)
    own_items: tuple[OwnItem, ...] = ()
