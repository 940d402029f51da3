"""Filters: which passages a search may draw on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.domain.filters import Filters

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.retrieval.index.opened import Index


def allowed(index: Index, filters: Filters) -> npt.NDArray[np.bool_] | None:
    """Return which passages the filters let through, or None where they set no limit.

    Values of one facet are alternatives, facets must all hold; a code stands for its parts too
    (``inner-setting.culture`` for ``inner-setting.culture.learning-centeredness``).
    """
    mask: npt.NDArray[np.bool_] | None = None
    for facet, values in filters.chosen().items():
        known = index.facet_values(facet)
        has = np.zeros(index.count, np.bool_)
        for value in values:
            meant = [name for name in known if name == value or name.startswith(f"{value}.")]
            for name in meant:
                has |= index.facet_bits(facet, name)
        mask = has if mask is None else mask & has
    if filters.year_from is not None or filters.year_to is not None:
        has = np.zeros(index.count, np.bool_)
        for year in index.facet_values("year"):
            low = filters.year_from is None or int(year) >= filters.year_from
            if low and (filters.year_to is None or int(year) <= filters.year_to):
                has |= index.facet_bits("year", year)
        mask = has if mask is None else mask & has
    return mask
