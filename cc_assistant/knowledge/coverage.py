"""Counts what the library covers: CFIR and NPT by time point, themes, and thin places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, get_args

from cc_assistant.domain.coverage import Amount, CodeCoverage, Coverage, ThemeCoverage, ThinPlace
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.library import Library
from cc_assistant.domain.passage import Direction, Passage, Perspective
from cc_assistant.domain.theme import Themes
from cc_assistant.text.passage_words import PERSPECTIVE

THIN_BELOW = 3
"""A code or theme with fewer sources than this is thin."""

_Value = TypeVar("_Value", bound=str)


def coverage(library: Library, thin_below: int = THIN_BELOW) -> Coverage:
    """Count the evidence by code, time point and theme, and name the thin places.

    Args:
        library: All packs that are switched on.
        thin_below: A code or theme with fewer sources than this is called thin.
    """
    count = _Count(library)
    cfir = tuple(_cfir(library.cfir, count)) if library.cfir else ()
    npt = tuple(_npt(library.npt, count)) if library.npt else ()
    themes = tuple(_themes(library.themes, count)) if library.themes else ()
    return Coverage(
        total=count.amount(library.passages),
        thin_below=thin_below,
        cfir=cfir,
        npt=npt,
        themes=themes,
        thin=tuple(_thin(library, count, thin_below)),
    )


class _Count:
    """Counts passages as findings (those that tell the same one are one) and distinct sources."""

    def __init__(self, library: Library) -> None:
        first = {member: group[0] for group in library.same_findings for member in group}
        self._finding = {passage.id: first.get(passage.id, passage.id) for passage in library.passages}
        self._passages = library.passages

    def amount(self, passages: Iterable[Passage]) -> Amount:
        held = tuple(passages)
        return Amount(
            findings=len({self._finding[passage.id] for passage in held}),
            sources=len({passage.source for passage in held}),
        )

    def split(
        self,
        passages: Sequence[Passage],
        values: Callable[[Passage], tuple[_Value, ...]],
        order: Sequence[_Value],
    ) -> dict[_Value, int]:
        """Count findings by a property of their passages; what has none is left out."""
        pairs = {(self._finding[passage.id], value) for passage in passages for value in values(passage)}
        counts = Counter(value for _, value in pairs)
        return {value: counts[value] for value in order if counts[value]}

    def cfir(self, code: str) -> tuple[Passage, ...]:
        """The passages with a construct or one of its sub-constructs."""
        return tuple(
            passage
            for passage in self._passages
            if any(found == code or found.startswith(f"{code}.") for found in passage.cfir)
        )

    def npt(self, code: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self._passages if code in passage.npt)

    def theme(self, theme: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self._passages if theme in passage.themes)


def _cfir(frame: CfirFrame, count: _Count) -> Iterator[CodeCoverage]:
    domains = {domain.id: domain.name for domain in frame.domains}
    for construct in frame.constructs:
        yield CodeCoverage(
            id=construct.id,
            name=construct.name,
            group=domains[construct.domain],
            level=construct.level,
            **_by_phase(count.cfir(construct.id), count),
        )


def _npt(frame: NptFrame, count: _Count) -> Iterator[CodeCoverage]:
    mechanisms = {mechanism.id: mechanism.name for mechanism in frame.mechanisms}
    for component in frame.components:
        yield CodeCoverage(
            id=component.id,
            name=component.name,
            group=mechanisms[component.mechanism],
            level="component",
            **_by_phase(count.npt(component.id), count),
        )


def _by_phase(passages: Sequence[Passage], count: _Count) -> dict[str, Amount]:
    phases = {
        phase: count.amount(passage for passage in passages if phase in passage.phase)
        for phase in ("initiation", "operation", "maintenance")
    }
    return {**phases, "total": count.amount(passages)}


def _themes(themes: Themes, count: _Count) -> Iterator[ThemeCoverage]:
    groups = {group.id: group for group in themes.groups}
    for theme in sorted(themes.themes, key=lambda theme: groups[theme.group].order):
        passages = count.theme(theme.id)
        yield ThemeCoverage(
            id=theme.id,
            label=theme.label,
            group=groups[theme.group].label,
            total=count.amount(passages),
            directions=count.split(passages, lambda passage: (passage.direction,), get_args(Direction)),
            perspectives=count.split(passages, lambda passage: passage.perspective, get_args(Perspective)),
        )


def _thin(library: Library, count: _Count, thin_below: int) -> Iterator[ThinPlace]:
    """Yield thin constructs (sub-constructs count with theirs), components and themes, in their order."""
    reasons = _Reasons(library, count, thin_below)
    for construct in library.cfir.constructs if library.cfir else ():
        if construct.parent is None and (why := reasons(count.cfir(construct.id))):
            yield ThinPlace(kind="CFIR construct", id=construct.id, name=construct.name, reasons=why)
    for component in library.npt.components if library.npt else ():
        if why := reasons(count.npt(component.id)):
            yield ThinPlace(kind="NPT component", id=component.id, name=component.name, reasons=why)
    for theme in library.themes.themes if library.themes else ():
        if why := reasons(count.theme(theme.id)):
            yield ThinPlace(kind="theme", id=theme.id, name=theme.label, reasons=why)


class _Reasons:
    """Says in plain words why the evidence in some passages is thin."""

    def __init__(self, library: Library, count: _Count, thin_below: int) -> None:
        self._count = count
        self._thin_below = thin_below
        self._countries = {source.id: source.country for source in library.sources}
        places = {place.id: place for place in library.glossary.places} if library.glossary else {}
        self._nations = {
            place.place: places[larger].place
            for place in places.values()
            for larger in place.within
            if places[larger].kind == "country"
        }

    def __call__(self, passages: Sequence[Passage]) -> tuple[str, ...]:
        amount = self._count.amount(passages)
        if amount.findings == 0:
            return ("nothing at all",)
        if amount.sources == 1:
            return ("one source only",)
        found = [f"{amount.sources} sources only"] if amount.sources < self._thin_below else []
        perspectives = {perspective for passage in passages for perspective in passage.perspective}
        if len(perspectives) == 1:
            found.append(f"one perspective only ({PERSPECTIVE[perspectives.pop()]})")
        countries = {country for passage in passages for country in self._countries[passage.source]}
        whole = {self._nations.get(country, country) for country in countries}
        if len(whole) == 1 and whole != {"international"}:
            found.append(f"one country only ({(countries if len(countries) == 1 else whole).pop()})")
        return tuple(found)
