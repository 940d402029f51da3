"""Chroma as the store of record: all vectors are in it, with facets, and a finished build stays untouched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from cc_assistant.domain.library import Library
from cc_assistant.errors import IndexFault
from cc_assistant.retrieval.index.chroma_store import PASSAGES, UNITS, ChromaStore
from cc_assistant.retrieval.index.opened import open_index
from cc_assistant.retrieval.index.status import verify_index


def checksums(folder: Path) -> dict[Path, str]:
    return {
        file: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*") if file.is_file()
    }


def test_it_holds_the_vectors_of_the_mapped_arrays(built: Path, library: Library) -> None:
    index = open_index(built)
    with ChromaStore.copy_of(index.folder) as store:
        assert store.count(PASSAGES) == len(library.passages)
        assert store.count(UNITS) == len(index.vectors.units.kinds)
        stored = store.vectors(PASSAGES, [passage.id for passage in library.passages])
    for position, passage in enumerate(library.passages):
        assert np.allclose(stored[passage.id], index.vectors.passages[position], atol=1e-6)


def test_it_can_be_asked_by_facets(built: Path, library: Library) -> None:
    index = open_index(built)
    theme = library.passages[4].themes[0]
    holding = {passage.id for passage in library.passages if theme in passage.themes}
    with ChromaStore.copy_of(index.folder) as store:
        found = store.nearest(PASSAGES, index.vectors.passages[4], 30, {"theme": {"$contains": theme}})
    assert found[0] == library.passages[4].id
    assert set(found) == holding


def test_asking_and_verifying_leave_the_build_as_it_was(built: Path) -> None:
    index = open_index(built)
    before = checksums(index.folder)
    with ChromaStore.copy_of(index.folder) as store:
        store.nearest(PASSAGES, index.vectors.passages[0], 3)
    verify_index(built)
    assert checksums(index.folder) == before


def test_what_is_not_there_is_not_found(built: Path) -> None:
    with ChromaStore.copy_of(open_index(built).folder) as store:
        assert store.vectors(PASSAGES, ["nobody-01"]) == {}
        with pytest.raises(IndexFault, match="Chroma cannot use"):
            store.count("no such collection")
