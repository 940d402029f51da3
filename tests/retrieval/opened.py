"""The shipped library, opened once for all tests that ask it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from time import perf_counter

import pytest

from cc_assistant.answering.answerer import Answerer
from cc_assistant.retrieval.retriever import Retriever
from cc_assistant.retrieval.shelf import Shelf
from cc_assistant.services import Services
from cc_assistant.settings import Settings


@cache
def opened(home: Path) -> Services:
    """The services over a home whose index is built, with everything open that a question needs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CC_ASSISTANT_HOME", str(home))
        services = Services()
        assert services.answerer
        assert services.encoder
    return services


@cache
def opened_without_vectors(folder: Path) -> Services:
    """The services over the shipped knowledge with an index of words only, built in ``folder``."""
    services = Services(Settings(model="none", indexes=folder))
    assert services.answerer
    return services


def answerer_without_model(services: Services) -> Answerer:
    """An answerer over an index with vectors that has lost its model."""
    retriever = Retriever(services.space, None, perf_counter)
    shelf = Shelf(services.space, by_meaning=False)
    return Answerer(retriever.search, shelf, services.citing, perf_counter)
