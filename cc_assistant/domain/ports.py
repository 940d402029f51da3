"""Ports: what one job needs of another, without knowing who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.coding import Coding

TextRole = Literal["passage", "question"]


class Encoder(Protocol):
    """Turns texts into unit vectors. Where there is no model, there is None in its place."""

    @property
    def name(self) -> str:
        """Name of the model and of the way it runs, as shown to people."""
        ...

    @property
    def identity(self) -> str:
        """Same identity, same vectors: weights and way of running. Kept in fingerprints and caches."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        ...

    @property
    def window(self) -> int:
        """How many word pieces of a text are read; what is longer is cut."""
        ...

    def encode(self, texts: Sequence[str], *, role: TextRole = "passage") -> npt.NDArray[np.float32]:
        """Return an array of shape (len(texts), dimensions); each row has length 1.

        A text's vector does not depend on the texts beside it. Some models put another prefix before a
        question than before a passage: ``role`` says which it is.
        """
        ...

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Count the word pieces of each text, read as a passage, those past the window too."""
        ...

    def knows_word(self, word: str) -> bool:
        """Whether a folded word is one of the model's whole words, so a common one of the language."""
        ...

    def describe(self) -> dict[str, str]:
        """Tell what runs and how, for people who look for a fault."""
        ...


class Progress(Protocol):
    """Hears how far a long job has come; raises `Cancelled` to stop it."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Report ``done`` of ``total`` steps of ``stage`` (plain words, shown to people)."""
        ...


class Codings(Protocol):
    """The codings of one pack, as an import needs them: it moves them where their words moved."""

    def of(self, document: str) -> Sequence[Coding]:
        """Return the codings of a document, by all coders."""
        ...

    def replace(self, removed: Sequence[Coding], added: Sequence[Coding]) -> None:
        """Put some codings in the place of others, as one step."""
        ...

    def move(self, removed: Sequence[Coding], added: Sequence[Coding]) -> None:
        """Put codings where their words stand now, or away; nobody's undo takes that back."""
        ...
