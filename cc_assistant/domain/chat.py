"""What is said to a language model, and the port through which it is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, Protocol

from cc_assistant.domain.frozen import Frozen


class Message(Frozen):
    """One message of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


class ModelState(Frozen):
    """How a language model can be asked, as found by asking it.

    ``left_out`` names what its server refuses and is therefore not sent; ``first_s`` how many seconds its
    first word took; ``always``: it writes answers where a question says nothing else.
    """

    address: str
    model: str
    offered: tuple[str, ...]
    has_key: bool
    encrypted: bool
    left_out: tuple[str, ...]
    first_s: float
    prompts: tuple[str, ...]
    always: bool


class ChatModel(Protocol):
    """A language model at an address that the user set."""

    @property
    def address(self) -> str:
        """The address that is asked, and no other."""
        ...

    @property
    def model(self) -> str:
        """The name of the model; found by asking the server where none is set."""
        ...

    def stream(
        self, messages: Sequence[Message], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[str]:
        """Yield the model's answer piece by piece.

        Raises:
            ServerFault: it cannot be reached, is too slow, or answers what is no answer.
            Cancelled: ``cancelled`` told so.
        """
        ...


class Sending(Frozen):
    """What is about to leave the program for a model's address: shown before it does.

    ``words``: words that somebody gave for it, and no question; ``earlier``: how many questions before it.
    """

    address: str
    model: str
    passages: tuple[str, ...]
    sources: int
    withheld: tuple[str, ...] = ()
    words: bool = False
    earlier: int = 0

    @property
    def told(self) -> str:
        """The same for people, in one sentence or two."""
        what = "these words" if self.words else "your question"
        goes = "go" if self.words or self.earlier or self.passages else "goes"
        if self.earlier:
            before = "one" if self.earlier == 1 else str(self.earlier)
            what += f"{' and' if not self.passages else ','} the {before} before it"
        if self.passages:
            passages = _counted(len(self.passages), "passage")
            what += f" and {passages} from {_counted(self.sources, 'source')}"
        held_back = ", ".join(self.withheld)
        kept = f" Held back, as confidential: passages of {held_back}." if held_back else ""
        open_ = " Others on the way can read it: it is not encrypted." if self.open else ""
        return f"To {self.address} ({self.model}) {goes} {what}.{kept}{open_}"

    @property
    def open(self) -> bool:
        """Whether it leaves this computer unencrypted."""
        return bool(
            re.match(r"http://(?!localhost[:/]|[\w-]+\.localhost[:/]|127\.|\[::1\])", f"{self.address}/")
        )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
