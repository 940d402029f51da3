"""An answer that a language model is writing: its sentences appear on the card as they are found to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.tasks.guest import Event
    from cc_assistant.tui.widgets.answer_card import AnswerCard


class Growing:
    """Shows on a card what is heard of an answer while it is written.

    Args:
        card: of the answer.
    """

    def __init__(self, card: AnswerCard) -> None:
        self._card = card
        self._held = self._dropped = 0
        self._numbers: dict[str, int] = {}

    def hear(self, event: Event) -> None:
        """Show a sentence that holds, and count those that do not."""
        from cc_assistant.domain.answer import Dropped, Statement

        text = ""
        if isinstance(event, Statement):
            self._held += 1
            for citation in event.citations:
                self._numbers.setdefault(citation.source, len(self._numbers) + 1)
            marks = sorted({self._numbers[citation.source] for citation in event.citations})
            text = f"{event.told} {''.join(f'[{number}]' for number in marks)}"
        elif isinstance(event, Dropped):
            self._dropped += 1
        else:
            self._card.grow("", count=f"{event.told} It is writing …")
            return
        left_out = f", {self._dropped} left out" if self._dropped else ""
        self._card.grow(text, count=f"Writing … {self._held} checked and held{left_out}.")
