"""What a reader makes of a file, and the port that every reader satisfies."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pydantic import Field

from cc_assistant.domain.document import DocumentForm, Locator, Speaker, UnitKind
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.import_report import Remark
from cc_assistant.domain.source import ReadDepth, SourceKind
from cc_assistant.ingest.limits import Limits


class RawUnit(Frozen):
    """A piece of a file that nothing cuts through; ``speaker`` is the name that the file gives."""

    kind: UnitKind
    text: str
    locator: Locator = Locator()
    speaker: str | None = None


class Record(Frozen):
    """What a file says of itself as a publication; what it does not say is empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    container: str = ""
    doi: str = ""
    url: str = ""
    licence: str = ""
    kind: SourceKind | None = None
    read: ReadDepth = "full-text"


class RawDocument(Frozen):
    """A document as it was read: its units in order, who speaks, and what did not come over as it was.

    ``speakers`` need to hold only those of whom more is known than a name. ``key`` tells the documents of one
    file apart; it is empty where the file is one document.
    """

    form: DocumentForm
    record: Record = Record()
    key: str = ""
    units: tuple[RawUnit, ...]
    speakers: tuple[Speaker, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


class Told(Protocol):
    """Hears how much of a file is read."""

    def __call__(self, done: int, total: int) -> None:
        """Report ``done`` of ``total`` pages, rows or parts."""
        ...


class Wish(Frozen):
    """What the user asked for: ``columns`` of a table that hold answers, a ``transcript`` to be seen."""

    columns: tuple[str, ...] = ()
    transcript: bool | None = None


class Reader(Protocol):
    """Reads one form of file. It opens no other file and no network."""

    def __call__(self, file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
        """Return the documents of a file.

        Raises:
            Unreadable: it cannot be taken in; the reason is for people.
        """
        ...
