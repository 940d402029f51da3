"""Answers by a language model, in a thread of their own: the library stays free for everything else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.dom import DOMNode

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.workers import Job, Lane

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer
    from cc_assistant.domain.chat import Sending
    from cc_assistant.domain.conversation import Conversation
    from cc_assistant.domain.filters import Filters
    from cc_assistant.services import Services
    from cc_assistant.tasks.guest import Event

_LOOKS = 0.1
"""So often, in seconds, is looked whether somebody who is to agree has stopped the answer instead."""


class GuestTalk:
    """Asks the language model of the settings.

    Args:
        app: shows what is to be agreed to.
        services: of this thread only.
    """

    def __init__(self, app: App[Any], services: Services) -> None:
        self._app = app
        self._services = services
        self.lane = Lane("model", app)
        self._agreed: dict[str, bool] = {}  # by address: whether to passages, too
        self._words: dict[str, bool] = {}  # by address: whether to people's own words

    def answer(
        self,
        node: DOMNode,
        question: str,
        conversation: Conversation,
        filters: Filters,
        *,
        long: bool,
        hear: Callable[[Event], object],
        then: Callable[[Answer], object],
        failed: Callable[[CCAssistantError], object],
    ) -> Job[Answer]:
        """Have a question answered.

        Before the first passages go to an address, somebody has to agree; otherwise the passages answer.

        Args:
            node: who asks.
            question: as typed.
            conversation: the turns before it.
            filters: what passages may be used.
            long: tell all that is found.
            hear: called in the app with what is sent and with each sentence as it is judged.
            then: called in the app with the answer.
            failed: called in the app with an error instead.
        """

        def tell(event: Event) -> None:
            from cc_assistant.domain.chat import Sending

            if isinstance(event, Sending):
                self._wait_for_yes(event)
            job.tell(partial(hear, event))  # what was judged before it stopped says nothing over that it did

        def work() -> Answer:
            services = self._services
            services.heed_changes()
            try:
                return services.guest.answer(
                    question,
                    conversation=conversation,
                    filters=filters,
                    long=long,
                    hear=tell,
                    cancelled=lambda: self.lane.given_up,
                )
            except NotAgreed:
                return services.answerer.answer(
                    question, conversation=conversation, filters=filters, long=long
                )

        job = self.lane.run(node, work, then, failed)
        return job

    def _wait_for_yes(self, sending: Sending) -> None:
        """Show what is about to go where, and wait for a yes; once for each address.

        A yes to a question alone, as a follow-up is first sent, is no yes to passages.

        Raises:
            NotAgreed: it was a no, or the answer was stopped.
        """
        passages = bool(sending.passages)
        if self._agreed.get(sending.address, False) or self._agreed.get(sending.address) is passages:
            return
        if not self._ask(sending, lambda: self.lane.given_up):
            raise NotAgreed
        self._agreed[sending.address] = passages

    def agrees(self, sending: Sending) -> bool:
        """Return whether people's own words may be sent; asked once for each address, called in a thread."""
        if sending.address not in self._words:
            self._words[sending.address] = self._ask(sending, lambda: not self._app.is_running)
        return self._words[sending.address]

    def _ask(self, sending: Sending, given_up: Callable[[], bool]) -> bool:
        """Show a dialog and wait for its answer; a no where it is given up meanwhile."""
        from cc_assistant.tui.screens.agree import AgreeScreen

        said = threading.Event()
        answers: list[bool | None] = []

        def take(agreed: bool | None) -> None:  # noqa: FBT001  (a callback)
            answers.append(agreed)
            said.set()

        def ask() -> None:
            self._app.push_screen(AgreeScreen(sending), take)

        self._app.post_message(events.Callback(callback=ask))
        while not said.wait(_LOOKS):
            if given_up():
                return False
        return bool(answers[0])


class NotAgreed(Exception):
    """Somebody does not want passages to be sent."""
