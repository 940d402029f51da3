"""The shipped library as the answerer sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.answering.answerer import Answerer
from cc_assistant.retrieval.shelf import Shelf
from cc_assistant.services import Services
from tests.retrieval.opened import opened, opened_without_vectors


@pytest.fixture(scope="session")
def services(indexed_home: Path) -> Services:
    """The shipped library with its model; no test may change it."""
    return opened(indexed_home)


@pytest.fixture(scope="session")
def words_only(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The shipped library in an index without vectors."""
    return opened_without_vectors(tmp_path_factory.getbasetemp() / "words-only")


@pytest.fixture(scope="session")
def answerer(services: Services) -> Answerer:
    """Answers from the shipped library."""
    return services.answerer


@pytest.fixture(scope="session")
def shelf(services: Services) -> Shelf:
    """Looks passages and sources up."""
    return services.shelf
