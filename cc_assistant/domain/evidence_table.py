"""An evidence table: quoted passages with everything that a reader needs to use and to check them."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from cc_assistant.domain.filters import Filters
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ranking import Span
from cc_assistant.domain.source import Source

Order = Literal["relevance", "source", "newest", "oldest", "phase"]


class EvidenceRequest(Frozen):
    """What a table was made from, so that it can be made again.

    A question, or filters alone, or the ids of a basket. ``made`` is a date (ISO); ``basket`` the name of
    the basket; ``limit`` how many rows at most; ``style`` how references are written. ``public_only`` leaves
    out passages of confidential packs.
    """

    question: str | None = None
    filters: Filters = Filters()
    ids: tuple[str, ...] | None = None
    basket: str | None = None
    order: Order = "relevance"
    limit: int = 50
    style: str = "vancouver"
    made: str
    public_only: bool = False


class Code(Frozen):
    """A code as people read it: its id and its label."""

    id: str
    label: str


class Reason(Frozen):
    """Why a passage is there: ``mark`` in one word, ``says`` in a sentence."""

    mark: str
    says: str


class EvidenceRow(Frozen):
    """One passage. ``quote`` is exactly the characters of ``span`` of the passage.

    ``short`` and ``full`` are the reference of its source; ``same_as`` names passages that tell the same
    finding and are not listed; ``score`` is None where nothing was asked; ``confidential`` is whether the
    pack of the passage is.
    """

    number: int
    quote: str
    span: Span
    passage: Passage
    source: Source
    short: str
    full: str
    themes: tuple[Code, ...]
    cfir: tuple[Code, ...]
    npt: tuple[Code, ...]
    case: Code | None
    why: tuple[Reason, ...]
    score: float | None
    same_as: tuple[str, ...]
    confidential: bool = False


class CitedSource(Frozen):
    """A source of a table with its references, and the passages of it that are there."""

    source: Source
    short: str
    full: str
    passages: tuple[str, ...]


class EvidenceTable(Frozen):
    """Rows in the order asked for.

    ``understood_as`` is how the question was read, ``searched_by`` by what it was searched ("" without a
    search); ``considered`` counts the passages that the filters let through; ``missing`` are ids of the
    basket that the library no longer has; ``notes`` are what a reader has to know of all rows; ``command``
    makes the table again.
    """

    request: EvidenceRequest
    command: str
    understood_as: str | None
    searched_by: str
    considered: int
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    rows: tuple[EvidenceRow, ...]

    @cached_property
    def sources(self) -> tuple[CitedSource, ...]:
        """The sources of the rows, each once, in the order of their references."""
        passages: dict[str, list[str]] = {}
        first: dict[str, EvidenceRow] = {}
        for row in self.rows:
            passages.setdefault(row.source.id, []).append(row.passage.id)
            first.setdefault(row.source.id, row)
        ordered = sorted(first.values(), key=lambda row: (row.full.casefold(), row.source.id))
        return tuple(
            CitedSource(
                source=row.source, short=row.short, full=row.full, passages=tuple(passages[row.source.id])
            )
            for row in ordered
        )
