"""An open index: everything that a question needs, each part opened when it is first used."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cc_assistant.errors import IndexFault
from cc_assistant.retrieval.index.arrays import FIRST_TOLD, SOURCE_NUMBERS, map_array
from cc_assistant.retrieval.index.catalogue import Catalogue
from cc_assistant.retrieval.index.faults import REBUILD, reading
from cc_assistant.retrieval.index.layout import MANIFEST
from cc_assistant.retrieval.index.lock import mark_in_use
from cc_assistant.retrieval.index.manifest import IndexManifest, check_sizes, read_manifest
from cc_assistant.retrieval.index.pointer import read_pointer
from cc_assistant.retrieval.index.vectors import Vectors
from cc_assistant.retrieval.index.words import Words

if TYPE_CHECKING:
    from types import TracebackType

    import numpy as np
    import numpy.typing as npt


class Index(Catalogue):
    """A finished build, open for reading. Safe to use from several threads.

    Args:
        build: folder of the build.
        root: folder of all indexes.

    Raises:
        IndexFault: the build is missing or damaged.
    """

    def __init__(self, build: Path, root: Path) -> None:
        super().__init__(build)
        self.folder = build
        self._root = root
        self.manifest: IndexManifest = read_manifest(build)
        check_sizes(build, self.manifest)
        with reading(build):
            self._mark = (build / MANIFEST).open("rb")
        mark_in_use(self._mark.fileno())

    @cached_property
    def words(self) -> Words:
        """Postings, phrases and known words."""
        return Words(self.folder, self)

    @cached_property
    def vectors(self) -> Vectors:
        """Vectors of passages, units and topics.

        Raises:
            IndexFault: the index holds words only (see `has_vectors`).
        """
        if not self.has_vectors:
            raise IndexFault("The index holds words only.", remedy=REBUILD)
        return Vectors(self.folder, self)

    @property
    def has_vectors(self) -> bool:
        """Whether it was built with an encoder."""
        return bool(self.manifest.origin.encoder)

    @cached_property
    def source_numbers(self) -> npt.NDArray[np.int32]:
        """For each passage the number of its source (count,)."""
        with reading(self.folder):
            return map_array(self.folder, SOURCE_NUMBERS)

    @cached_property
    def first_told(self) -> npt.NDArray[np.int32]:
        """For each passage the position of the first that tells the same finding; mostly its own (count,)."""
        with reading(self.folder):
            return map_array(self.folder, FIRST_TOLD)

    @cached_property
    def same_findings(self) -> tuple[tuple[str, ...], ...]:
        """Groups of passage ids that tell one finding of one source."""
        groups = json.loads(self.document_json("same-findings").get("same-findings", "[]"))
        return tuple(tuple(group) for group in groups)

    def is_current(self) -> bool:
        """Tell whether this is still the build in use; a long-lived reader then opens the new one."""
        try:
            return read_pointer(self._root) == self.folder
        except IndexFault:
            return False

    def close(self) -> None:
        """Close what is open. Arrays that are still held stay readable."""
        super().close()
        self._mark.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_index(root: Path) -> Index:
    """Open the index in use. Quick: files are looked at for their sizes only.

    Args:
        root: folder of all indexes.

    Raises:
        IndexFault: there is none, or it is damaged; the message says what to do.
    """
    try:
        return Index(read_pointer(root), root)
    except IndexFault:
        # Between reading the pointer and opening the build, another process may have switched and cleaned.
        return Index(read_pointer(root), root)
