"""How much of a stranger's file is read, and what is said when it is more."""

from __future__ import annotations

from dataclasses import dataclass

from cc_assistant.errors import InputError


class Unreadable(InputError):
    """A file that cannot be taken in. The message says why, in one sentence, and the remedy what to do."""


@dataclass(frozen=True)
class Limits:
    """Bounds for one file.

    Attributes:
        text_bytes: of a file that is text (bytes).
        file_bytes: of any other (bytes).
        unpacked_bytes: of all that an archive holds (bytes).
        members: of an archive.
        ratio: how many times larger a member may be than it is packed.
        pages: of a document.
        rows: of a table.
        characters: of what is read.
        still_seconds: without a sign of life.
        seconds: altogether.
        memory_bytes: that the process which reads may take.
    """

    text_bytes: int = 64_000_000
    file_bytes: int = 512_000_000
    unpacked_bytes: int = 1_000_000_000
    members: int = 20_000
    ratio: int = 200
    pages: int = 20_000
    rows: int = 200_000
    characters: int = 100_000_000
    still_seconds: float = 60.0
    seconds: float = 1_800.0
    memory_bytes: int = 2_000_000_000


class Budget:
    """Counts what was read of one file and stops where it is too much."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._characters = 0

    def took(self, text: str) -> str:
        """Return ``text``, counted.

        Raises:
            Unreadable: the file holds more text than is read.
        """
        self._characters += len(text)
        if self._characters > self._limits.characters:
            raise Unreadable(
                f"It holds more than {self._limits.characters:,} characters of text.",
                remedy="Divide it into several files.",
            )
        return text
