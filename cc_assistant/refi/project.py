"""A project as it was read: documents with their codings, the codebook, and what did not come over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from pydantic import Field

from cc_assistant.domain.coding import Codebook, Coding
from cc_assistant.domain.document import Details, Document, Speaker, Unit
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.import_report import Remark


class CodedDocument(Frozen):
    """A source of a project as a document.

    Attributes:
        guid: that the project gives it, as it is compared: what tells it apart when it is imported again.
        id: that its codings name; the importer may give another with ``renamed``.
        name: as the project calls it.
        text: with units parted by an empty line, tidied as every document.
        units: in order, not overlapping.
        speakers: who says them.
        details: what the project says of it.
        codings: on its words.
        remarks: what did not come over as it was.
        made: when the project says that it was made.
        original: the document as it was when it left a pack of ours, if its text still stands.
    """

    guid: str
    id: str
    name: str
    text: str
    units: tuple[Unit, ...]
    speakers: tuple[Speaker, ...] = ()
    details: Details = Details()
    codings: tuple[Coding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    made: datetime | None = None
    original: Document | None = None

    def renamed(self, ident: str) -> CodedDocument:
        """Return it with another id, which its codings name too."""
        codings = tuple(coding.model_copy(update={"document": ident}) for coding in self.codings)
        return self.model_copy(update={"id": ident, "codings": codings})


class CodedProject(Frozen):
    """A project as it was read.

    Attributes:
        name: as the file calls it.
        origin: the program that wrote it, as the file says.
        documents: in their order.
        codebook: the one that was there before, with the codes and coders of the project.
        remarks: what did not come over as it was, beside what the documents say of themselves.
        counts: what was kept, by name.
    """

    name: str
    origin: str
    documents: tuple[CodedDocument, ...]
    codebook: Codebook
    remarks: tuple[Remark, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict)


class Ears(Protocol):
    """Hears who speaks in the lines of a transcript."""

    def speakers_of(self, lines: Sequence[str]) -> Sequence[str | None]:
        """Return the name of who speaks for each line; None where nobody does."""
        ...

    def asks(self, name: str) -> bool:
        """Tell whether a name is that of an interviewer."""
        ...
