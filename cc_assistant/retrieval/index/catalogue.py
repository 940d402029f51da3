"""Reads the catalogue of a build: passages, sources, documents and facets, only the rows asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source
from cc_assistant.errors import NotFound
from cc_assistant.retrieval.index.faults import reading
from cc_assistant.retrieval.index.layout import CATALOGUE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from pydantic import BaseModel

    Model = TypeVar("Model", bound=BaseModel)

_AT_ONCE = 500


class Catalogue:
    """The compiled library of a build.

    Args:
        build: folder of the build.
    """

    def __init__(self, build: Path) -> None:
        self._build = build

    @cached_property
    def _database(self) -> sqlite3.Connection:
        file = (self._build / CATALOGUE).absolute()
        with reading(self._build):
            # Immutable: no lock and no journal is ever looked for, so a read-only folder will do.
            return sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run a query of ours with its values.

        Raises:
            IndexFault: the catalogue is damaged.
        """
        with reading(self._build):
            return self._database.execute(query, values).fetchall()

    def close(self) -> None:
        """Close the file, if it was opened."""
        if "_database" in self.__dict__:
            self._database.close()

    @cached_property
    def count(self) -> int:
        """Number of passages."""
        return int(self.rows("SELECT count(*) FROM passages")[0][0])

    def ids(self, positions: Iterable[int]) -> list[str]:
        """Return the ids of passages in the order of ``positions``."""
        wanted = [int(position) for position in positions]
        found: dict[int, str] = dict(self._some("SELECT position, id FROM passages WHERE position", wanted))
        return [found[position] for position in wanted]

    def positions(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the positions of those of the passages that are there, by id."""
        return {
            str(ident): int(position)
            for ident, position in self._some("SELECT id, position FROM passages WHERE id", list(ids))
        }

    def passages(self, positions: Iterable[int]) -> list[Passage]:
        """Return passages in the order of ``positions``."""
        wanted = [int(position) for position in positions]
        found: dict[int, str] = dict(self._some("SELECT position, json FROM passages WHERE position", wanted))
        with reading(self._build):
            return [Passage.model_validate_json(found[position]) for position in wanted]

    def passage(self, ident: str) -> Passage:
        """Return one passage.

        Raises:
            NotFound: there is none with this id.
        """
        return Passage.model_validate_json(
            self._one("passage", "SELECT json FROM passages WHERE id = ?", ident)
        )

    def source(self, ident: str) -> Source:
        """Return one source.

        Raises:
            NotFound: there is none with this id.
        """
        return Source.model_validate_json(self._one("source", "SELECT json FROM sources WHERE id = ?", ident))

    def sources(self, ids: Iterable[str] | None = None) -> dict[str, Source]:
        """Return those of the sources that are there, by id; all of them without ``ids``."""
        rows = (
            self.rows("SELECT id, json FROM sources ORDER BY number")
            if ids is None
            else self._some("SELECT id, json FROM sources WHERE id", list(ids))
        )
        with reading(self._build):
            return {str(ident): Source.model_validate_json(json) for ident, json in rows}

    def documents(self, kind: str, model: type[Model]) -> list[Model]:
        """Return all documents of a kind (`DOCUMENT_KINDS`) in the library's order, read as ``model``."""
        rows = self.rows("SELECT json FROM documents WHERE kind = ? ORDER BY number", (kind,))
        with reading(self._build):
            return [model.model_validate_json(json) for (json,) in rows]

    def document(self, kind: str, ident: str, model: type[Model]) -> Model:
        """Return one document.

        Raises:
            NotFound: there is none of this kind and id.
        """
        query = "SELECT json FROM documents WHERE kind = ? AND id = ?"
        return model.model_validate_json(self._one(kind, query, kind, ident))

    def document_json(self, kind: str, ident: str | None = None) -> dict[str, str]:
        """Return documents of a kind as JSON, by id: all of them, or the one named (none if it is absent)."""
        query = "SELECT id, json FROM documents WHERE kind = ?"
        rows = (
            self.rows(f"{query} ORDER BY number", (kind,))
            if ident is None
            else self.rows(f"{query} AND id = ?", (kind, ident))
        )
        return {str(found): str(json) for found, json in rows}

    def facet_bits(self, facet: str, value: str) -> npt.NDArray[np.bool_]:
        """Return which passages have ``value`` in ``facet``, as an array (count,)."""
        import numpy as np

        rows = self.rows("SELECT bits, positions FROM facets WHERE facet = ? AND value = ?", (facet, value))
        has = np.zeros(self.count, np.bool_)
        for bits, positions in rows:
            if bits is None:
                has[np.frombuffer(positions, np.int32)] = True
            else:
                packed = np.frombuffer(bits, np.uint8)
                has = np.unpackbits(packed, count=self.count, bitorder="little").view(np.bool_)
        return has

    def facet_values(self, facet: str) -> dict[str, int]:
        """Return the values of a facet and how many passages have each, by value."""
        rows = self.rows("SELECT value, count FROM facets WHERE facet = ? ORDER BY value", (facet,))
        return {str(value): int(count) for value, count in rows}

    def _one(self, what: str, query: str, *values: str) -> str:
        rows = self.rows(query, values)
        if not rows:
            raise NotFound(f"There is no {what} '{values[-1]}' in the index.")
        return str(rows[0][0])

    def _some(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Run a query that ends in a column with ``IN`` some values, in parts that SQLite takes."""
        found = []
        for at in range(0, len(values), _AT_ONCE):
            some = values[at : at + _AT_ONCE]
            found += self.rows(f"{query} IN ({','.join('?' * len(some))})", some)
        return found
