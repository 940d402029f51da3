"""Filters: what passages a question may draw on. They are set by people, never guessed."""

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Direction, Pandemic, Perspective, Phase
from cc_assistant.domain.source import ReadDepth, SourceKind


class Filters(Frozen):
    """Values within one facet are alternatives; facets must all hold. Empty means no limit.

    ``year_from`` and ``year_to`` are inclusive; a source without a year fails both.
    """

    phase: tuple[Phase, ...] = ()
    pandemic: tuple[Pandemic, ...] = ()
    perspective: tuple[Perspective, ...] = ()
    direction: tuple[Direction, ...] = ()
    cfir: tuple[str, ...] = ()
    npt: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    kind: tuple[SourceKind, ...] = ()
    read: tuple[ReadDepth, ...] = ()
    pack: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Facets that limit, by name, years left out."""
        return {name: value for name in FACETS if (value := getattr(self, name))}

    def describe(self) -> str:
        """Say in one line what the filters let through, for people and for exported files."""
        parts = [f"{name}: {' or '.join(values)}" for name, values in self.chosen().items()]
        if self.year_from is not None or self.year_to is not None:
            parts.append(f"year: {self.year_from or ''}-{self.year_to or ''}")
        return "; ".join(parts) or "no filters"

    def limit(self) -> str:
        """Say in a sentence what an answer was limited to; "" for nothing."""
        return "" if self == Filters() else f"Only from passages with these filters: {self.describe()}."


FACETS: tuple[str, ...] = (
    "phase",
    "pandemic",
    "perspective",
    "direction",
    "cfir",
    "npt",
    "theme",
    "case",
    "country",
    "kind",
    "read",
    "pack",
)
