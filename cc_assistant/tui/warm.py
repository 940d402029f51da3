"""Warming up: from a first frame with nothing loaded to answers by meaning."""

from __future__ import annotations

import gc
from enum import Enum, auto
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.services import Services
    from cc_assistant.tui.opened import Opened


_KEPT: list[object] = []


class Warmth(Enum):
    """How ready the assistant is; ``WORDS``: it answers by words while the model is loading."""

    COLD = auto()
    WORDS = auto()
    READY = auto()
    BY_WORDS = auto()
    BROKEN = auto()

    @property
    def full(self) -> bool:
        """Whether it is as ready as it will be."""
        return self in (Warmth.READY, Warmth.BY_WORDS)

    @property
    def open(self) -> bool:
        """Whether the library can be read."""
        return self.full or self is Warmth.WORDS


def open_for_words(services: Services) -> Opened:
    """Open the index as it lies there, to go by words only; where there is none, one of words alone.

    It shares nothing with the services but their settings, so it may be read while they load the model
    and build the index.
    """
    from cc_assistant import paths
    from cc_assistant.answering.answerer import Answerer
    from cc_assistant.errors import IndexFault
    from cc_assistant.retrieval.index.opened import open_index
    from cc_assistant.retrieval.retriever import Retriever
    from cc_assistant.retrieval.shelf import Shelf
    from cc_assistant.retrieval.space import Space
    from cc_assistant.tui.opened import Opened

    try:
        space = Space(open_index(services.settings.indexes or paths.index_folder()))
    except IndexFault:
        return _of_words_alone(services)
    retriever = Retriever(space, None, perf_counter)
    shelf = Shelf(space, by_meaning=False)
    answerer = Answerer(retriever.search, shelf, services.citing, perf_counter)
    return Opened(space, retriever, shelf, answerer, services.citing)


def _of_words_alone(services: Services) -> Opened:
    """Build an index without a model: a first start answers in seconds, not when all texts are encoded."""
    import tempfile

    from cc_assistant.services import Services

    folder = tempfile.TemporaryDirectory(prefix="cc-assistant-words-", ignore_cleanup_errors=True)
    settings = services.settings.model_copy(update={"model": "none", "indexes": Path(folder.name)})
    opened = open_fully(Services(settings))
    _KEPT.append(folder)  # it goes when the program ends
    return opened


def open_fully(services: Services) -> Opened:
    """Return the library as the services have it open; the first time opens or builds index and model."""
    from cc_assistant.tui.opened import Opened

    return Opened(services.space, services.retriever, services.shelf, services.answerer, services.citing)


def keep_for_good() -> None:
    """Look for garbage no more among what is open now: each time that would hold up the screen for 40 ms.

    Only where the app was launched so (see `launch`): in a process that runs many apps nothing is for good.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def warm_up(services: Services) -> Warmth:
    """Open or build the index and the model; returns how questions are searched from now on."""
    services.mended(lambda: open_fully(services))
    return Warmth.READY if services.encoder is not None else Warmth.BY_WORDS
