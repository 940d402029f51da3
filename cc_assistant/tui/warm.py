"""Warming up: from a first frame with nothing loaded to answers by meaning."""

from __future__ import annotations

from enum import Enum
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.answering.answerer import Answerer
    from cc_assistant.services import Services


class Warmth(Enum):
    """How ready the assistant is."""

    COLD = "opening the library"
    WORDS = "words only, the model is loading"
    READY = "meaning and words"
    BY_WORDS = "words only, no model"
    BROKEN = "the library cannot be opened"

    @property
    def full(self) -> bool:
        """Whether it is as ready as it will be."""
        return self in (Warmth.READY, Warmth.BY_WORDS)


def words_answerer(services: Services) -> Answerer | None:
    """Return what answers by words from the index as it lies there; None where there is none to open.

    It shares nothing with the services but their settings, so it may answer while they load the model.
    """
    from cc_assistant import paths
    from cc_assistant.answering.answerer import Answerer
    from cc_assistant.errors import IndexFault
    from cc_assistant.retrieval.index.opened import open_index
    from cc_assistant.retrieval.retriever import Retriever
    from cc_assistant.retrieval.shelf import Shelf
    from cc_assistant.retrieval.space import Space
    from cc_assistant.services import Citing

    try:
        space = Space(open_index(services.settings.indexes or paths.index_folder()))
    except IndexFault:
        return None  # the services build it, and then answer
    search = Retriever(space, None, perf_counter).search
    return Answerer(search, Shelf(space, by_meaning=False), Citing(services), perf_counter)


def warm_up(services: Services) -> Warmth:
    """Open or build the index and the model; returns how questions are searched from now on."""
    answerer = services.mended(lambda: services.answerer)
    assert answerer
    return Warmth.READY if services.encoder is not None else Warmth.BY_WORDS
