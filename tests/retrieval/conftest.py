"""The shipped library as the parts of retrieval see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.domain.ports import Encoder
from cc_assistant.retrieval.lexicon import Lexicon
from cc_assistant.retrieval.reading import Reader
from cc_assistant.retrieval.retriever import Retriever
from cc_assistant.retrieval.space import Space
from cc_assistant.retrieval.spelling import Speller
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
def space(services: Services) -> Space:
    """The index, made ready."""
    return services.space


@pytest.fixture(scope="session")
def encoder(services: Services) -> Encoder:
    """The model."""
    assert services.encoder
    return services.encoder


@pytest.fixture(scope="session")
def lexicon(space: Space) -> Lexicon:
    """The field's terms and places."""
    return space.lexicon


@pytest.fixture(scope="session")
def reader(space: Space, encoder: Encoder) -> Reader:
    """Reads questions as the retriever does."""
    speller = Speller(space.words.known, lambda word: encoder.knows_word(word) or space.knows_stem(word))
    return Reader(space.lexicon, space.analyser, space.codes, speller, space.concept_share)


@pytest.fixture(scope="session")
def retriever(services: Services) -> Retriever:
    """Ranks passages by meaning and words."""
    return services.retriever
