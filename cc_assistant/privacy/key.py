"""The key to the pseudonyms of a pack: what stood where. Who has it can undo them; without it nobody can."""

from __future__ import annotations

import hashlib
from typing import Any

from pydantic import ConfigDict

from cc_assistant.domain.document import Cut
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.pseudonym import Identifier
from cc_assistant.privacy.replacing import Swap


class DocumentKey(Frozen):
    """What was replaced in one document.

    Attributes:
        id: that it has now.
        was: id that it had.
        sha256: of its text as it is now: the key fits no other.
        swaps: what was replaced in its text, by places in the text as it was.
        strings: what was replaced elsewhere: by place what stands there now, and what stood there.
        cuts: its passages as they were, where a name lay across the border of two.
    """

    model_config = ConfigDict(str_strip_whitespace=False)  # what comes back is exactly what was

    id: str
    was: str
    sha256: str
    swaps: tuple[Swap, ...] = ()
    strings: dict[str, tuple[str, str]] = {}  # noqa: RUF012  (pydantic copies it)
    cuts: tuple[Cut, ...] | None = None


class KeptLine(Frozen):
    """A line of codings or decisions that cannot be told from the rest: as it is now, and as it was."""

    file: str
    number: int
    now: Any
    was: Any


class Key(Frozen):
    """The key of a pack.

    Attributes:
        pack: id of the pack.
        names: everything that is replaced, with its pseudonym.
        documents: what was replaced in each.
        lines: of codings and decisions.
        strings: what else was replaced, such as names of codes: the place, what stands there and what stood.
    """

    model_config = ConfigDict(str_strip_whitespace=False)

    pack: str
    names: tuple[Identifier, ...] = ()
    documents: tuple[DocumentKey, ...] = ()
    lines: tuple[KeptLine, ...] = ()
    strings: tuple[tuple[str, str, str], ...] = ()

    def and_before(self, before: Key | None) -> Key:
        """Return a key that fits the pack as it is now and as it was before: for while it is replaced."""
        if before is None:
            return self
        return self.model_copy(
            update={
                "documents": (*self.documents, *before.documents),
                "lines": (*self.lines, *before.lines),
                "strings": (*self.strings, *before.strings),
            }
        )

    def of(self, ident: str, text: str) -> DocumentKey | None:
        """Return what was replaced in the document of this id and text; None where that is not known."""
        sha256 = sha256_of_text(text)
        return next((one for one in self.documents if (one.id, one.sha256) == (ident, sha256)), None)


def sha256_of_text(text: str) -> str:
    """Return the SHA-256 of a text as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
