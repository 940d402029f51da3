"""The build: from a library to a checked index, in a folder of its own, put into use in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import IndexFault
from cc_assistant.files import replace_file
from cc_assistant.retrieval.index.arrays import (
    FIELD_LENGTHS,
    FIRST_TOLD,
    POSTING_COUNTS,
    POSTING_OFFSETS,
    POSTING_POSITIONS,
    SOURCE_NUMBERS,
    write_arrays,
)
from cc_assistant.retrieval.index.catalogue_writer import write_catalogue
from cc_assistant.retrieval.index.check import check_build
from cc_assistant.retrieval.index.chroma_store import ChromaStore
from cc_assistant.retrieval.index.faults import writing
from cc_assistant.retrieval.index.layout import (
    CATALOGUE,
    CHROMA,
    MANIFEST,
    UNFINISHED,
    VECTOR_CACHE,
    builds,
    unfinished,
    unfinished_pointers,
)
from cc_assistant.retrieval.index.lock import writer_lock
from cc_assistant.retrieval.index.manifest import (
    IndexManifest,
    IndexSettings,
    Origin,
    check_checksums,
    file_entries,
    origin_of,
    read_manifest,
)
from cc_assistant.retrieval.index.pointer import switch_pointer
from cc_assistant.retrieval.index.topics import topics_of
from cc_assistant.retrieval.index.vector_cache import vector_cache
from cc_assistant.retrieval.index.vectors_writer import write_vectors

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.library import Library
    from cc_assistant.domain.ports import Encoder, Progress

_CACHE_NOTE = "The cache of vectors was damaged; it was dropped and begun anew."


def build_index(
    library: Library,
    root: Path,
    encoder: Encoder | None,
    *,
    knowledge: str,
    now: datetime,
    settings: IndexSettings | None = None,
    progress: Progress | None = None,
    wait: bool = False,
) -> IndexManifest:
    """Build the index of a library and put it into use, unless a whole build of the same origin is there.

    Args:
        library: what to build from.
        root: folder of all indexes; made if it is missing.
        encoder: makes the vectors; None for an index of words only.
        knowledge: fingerprint of the packs that the library was read from.
        now: time of the build, kept in its manifest.
        settings: choices of the build.
        progress: hears how far it has come; may raise `Cancelled`, which leaves nothing behind but vectors
            in the cache.
        wait: wait for another process that builds instead of giving up.

    Returns:
        The manifest of the build now in use.

    Raises:
        IndexBusy: another process is building.
        IndexFault: the folder cannot be written, is full, or the build does not pass its check. What was
            in use before stays in use.
        Cancelled: from ``progress``.
    """
    chosen = settings or IndexSettings()
    origin = origin_of(knowledge, encoder, chosen)
    began = now.isoformat(timespec="seconds")
    report = progress or (lambda *_: None)
    with writing(root):
        root.mkdir(parents=True, exist_ok=True)
        waiting = partial(report, "waiting for another process that builds", 0, 1) if wait else None
        with writer_lock(root, now=began, waiting=waiting):
            _remove_leftovers(root)
            manifest = _whole_build(root, origin)
            if manifest is None:
                manifest = _build(library, root, encoder, origin=origin, began=began, progress=report)
            switch_pointer(root, root / manifest.folder)
    return manifest


def _remove_leftovers(root: Path) -> None:
    """Remove what a build left that was killed; we hold the lock, so nobody is at work on it."""
    for folder in unfinished(root):
        shutil.rmtree(folder, ignore_errors=True)
    for file in unfinished_pointers(root):
        file.unlink(missing_ok=True)


def _whole_build(root: Path, origin: Origin) -> IndexManifest | None:
    """Return the manifest of a build of the same origin whose files are all as they were written."""
    for build in builds(root):
        if build.name.startswith(origin.fingerprint):
            try:
                manifest = read_manifest(build)
                check_checksums(build, manifest)
            except IndexFault:
                continue  # damaged: a new one is built beside it, and `clean` removes it
            if manifest.fingerprint == origin.fingerprint and manifest.folder == build.name:
                return manifest
    return None


def _build(
    library: Library, root: Path, encoder: Encoder | None, *, origin: Origin, began: str, progress: Progress
) -> IndexManifest:
    with _scratch_folder(root) as scratch:
        topics = list(topics_of(library))
        postings = write_catalogue(scratch / CATALOGUE, library, topics, progress)
        write_arrays(
            scratch,
            {
                POSTING_OFFSETS: postings.offsets,
                POSTING_POSITIONS: postings.positions,
                POSTING_COUNTS: postings.counts,
                FIELD_LENGTHS: postings.lengths,
                SOURCE_NUMBERS: _source_numbers(library),
                FIRST_TOLD: _first_told(library),
            },
        )
        counts = {
            "passages": len(library.passages),
            "sources": len(library.sources),
            "terms": len(postings.rows),
        }
        notes: tuple[str, ...] = ()
        if encoder is None:
            check_build(scratch, store=None, progress=progress)
        else:
            with vector_cache(root / VECTOR_CACHE, encoder.identity, encoder.dimensions) as cache:
                notes = (_CACHE_NOTE,) if cache.dropped else ()
                counts["units"] = write_vectors(
                    scratch,
                    library,
                    topics,
                    encoder=encoder,
                    cache=cache,
                    settings=origin.settings,
                    progress=progress,
                )
            counts["topics"] = len(topics)
            with ChromaStore.writing(scratch / CHROMA) as store:
                check_build(scratch, store=store, progress=progress)
        manifest = IndexManifest(
            folder=_free_name(root, origin.fingerprint),
            origin=origin,
            created=began,
            counts=counts,
            dimensions=encoder.dimensions if encoder else 0,
            files=file_entries(scratch),
            notes=notes,
        )
        replace_file(scratch / MANIFEST, manifest.model_dump_json(indent=1))
        scratch.rename(root / manifest.folder)
    return manifest


@contextmanager
def _scratch_folder(root: Path) -> Iterator[Path]:
    """Give a folder to build in; whatever happens, it is gone afterwards (a kill leaves it to the next)."""
    scratch = Path(tempfile.mkdtemp(prefix=f"{UNFINISHED}{os.getpid()}-", dir=root))
    scratch.chmod(0o755)
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _free_name(root: Path, fingerprint: str) -> str:
    """Return the fingerprint, with a number where a damaged build already has its name."""
    name, attempt = fingerprint, 1
    while (root / name).exists():
        attempt += 1
        name = f"{fingerprint}-{attempt}"
    return name


def _source_numbers(library: Library) -> npt.NDArray[np.int32]:
    import numpy as np

    number_of = {source.id: number for number, source in enumerate(library.sources)}
    return np.array([number_of[passage.source] for passage in library.passages], np.int32)


def _first_told(library: Library) -> npt.NDArray[np.int32]:
    import numpy as np

    position_of = {passage.id: position for position, passage in enumerate(library.passages)}
    first = np.arange(len(library.passages), dtype=np.int32)
    for group in library.same_findings:
        positions = [position_of[ident] for ident in group if ident in position_of]
        first[positions[1:]] = positions[0] if positions else 0
    return first
