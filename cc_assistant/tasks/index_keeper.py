"""Keeps the index in step with the knowledge: opens it, and builds it first where it is missing or stale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import IndexFault

if TYPE_CHECKING:
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.ports import Encoder, Progress
    from cc_assistant.retrieval.index.clean import Cleaned
    from cc_assistant.retrieval.index.manifest import IndexManifest
    from cc_assistant.retrieval.index.opened import Index
    from cc_assistant.retrieval.index.status import IndexStatus


class IndexKeeper:
    """Looks after the indexes of one set of packs.

    Args:
        root: folder of all indexes.
        knowledge: returns the fingerprint of the packs.
        library: reads the packs; asked only when something has to be built.
        encoder: returns the encoder, None to go by words only.
        progress: hears how far a build has come.
        say: tells the user what happens beside the result.
    """

    def __init__(
        self,
        root: Path,
        *,
        knowledge: Callable[[], str],
        library: Callable[[], Library],
        encoder: Callable[[], Encoder | None],
        progress: Progress | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.root = root
        self._knowledge = knowledge
        self._library = library
        self._encoder = encoder
        self._progress = progress
        self._say = say

    def opened(self) -> Index:
        """Open the index of the knowledge as it is now; build it first where there is none.

        Where it cannot be built, an older whole index is used, and said to be older.

        Raises:
            IndexFault: there is no usable index, and none can be built.
            KnowledgeError: an index has to be built and the knowledge has faults.
        """
        from cc_assistant.retrieval.index.opened import open_index

        older: Index | None = None
        try:
            older = open_index(self.root)
            if older.manifest.fingerprint == self.wanted:
                return older
            self._say("The knowledge or the settings have changed since the index was built; building anew.")
        except IndexFault as fault:
            self._say(f"{fault.message} Building it.")
        try:
            self.build(wait=True)
        except IndexFault as fault:
            if older is None:
                raise
            self._say(f"{fault} Answering from the index of {older.manifest.created}.")
            return older
        return open_index(self.root)

    @cached_property
    def wanted(self) -> str:
        """Fingerprint of the index that the knowledge, the model and the program ask for."""
        from cc_assistant.retrieval.index.manifest import origin_of

        return origin_of(self._knowledge(), self._encoder()).fingerprint

    def build(self, *, wait: bool = False) -> IndexManifest:
        """Build the index of the knowledge as it is now, unless it is there already, and put it into use.

        Args:
            wait: wait for another process that builds instead of giving up.

        Raises:
            IndexBusy: another process is building.
            IndexFault: the folder cannot be written, is full, or the build does not pass its check.
            KnowledgeError: the knowledge has faults.
        """
        from cc_assistant.retrieval.index.build import build_index

        return build_index(
            self._library(),
            self.root,
            self._encoder(),
            knowledge=self._knowledge(),
            now=datetime.now(UTC),
            progress=self._progress,
            wait=wait,
        )

    def status(self) -> IndexStatus:
        """Look at the folder of all indexes; nothing is changed."""
        from cc_assistant.retrieval.index.status import index_status

        return index_status(self.root)

    def verify(self) -> IndexManifest:
        """Check the index in use from end to end.

        Raises:
            IndexFault: there is none, or the first thing that is wrong with it.
        """
        from cc_assistant.retrieval.index.status import verify_index

        return verify_index(self.root, self._progress)

    def clean(self) -> Cleaned:
        """Remove every index but the one in use.

        Raises:
            IndexFault: the folder cannot be written, or another process is building.
        """
        from cc_assistant.retrieval.index.clean import clean_indexes

        return clean_indexes(self.root, now=datetime.now(UTC))
