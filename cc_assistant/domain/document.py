"""A document of the user's own: its text, where each piece of it stands in the file, and who speaks."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import CaseId
from cc_assistant.domain.pack import Sensitivity
from cc_assistant.domain.passage import Pandemic, Perspective, Phase
from cc_assistant.domain.source import Source

DocumentForm = Literal[
    "pdf",
    "docx",
    "odt",
    "html",
    "markdown",
    "text",
    "rtf",
    "epub",
    "jats",
    "vtt",
    "srt",
    "transcript",
    "csv",
    "xlsx",
    "qdpx",
    "reference",
]
UnitKind = Literal["heading", "paragraph", "turn", "table", "comment", "answer"]


class Locator(Frozen):
    """Where a piece of text stands, as people cite it. Only what the form of the file has is given.

    Attributes:
        page: counted from 1, with ``label`` where the page is numbered otherwise.
        section: headings above it, from the outermost.
        paragraph: counted from 1 in the document (in the section for JATS).
        turn: of a transcript, counted from 1.
        at: time from the beginning, in seconds.
        row: of a table, counted as in the file (the head is row 1).
        column: its name.
        sheet: of a workbook.
        table: of a text document, counted from 1.
    """

    page: int | None = None
    label: str | None = None
    section: tuple[str, ...] = ()
    paragraph: int | None = None
    turn: int | None = None
    at: float | None = None
    row: int | None = None
    column: str | None = None
    sheet: str | None = None
    table: int | None = None


class Speaker(Frozen):
    """Somebody who speaks in a document. ``name`` is as the file calls them, or a pseudonym."""

    id: str
    name: str
    role: str = ""
    perspective: Perspective | None = None
    interviewer: bool = False
    attributes: dict[str, str] = Field(default_factory=dict)


class Unit(Frozen):
    """A piece of a document that nothing cuts through: a paragraph, a turn, a cell.

    ``start`` and ``end`` (half-open, code points) count in the text of the document.
    """

    kind: UnitKind
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    locator: Locator
    speaker: str | None = None


class Cut(Frozen):
    """A passage of a document: one or more sentences of one speaker. Its id never names other words.

    ``start`` and ``end`` count in the text of the document; ``unit`` is the place of its first unit.
    """

    id: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    unit: Annotated[int, Field(ge=0)]


class Details(Frozen):
    """What people say of a document, and what its passages take over."""

    case: CaseId | None = None
    role: str = ""
    phase: tuple[Phase, ...] = ()
    pandemic: Pandemic = "not-specific"
    perspective: tuple[Perspective, ...] = ()
    on: date | None = None
    consent: str = ""
    sensitivity: Sensitivity | None = None
    attributes: dict[str, str] = Field(default_factory=dict)


class Document(Frozen):
    """One imported document.

    Attributes:
        version: of the form of the file that holds it.
        id: short, safe as the name of a file; that of its source too.
        file: name of the file that it came from, without its folders.
        sha256: of the bytes of that file.
        imported: when.
        source: its bibliographic record.
        text: all of it. Units are separated by an empty line; what they hold stands as in the file, after
            Unicode NFC and with line ends made equal.
        units: in order, not overlapping.
        cuts: its passages, in order, not overlapping; headings and what the interviewer says are in none.
        numbered: the highest number that a passage of it ever had, so that none is given twice.
    """

    version: Literal[1] = 1
    id: str
    form: DocumentForm
    file: str
    sha256: str
    imported: datetime
    source: Source
    details: Details = Details()
    speakers: tuple[Speaker, ...] = ()
    text: str
    units: tuple[Unit, ...]
    cuts: tuple[Cut, ...]
    numbered: int = 0

    @cached_property
    def speaker_by_id(self) -> dict[str, Speaker]:
        """Speakers by their id."""
        return {speaker.id: speaker for speaker in self.speakers}
