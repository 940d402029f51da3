"""The coverage of the library as the rows of a map: one table for each frame, and the thin places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args

from cc_assistant.domain.coverage import Amount
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.passage import Direction, Phase
from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from cc_assistant.domain.coverage import CodeCoverage, Coverage, ThemeCoverage, ThinPlace

PHASES: tuple[Phase, ...] = ("initiation", "operation", "maintenance")
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
SHADES = ((30, "█"), (15, "▓"), (5, "▒"), (1, "░"))
"""From how many findings on a cell is shaded how."""

LEGEND = ("░ 1-4", "▒ 5-14", "▓ 15-29", "█ 30 and more findings; in brackets their sources")
THIN_FACETS = {"CFIR construct": "cfir", "NPT component": "npt", "theme": "theme"}


@dataclass(frozen=True)
class Cell:
    """An amount, and the filters that let through what it counts. ``sources`` is None where not counted."""

    findings: int
    sources: int | None
    filters: Filters
    said: str

    @property
    def shade(self) -> str:
        """The block that shows how much there is; blank for nothing."""
        return next((block for start, block in SHADES if self.findings >= start), " ")

    @property
    def number(self) -> str:
        """The amount in figures."""
        if not self.findings:
            return "-"
        return f"{self.findings}" if self.sources is None else f"{self.findings} ({self.sources})"


@dataclass(frozen=True)
class MapRow:
    """A heading (without cells), or a code or theme with its cells. ``depth``: of a part below another."""

    name: str
    cells: tuple[Cell, ...] = ()
    depth: int = 0


@dataclass(frozen=True)
class MapTable:
    """A table of the map: the heads of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[MapRow, ...]


def code_table(codes: Sequence[CodeCoverage], facet: str) -> MapTable:
    """Return codes by time point.

    Args:
        codes: of one frame.
        facet: ``cfir`` or ``npt``.
    """
    return MapTable((*(phase.capitalize() for phase in PHASES), "All"), tuple(_code_rows(codes, facet)))


def theme_table(themes: Sequence[ThemeCoverage]) -> MapTable:
    """Return themes by direction."""
    return MapTable(
        (*(direction.capitalize() for direction in DIRECTIONS), "All"), tuple(_theme_rows(themes))
    )


def thin_filters(place: ThinPlace) -> Filters:
    """Return what lets through the little that there is on a thin place."""
    return _filters(THIN_FACETS[place.kind], place.id)


def tables(coverage: Coverage) -> dict[str, MapTable]:
    """Return the tables that can be drawn, by id."""
    return {
        "cfir": code_table(coverage.cfir, "cfir"),
        "npt": code_table(coverage.npt, "npt"),
        "themes": theme_table(coverage.themes),
    }


def _code_rows(codes: Sequence[CodeCoverage], facet: str) -> Iterator[MapRow]:
    for group, held in groupby(codes, key=lambda code: code.group):
        yield MapRow(group)
        for code in held:
            cells = [
                _cell(getattr(code, phase), code.name, phase, _filters(facet, code.id, phase=(phase,)))
                for phase in PHASES
            ]
            cells.append(_cell(code.total, code.name, "at any time", _filters(facet, code.id)))
            name = code.name.removeprefix(f"{group} ")  # the heading says it already
            yield MapRow(name, tuple(cells), int(code.level == "sub-construct"))


def _theme_rows(themes: Sequence[ThemeCoverage]) -> Iterator[MapRow]:
    for group, held in groupby(themes, key=lambda theme: theme.group):
        yield MapRow(group)
        for theme in held:
            cells = [
                _cell(
                    theme.directions.get(direction, 0),
                    theme.label,
                    direction,
                    _filters("theme", theme.id, direction=(direction,)),
                )
                for direction in DIRECTIONS
            ]
            cells.append(_cell(theme.total, theme.label, "in any direction", _filters("theme", theme.id)))
            yield MapRow(theme.label, tuple(cells))


def _cell(amount: Amount | int, name: str, column: str, filters: Filters) -> Cell:
    findings, sources = (amount.findings, amount.sources) if isinstance(amount, Amount) else (amount, None)
    told = counted(findings, "finding") if findings else "nothing at all"
    if findings and sources is not None:
        told += f" from {counted(sources, 'source')}"
    return Cell(findings, sources, filters, f"{name}, {column}: {told}.")


def _filters(facet: str, value: str, **more: Any) -> Filters:
    return Filters.model_validate({facet: (value,), **more})
