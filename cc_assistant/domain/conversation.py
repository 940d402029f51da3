"""A conversation: the turns that a follow-up question leans on."""

from __future__ import annotations

from cc_assistant.domain.frozen import Frozen


class Turn(Frozen):
    """One question asked earlier: as typed, as it was understood, and what a follow-up leans on."""

    text: str
    understood_as: str
    topic: str


class Conversation(Frozen):
    """Earlier turns, oldest first. Adding a turn gives a new conversation."""

    turns: tuple[Turn, ...] = ()

    def with_turn(self, turn: Turn) -> Conversation:
        """Return the conversation with one more turn at its end."""
        return Conversation(turns=(*self.turns, turn))
