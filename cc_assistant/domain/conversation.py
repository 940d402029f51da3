"""A conversation: the turns that a follow-up question leans on."""

from cc_assistant.domain.frozen import Frozen


class Turn(Frozen):
    """One question asked earlier, as typed and as it was understood (standing alone)."""

    text: str
    understood_as: str


class Conversation(Frozen):
    """Earlier turns, oldest first. Adding a turn gives a new conversation."""

    turns: tuple[Turn, ...] = ()

    def with_turn(self, text: str, understood_as: str) -> "Conversation":
        """Return the conversation with one more turn at its end."""
        return Conversation(turns=(*self.turns, Turn(text=text, understood_as=understood_as)))
