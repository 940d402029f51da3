"""A small library cut from the shipped one, an encoder that needs no model, and an index of both."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.domain.library import Library
from cc_assistant.knowledge.loading import load_library
from cc_assistant.retrieval.index.build import build_index
from tests.index.small import NOW, HashEncoder, cut


@pytest.fixture(scope="session")
def whole_library() -> Library:
    """The shipped library."""
    return load_library([paths.shipped("knowledge")])


@pytest.fixture(scope="session")
def library(whole_library: Library) -> Library:
    """Thirty passages of the shipped library with their sources."""
    return cut(whole_library, 30)


@pytest.fixture(scope="session")
def encoder() -> HashEncoder:
    """An encoder whose vectors come from the words of a text."""
    return HashEncoder()


@pytest.fixture(scope="session")
def built(library: Library, encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that no test may change."""
    root = tmp_path_factory.mktemp("built")
    build_index(library, root, encoder, knowledge="k1", now=NOW)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of the index to do harm to."""
    return Path(shutil.copytree(built, tmp_path / "indexes"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users of the system can reach, which pytest's own folders are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
