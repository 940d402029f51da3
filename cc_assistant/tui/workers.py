"""The one way to run a call of the services beside the screen: a lane with a thread of its own.

The services are built once and are not made for several threads, so all calls of one app go through one
lane, in order. Threads touch no widget: results come back as callbacks in the messages of the node that
asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from textual import events
from textual.message_pump import MessagePump

from cc_assistant.errors import Cancelled, CCAssistantError
from cc_assistant.tui.messages import Progressed

T = TypeVar("T")

Failed = Callable[[CCAssistantError], object]


class Job(Generic[T]):
    """A call that is under way or waits for its turn."""

    def __init__(
        self, node: MessagePump, work: Callable[[], T], then: Callable[[T], object], failed: Failed
    ) -> None:
        self._node = node
        self._work = work
        self._then = then
        self._failed = failed
        self.cancelled = False

    def cancel(self) -> None:
        """Give it up: it ends at its next step, and nothing is heard of it."""
        self.cancelled = True

    def run(self) -> None:
        """Do it, in the lane's thread."""
        try:
            result = self._work()
        except Cancelled:
            return
        except CCAssistantError as error:
            self.tell(partial(self._failed, error))
        except Exception as error:  # a fault of the program ends one job, not the app
            self.tell(partial(self._failed, fault_of(error)))
        else:
            self.tell(partial(self._then, result))

    def tell(self, callback: Callable[[], object]) -> None:
        """Have something shown in the app, unless the job was given up or its node is gone by then."""

        def unless_gone() -> None:
            # The message may still be read while the app takes its screens down; nothing can be shown then.
            if not self.cancelled and self._node.is_attached:
                callback()

        self._node.post_message(events.Callback(callback=unless_gone))


class Lane:
    """A thread that does one job after the other.

    Args:
        name: of the thread.
        hears: told how far a job has come.
    """

    def __init__(self, name: str, hears: MessagePump) -> None:
        self._name = name
        self._jobs: SimpleQueue[Job[Any] | None] = SimpleQueue()
        self._hears = hears
        self._current: Job[Any] | None = None
        self._thread: threading.Thread | None = None

    def run(
        self,
        node: MessagePump,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Failed,
    ) -> Job[T]:
        """Run a call when its turn comes.

        Args:
            node: in whose messages the result arrives; where it is gone by then, nothing happens.
            work: called in the lane's thread; it must not touch widgets.
            then: called with the result, in the app's own thread.
            failed: called instead with an error that can be shown.
        """
        job = Job(node, work, then, failed)
        self._jobs.put(job)
        if self._thread is None:
            # A daemon: quitting does not wait for a build, which leaves nothing half-made behind.
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        return job

    def close(self) -> None:
        """Let the thread end after the job under way; returns at once. What still waits is given up."""
        with suppress(Empty):
            while job := self._jobs.get_nowait():
                job.cancel()
        self._jobs.put(None)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._current is not None

    @property
    def given_up(self) -> bool:
        """Whether the job under way was given up; a long one looks from time to time."""
        current = self._current
        return current is not None and current.cancelled

    def progress(self, stage: str, done: int, total: int) -> None:
        """Hear of the job under way; give this to the services.

        Raises:
            Cancelled: the job was given up.
        """
        if self._current and self._current.cancelled:
            raise Cancelled("Stopped.")
        self._hears.post_message(Progressed(stage, done, total))

    def _run(self) -> None:
        while job := self._jobs.get():
            self._current = job
            if not job.cancelled:
                job.run()
            self._current = None


def fault_of(error: Exception) -> CCAssistantError:
    """Write a fault of the program into the log and return it as an error for people."""
    from cc_assistant.log import record_fault

    log = record_fault(error)
    return CCAssistantError(
        f"This is a fault of the program ({type(error).__name__}).",
        remedy=f"Where it happened is in {log}." if log else "The log could not be written.",
    )
