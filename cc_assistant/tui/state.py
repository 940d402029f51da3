"""What survives a quit or a kill: mode, colours, conversation, filters, history and baskets."""

from __future__ import annotations

import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Literal

from pydantic import Field, ValidationError

from cc_assistant.domain.answer import Answer
from cc_assistant.domain.conversation import Conversation, Turn
from cc_assistant.domain.evidence_table import Order
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.frozen import Frozen
from cc_assistant.files import replace_file

ANSWERS_KEPT = 50
QUESTIONS_KEPT = 500
FIRST_BASKET = "Basket"


class EvidenceView(Frozen):
    """What the evidence screen shows. ``basket``: the basket in use, not what was searched for."""

    question: str = ""
    filters: Filters = Filters()
    order: Order = "relevance"
    basket: bool = False


class State(Frozen):
    """All that is kept. ``asked`` are questions, newest last; ``baskets`` hold ids of passages."""

    version: Literal[1] = 1
    mode: str = "ask"
    theme: str = "cc-dark"
    long: bool = False
    filters: Filters = Filters()
    answers: tuple[Answer, ...] = ()
    asked: tuple[str, ...] = ()
    baskets: dict[str, tuple[str, ...]] = Field(
        default_factory=lambda: dict[str, tuple[str, ...]]({FIRST_BASKET: ()})
    )
    basket: str = FIRST_BASKET
    evidence: EvidenceView = EvidenceView()

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
    def in_basket(self) -> tuple[str, ...]:
        """Passages of the basket in use."""
        return self.baskets.get(self.basket, ())

    def toggled(self, passage: str) -> State:
        """Return the state with a passage put into the basket in use, or taken out."""
        held = self.in_basket
        now = tuple(other for other in held if other != passage) if passage in held else (*held, passage)
        return self.changed(baskets={**self.baskets, self.basket: now})


class Store:
    """Keeps the state in a file: read once, written after each change by a thread of its own.

    Args:
        file: where; its folder is made when first needed.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._waiting: SimpleQueue[State | None] = SimpleQueue()
        self._writer: threading.Thread | None = None
        self.trouble = ""

    def read(self) -> State:
        """Return what was kept; a fresh state where there is nothing or nothing that can be read.

        A damaged file is kept beside, and ``trouble`` says so.
        """
        try:
            return State.model_validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return State()
        except OSError as error:
            self.trouble = f"What was kept cannot be read: {error.strerror}. Starting fresh."
        except ValidationError:
            self.trouble = f"What was kept cannot be read. Starting fresh. {self._put_aside()}"
        return State()

    def write(self, state: State) -> None:
        """Keep a state; returns at once."""
        if self._writer is None:
            self._writer = threading.Thread(target=self._write_all, name="state", daemon=True)
            self._writer.start()
        self._waiting.put(state)

    def close(self) -> None:
        """Wait until all is written."""
        if self._writer:
            self._waiting.put(None)
            self._writer.join()
            self._writer = None

    def _put_aside(self) -> str:
        aside = self._file.with_suffix(".damaged.json")
        try:
            self._file.replace(aside)
        except OSError:
            return ""
        return f"The old file is {aside}."

    def _write_all(self) -> None:
        while (state := self._waiting.get()) is not None:
            last = False
            while not self._waiting.empty():  # only the newest matters
                newer = self._waiting.get()
                last = newer is None
                state = newer or state
            self._write_one(state)
            if last:
                return

    def _write_one(self, state: State) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._file, state.model_dump_json())
        except OSError as error:
            self.trouble = f"Nothing can be kept for next time: {error.strerror}."
