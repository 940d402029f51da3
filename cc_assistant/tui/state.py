"""What survives a quit or a kill: mode, conversation, filters, history and baskets."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from cc_assistant.domain.answer import Answer
from cc_assistant.domain.conversation import Conversation, Turn
from cc_assistant.domain.evidence_table import Order
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.frozen import Frozen
from cc_assistant.files import replace_file
from cc_assistant.os_lock import try_lock
from cc_assistant.tui.shared import Shared, merged

ANSWERS_KEPT = 50
QUESTIONS_KEPT = 500
FIRST_BASKET = "Basket"

_REST_S = 0.2
"""How long a change waits for others: what is written holds up what somebody waits for."""

_PATIENCE_S = 5.0
_STEP_S = 0.01


class EvidenceView(Frozen):
    """What the evidence screen shows.

    ``basket``: the basket in use, not what was searched for. ``listed``: these passages and no others, such
    as those of a source, under a ``title``.
    """

    question: str = ""
    filters: Filters = Filters()
    order: Order = "relevance"
    basket: bool = False
    listed: tuple[str, ...] = ()
    title: str = ""


class State(Frozen):
    """All that is kept.

    ``asked`` are questions, newest last; ``baskets`` hold ids of passages; ``session`` is the id of the
    session of the interview that is in use.
    """

    version: Literal[1] = 1
    mode: str = "ask"
    long: bool = False
    filters: Filters = Filters()
    answers: tuple[Answer, ...] = ()
    asked: tuple[str, ...] = ()
    baskets: dict[str, tuple[str, ...]] = Field(
        default_factory=lambda: dict[str, tuple[str, ...]]({FIRST_BASKET: ()})
    )
    basket: str = FIRST_BASKET
    evidence: EvidenceView = EvidenceView()
    session: str = ""

    @model_validator(mode="before")
    @classmethod
    def _without_colours(cls, kept: Any) -> Any:
        """Read a file from before colours were a setting."""
        return {k: v for k, v in kept.items() if k != "theme"} if isinstance(kept, dict) else kept

    @property
    def conversation(self) -> Conversation:
        """The turns that a follow-up leans on."""
        return Conversation(
            turns=tuple(
                Turn(text=a.question, understood_as=a.understood_as, topic=a.topic) for a in self.answers
            )
        )

    def changed(self, **changes: Any) -> State:
        """Return a state with some things changed."""
        return self.model_copy(update=changes)

    def with_answer(self, answer: Answer) -> State:
        """Return the state after one more answer."""
        return self.changed(answers=(*self.answers, answer)[-ANSWERS_KEPT:])

    def with_question(self, question: str) -> State:
        """Return the state after one more question; asked before, it moves to the end."""
        others = tuple(other for other in self.asked if other != question)
        return self.changed(asked=(*others, question)[-QUESTIONS_KEPT:])

    @property
    def shared(self) -> Shared:
        """What all windows share."""
        return Shared(self.asked, self.baskets)

    def with_shared(self, shared: Shared) -> State:
        """Return the state with what all windows share; a basket in use that is gone gives way to another."""
        baskets = dict(shared.baskets) or {FIRST_BASKET: ()}
        return self.changed(
            asked=shared.asked[-QUESTIONS_KEPT:],
            baskets=baskets,
            basket=self.basket if self.basket in baskets else next(iter(baskets)),
        )

    @property
    def in_basket(self) -> tuple[str, ...]:
        """Passages of the basket in use."""
        return self.baskets.get(self.basket, ())

    def toggled(self, passage: str) -> State:
        """Return the state with a passage put into the basket in use, or taken out."""
        held = self.in_basket
        now = tuple(other for other in held if other != passage) if passage in held else (*held, passage)
        return self.changed(baskets={**self.baskets, self.basket: now})


class Store:
    """Keeps the state in files: read once, written after each change by a thread of its own.

    Args:
        file: what this window keeps; its folder is made when first needed.
        shared: what all windows share, in the state of the first; the same file where None.
        heard: called, in the thread, when another window has changed what is shared.
    """

    def __init__(
        self, file: Path, shared: Path | None = None, heard: Callable[[], object] = lambda: None
    ) -> None:
        self._file = file
        self._shared = shared or file
        self._heard = heard
        self._waiting: SimpleQueue[tuple[State, Shared] | None] = SimpleQueue()
        self._written: SimpleQueue[tuple[State, State]] = SimpleQueue()
        self._writer: threading.Thread | None = None
        self._before = State().shared
        self._last = State()
        self._seen = _stamp(self._shared)
        self._held: bytes | None = None
        self._own: bytes | None = None
        self.trouble = ""

    def read(self) -> State:
        """Return what was kept; a fresh state where there is nothing or nothing that can be read.

        A damaged file is kept beside, and ``trouble`` says so.
        """
        self._seen = _stamp(self._shared)
        first = self._read(self._shared)
        state = first if self._file == self._shared else self._read(self._file).with_shared(first.shared)
        self._before, self._last = state.shared, state
        self._own = _bytes(self._file)
        return state

    def write(self, state: State) -> None:
        """Keep a state; returns at once."""
        if self._writer is None:
            self._writer = threading.Thread(target=self._write_all, name="state", daemon=True)
            self._writer.start()
        self._waiting.put((state, self._before))

    def up_to_date(self, state: State) -> State:
        """Return a state with what other windows have shared since, as far as it is known here.

        What was taken out of the conversation in the file, since names were replaced, goes here too.
        """
        while not self._written.empty():
            sent, now = self._written.get()
            state = state.with_shared(merged(sent.shared, state.shared, now.shared))
            state = _with_own(sent, state, now)
            self._before = now.shared
        return state

    @property
    def outdated(self) -> bool:
        """Whether another window has written since."""
        return _stamp(self._shared) != self._seen

    def close(self) -> None:
        """Wait until all is written."""
        if self._writer:
            self._waiting.put(None)
            self._writer.join()
            self._writer = None

    def _read(self, file: Path) -> State:
        try:
            return State.model_validate_json(file.read_bytes())
        except FileNotFoundError:
            return State()
        except OSError as error:
            self.trouble = f"What was kept cannot be read: {error.strerror}. Starting fresh."
        except ValidationError:
            self.trouble = f"What was kept cannot be read. Starting fresh. {_put_aside(file)}"
        return State()

    def _write_all(self) -> None:
        while (one := self._waiting.get()) is not None:
            last = False
            end = time.monotonic() + _REST_S
            with suppress(Empty):
                while not last:  # only the newest matters
                    newer = self._waiting.get(timeout=max(0.0, end - time.monotonic()))
                    last = newer is None
                    one = newer or one
            self._write_one(*one)
            if last:
                return

    def _write_one(self, state: State, before: Shared) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with _alone(self._shared.with_suffix(".lock")):
                self._put_together(state, before)
        except OSError as error:
            self.trouble = f"Nothing can be kept for next time: {error.strerror}."

    def _put_together(self, state: State, before: Shared) -> None:
        first = self._changed_elsewhere()
        sent, ours = state, state.shared
        now = merged(before, ours, first.shared) if first else ours
        state = state.with_shared(now)
        if cleaned := self._cleaned():
            state = _with_own(self._last, state, cleaned)
        written = state.model_dump_json()
        replace_file(self._file, written)
        if self._file != self._shared and state.shared != (first.shared if first else self._last.shared):
            first = first or self._first() or State()
            replace_file(self._shared, first.with_shared(state.shared).model_dump_json())
        self._seen, self._last = _stamp(self._shared), state
        self._held, self._own = self._shared.read_bytes(), written.encode()
        self._written.put((sent, state))
        if state != sent:
            self._heard()

    def _cleaned(self) -> State | None:
        """Return what stands in this window's file where that is not what it wrote.

        Other windows change there what is shared; what else has changed was replaced by pseudonyms.
        """
        data = _bytes(self._file)
        return None if data is None or data == self._own or self._own is None else _valid(data)

    def _changed_elsewhere(self) -> State | None:
        """Return the state of the first window where another has written since; None where none has.

        Goes by the content: two writings in one tick of the clock can have the same stamp.
        """
        try:
            data = self._shared.read_bytes()
        except OSError:
            return None
        return None if data == self._held else _valid(data)

    def _first(self) -> State | None:
        try:
            return _valid(self._shared.read_bytes())
        except OSError:
            return None


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _with_own(before: State, ours: State, theirs: State) -> State:
    """Return our state with what was changed elsewhere in the conversation, and in what Evidence lists.

    Args:
        before: what both began with.
        ours: what became of it here.
        theirs: what became of it elsewhere.
    """
    changes: dict[str, Any] = {}
    if theirs.answers != before.answers:
        gone = [answer for answer in before.answers if answer not in ours.answers]
        kept = [answer for answer in theirs.answers if answer not in gone]
        added = [answer for answer in ours.answers if answer not in before.answers]
        changes["answers"] = (*kept, *added)[-ANSWERS_KEPT:]
    if theirs.evidence != before.evidence and ours.evidence == before.evidence:
        changes["evidence"] = theirs.evidence
    return ours.changed(**changes) if changes else ours


def _valid(data: bytes) -> State | None:
    # What is damaged took nothing away that could be put back only from here.
    try:
        return State.model_validate_json(data)
    except ValidationError:
        return None


def _put_aside(file: Path) -> str:
    aside = file.with_suffix(".damaged.json")
    try:
        file.replace(aside)
    except OSError:
        return ""
    return f"The old file is {aside}."


def _stamp(file: Path) -> tuple[int, int, int]:
    """Return what tells one writing of a file from the next."""
    try:
        found = file.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_ino, found.st_mtime_ns, found.st_size)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Let one window after the other read, put together and write; each takes a few milliseconds.

    One that is stopped in the middle of it holds nobody up for longer than ``_PATIENCE_S``.
    """
    with file.open("ab") as held:
        end = time.monotonic() + _PATIENCE_S
        while not try_lock(held.fileno(), shared=False) and time.monotonic() < end:
            time.sleep(_STEP_S)
        yield
