"""What the phones need of the workshop that is on the facilitator's screen."""

from __future__ import annotations

from typing import Protocol

from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Given, Value


class Group(Protocol):
    """A workshop, as phones see it. Called in the loop that shows the facilitator's screen."""

    @property
    def title(self) -> str:
        """What the workshop is called."""

    @property
    def step(self) -> int:
        """A number that changes whenever what the phones show is to change."""

    @property
    def question(self) -> Question | None:
        """The question that takes answers now; None between two questions."""

    @property
    def over(self) -> bool:
        """Whether the workshop has ended."""

    def join(self, initials: str, role: str) -> str:
        """Let somebody take part and return their id; it is on disk when this returns.

        Raises:
            CCAssistantError: the initials are empty or too long, or nothing can be saved.
        """

    def said(self, person: str, question: str) -> Given | None:
        """Return what somebody answered to a question, None if nothing."""

    def take(self, person: str, question: str, value: Value, remark: str) -> None:
        """Keep an answer; it is on disk when this returns.

        Raises:
            CCAssistantError: it is no answer, or nothing can be saved.
        """
