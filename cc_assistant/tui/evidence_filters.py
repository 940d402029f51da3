"""Filters as the evidence screen handles them: what is limited, and what choosing a value changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.domain.filters import Filters


def limited(filters: Filters) -> tuple[str, ...]:
    """Return the facets that the filters limit, the year among them."""
    years = ("year",) if filters.year_from is not None or filters.year_to is not None else ()
    return (*filters.chosen(), *years)


def without(filters: Filters, facet: str) -> Filters:
    """Return the filters without the limit on one facet."""
    gone = {"year_from": None, "year_to": None} if facet == "year" else {facet: ()}
    return filters.model_copy(update=gone)


def toggled(filters: Filters, facet: str, value: str) -> Filters:
    """Return the filters with a value chosen, or no longer chosen.

    Years make a range: a year outside widens it, one inside becomes the only one, and the only one goes.
    """
    if facet == "year":
        return _toggled_year(filters, int(value))
    held = getattr(filters, facet)
    now = tuple(v for v in held if v != value) if value in held else (*held, value)
    return type(filters).model_validate({**filters.model_dump(), facet: now})


def chosen(filters: Filters, facet: str, value: str) -> bool:
    """Whether a value is chosen."""
    if facet == "year":
        return "year" in limited(filters) and _in_range(filters, int(value))
    return value in getattr(filters, facet)


def _toggled_year(filters: Filters, year: int) -> Filters:
    first, last = filters.year_from, filters.year_to
    if "year" not in limited(filters):
        range_: tuple[int | None, int | None] = (year, year)
    elif (first, last) == (year, year):
        range_ = (None, None)
    elif _in_range(filters, year):
        range_ = (year, year)
    else:
        range_ = (
            min(year, first) if first is not None else None,
            max(year, last) if last is not None else None,
        )
    return filters.model_copy(update={"year_from": range_[0], "year_to": range_[1]})


def _in_range(filters: Filters, year: int) -> bool:
    after = filters.year_from is None or year >= filters.year_from
    return after and (filters.year_to is None or year <= filters.year_to)
