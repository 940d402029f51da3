"""What changed between two states of a session, or of two: "what has moved since March?"."""

from __future__ import annotations

from datetime import date
from typing import Literal

from cc_assistant.domain.checklist import Due
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.recommendation import Priority
from cc_assistant.domain.session import Status, Value


class Side(Frozen):
    """One of the two states: of which session, worked out for which day, by which rules.

    ``questionnaire`` is the version of the questions whose rules made its list.
    """

    title: str
    on: date
    questionnaire: int


class AnswerChange(Frozen):
    """A question whose answer is another now; ``before`` or ``after`` is None where there was none.

    Attributes:
        question: its id; ``text`` as it is asked.
        before_words: the answer as people read it; ``after_words`` likewise. "" where there was none.
    """

    question: str
    text: str
    before: Value | None
    after: Value | None
    before_words: str
    after_words: str


class ItemChange(Frozen):
    """An item that came, went, moved or changed its priority.

    Attributes:
        item: its id.
        change: "new" and "gone" leave ``before`` or ``after`` of the two pairs None.
        why: for a new item what put it there, in plain words.
    """

    item: str
    title: str
    change: Literal["new", "gone", "changed"]
    due_before: Due | None = None
    due_after: Due | None = None
    priority_before: Priority | None = None
    priority_after: Priority | None = None
    why: tuple[str, ...] = ()


class TickChange(Frozen):
    """An item whose status is another now; ``on`` is the day of it, where known."""

    item: str
    title: str
    before: Status
    after: Status
    on: date | None = None
    reason: str = ""


class Comparison(Frozen):
    """What changed. Each part in the order of the questionnaire or of the later list."""

    before: Side
    after: Side
    answers: tuple[AnswerChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    ticks: tuple[TickChange, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.answers or self.items or self.ticks)
