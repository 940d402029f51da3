"""Files of answers: an interview, or a workshop, written down beforehand instead of asked.

An answer is the id or the label of an option (a list of them where several may be ticked), a number, a
date (2027-04-01, but also "next April") or a text; "dont-know" where that is offered.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StrictBool, StrictFloat, StrictInt, StrictStr, Tag

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.session import Route, Status

NO_ANSWER = "expected an answer: a text, a number, or a list of them"
_KINDS: dict[type, str] = {
    bool: "yes-no",
    int: "whole",
    float: "decimal",
    str: "text",
    list: "list",
    tuple: "list",
    dict: "fields",
    type(None): "nothing",
}


def _kind(value: Any) -> str:
    """Name the kind of a value, so that a fault is told of that kind and not of every possible one."""
    return _KINDS.get(type(value), "fields")


def _one_of() -> Discriminator:
    return Discriminator(_kind, custom_error_type="answer", custom_error_message=NO_ANSWER)


_Single = (
    Annotated[StrictBool, Tag("yes-no")]
    | Annotated[StrictInt, Tag("whole")]
    | Annotated[StrictFloat, Tag("decimal")]
    | Annotated[StrictStr, Tag("text")]
)
_Answer = _Single | Annotated[tuple[Annotated[_Single, _one_of()], ...], Tag("list")]
Answer = Annotated[_Answer, _one_of()]
"""As people write it; true and false stand for yes and no."""


class ItemMark(Frozen):
    """What people made of an item of the checklist. ``reason`` says why it is not for them."""

    status: Status = "to-do"
    reason: str = ""
    owner: str = ""
    due: date | None = None
    note: str = ""


class AddedItem(ItemMark):
    """An item of their own, with what they made of it."""

    title: str
    steps: tuple[str, ...] = ()
    done_when: str = ""


class AnswersFile(Frozen):
    """What both files hold.

    Attributes:
        title: what the service is called; the session is named after it.
        route: which questions are still to be asked when somebody goes on with the session.
        on: the day on which the answers were given; today if it is left out.
        worry: the main worry, the same as an answer to the question of that name.
        skipped: ids of questions that were passed over on purpose.
        notes: what no question has a place for.
        items: by the id of the item of the checklist: ticks, owners, dates.
        own_items: items that people added.
    """

    title: Annotated[str, Field(min_length=1, max_length=200)]
    route: Route = "full"
    on: date | None = None
    worry: str = ""
    skipped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    items: dict[str, ItemMark] = Field(default_factory=dict)
    own_items: tuple[AddedItem, ...] = ()


class InterviewFile(AnswersFile):
    """The answers of an interview.

    Attributes:
        answers: by the id of the question. A question that is left out counts as not told.
    """

    answers: dict[str, Answer] = Field(default_factory=dict)


class InTheRoom(Frozen):
    """Somebody who takes part. Initials are enough; ``role`` is in their own words."""

    initials: Annotated[str, Field(min_length=1, max_length=40)]
    role: str = ""


class Remarked(Frozen):
    """What one person answered, and what they said to it."""

    answer: Answer
    remark: str = ""


Voice = Annotated[_Answer | Annotated[Remarked, Tag("fields")], _one_of()]


class GroupAnswer(Frozen):
    """What a group said to one question and what it decided.

    Attributes:
        people: answers by initials.
        hands: how many raised a hand, by answer.
        decision: what the group decided; left out while it did not, or left the question open.
        how: agreed (also where it is left out and there is a decision), by majority, or left open, which
            counts as "I don't know".
        reason: why, in the words of the group.
    """

    people: dict[str, Voice] = Field(default_factory=dict)
    hands: dict[StrictInt | StrictStr, Annotated[StrictInt, Field(ge=0)]] = Field(default_factory=dict)
    decision: Answer | None = None
    how: Literal["agreed", "majority", "open"] | None = None
    reason: str = ""


class ParkedTopic(Frozen):
    """A topic that was put aside; ``by`` are initials."""

    topic: Annotated[str, Field(min_length=1)]
    by: str = ""


class WorkshopFile(AnswersFile):
    """The answers of a workshop.

    Attributes:
        people: who was in the room.
        answers: by the id of the question: what the group agreed on, or fields that also say who said what.
        parked: topics that were put aside for later.
    """

    people: tuple[InTheRoom, ...]
    answers: dict[str, Annotated[_Answer | Annotated[GroupAnswer, Tag("fields")], _one_of()]] = Field(
        default_factory=dict
    )
    parked: tuple[ParkedTopic, ...] = ()
