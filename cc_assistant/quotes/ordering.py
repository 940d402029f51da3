"""In which order the rows of a table stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.evidence_table import Order

if TYPE_CHECKING:
    from cc_assistant.domain.evidence_table import EvidenceRow

_PHASES = ("initiation", "operation", "maintenance")
_NO_YEAR = 9999


def _first_phase(row: EvidenceRow) -> int:
    return min((_PHASES.index(phase) for phase in row.passage.phase), default=len(_PHASES))


_KEYS: dict[Order, Callable[[EvidenceRow], Any]] = {
    "relevance": lambda _: 0,
    "source": lambda row: row.short.casefold(),
    "newest": lambda row: -(row.source.year or -_NO_YEAR),
    "oldest": lambda row: row.source.year or _NO_YEAR,
    "phase": _first_phase,
}


def ordered(rows: Iterable[EvidenceRow], order: Order) -> tuple[EvidenceRow, ...]:
    """Return the rows in this order, numbered anew.

    ``relevance`` is the order in which they come, and decides among equals. A source without a year comes
    last either way; a passage of several phases stands at the earliest, one of none at the end.
    """
    return tuple(
        row.model_copy(update={"number": number})
        for number, row in enumerate(sorted(rows, key=_KEYS[order]), start=1)
    )
