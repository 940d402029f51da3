"""Labels of facets and their values, as people read them."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from cc_assistant.text.passage_words import PANDEMIC

if TYPE_CHECKING:
    from cc_assistant.retrieval.index.opened import Index

FACET_LABELS = {
    "cfir": "CFIR construct",
    "npt": "NPT component",
    "phase": "Phase",
    "pandemic": "Period",
    "perspective": "Perspective",
    "direction": "Direction",
    "theme": "Theme",
    "case": "Case",
    "country": "Country",
    "year": "Year",
    "kind": "Kind of source",
    "read": "How much was read",
    "pack": "Pack",
}
"""Facets that people filter by, in the order in which they are offered."""

_PERIODS = {**PANDEMIC, "not-specific": "no period named"}
_KIND_OF_GROUP = {"cfir": "cfir-domain", "npt": "npt-mechanism", "theme": "theme-group"}
_GROUP_FIELD = {"cfir": "domain", "npt": "mechanism", "theme": "group"}
_NAME_FIELDS = ("label", "name", "title")


class Labels:
    """Names codes by the frames, themes, cases and packs of an index.

    Args:
        index: the open index.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._documents = cache(self._read)

    def label(self, facet: str, value: str) -> str:
        """Return the label of a value; the value in plain words where the library names it nowhere."""
        if facet in {"cfir", "npt", "theme", "case", "pack"}:
            return _name(self._documents(facet).get(value)) or value
        if facet == "pandemic":
            return _PERIODS.get(value, value)
        return value if facet in {"country", "year"} else value.replace("-", " ")

    def group(self, facet: str, value: str) -> str:
        """Return the heading of a value (CFIR domain, NPT mechanism, group of themes), or nothing."""
        if facet not in _KIND_OF_GROUP:
            return ""
        ident = str(self._documents(facet).get(value, {}).get(_GROUP_FIELD[facet], ""))
        return _name(self._documents(_KIND_OF_GROUP[facet]).get(ident))

    def rank(self, facet: str, value: str) -> int:
        """Return the place of a value in its frame; values that the library names nowhere share the last."""
        documents = self._documents(facet) if facet in {"cfir", "npt", "theme", "case"} else {}
        return list(documents).index(value) if value in documents else len(documents)

    def _read(self, kind: str) -> dict[str, dict[str, object]]:
        return {ident: json.loads(text) for ident, text in self._index.document_json(kind).items()}


def _name(document: dict[str, object] | None) -> str:
    return next((str(document[field]) for field in _NAME_FIELDS if field in document), "") if document else ""
