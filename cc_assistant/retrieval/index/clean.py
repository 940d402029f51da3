"""The clean-up: old and unfinished builds, and vectors of texts that are no longer there."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from cc_assistant.domain.frozen import Frozen
from cc_assistant.errors import IndexFault
from cc_assistant.files import folder_size
from cc_assistant.retrieval.index.catalogue import Catalogue
from cc_assistant.retrieval.index.encode import build_texts
from cc_assistant.retrieval.index.faults import writing
from cc_assistant.retrieval.index.layout import MANIFEST, VECTOR_CACHE, builds, unfinished
from cc_assistant.retrieval.index.lock import is_in_use, writer_lock
from cc_assistant.retrieval.index.manifest import read_manifest
from cc_assistant.retrieval.index.pointer import read_pointer
from cc_assistant.retrieval.index.vector_cache import vector_cache


class Cleaned(Frozen):
    """What a clean-up did: folders removed, bytes freed, folders kept because a process reads them."""

    removed: tuple[str, ...]
    freed_bytes: int
    kept_in_use: tuple[str, ...]


def clean_indexes(root: Path, *, now: datetime) -> Cleaned:
    """Remove every build but the one in use by new readers and those that running processes still read.

    Vectors of texts that the index in use does not hold are forgotten too.

    Args:
        root: folder of all indexes.
        now: time of the clean-up, told to others that want to write meanwhile.

    Raises:
        IndexBusy: another process is building.
        IndexFault: the folder cannot be written.
    """
    if not root.is_dir():
        return Cleaned(removed=(), freed_bytes=0, kept_in_use=())
    with writing(root), writer_lock(root, now=now.isoformat(timespec="seconds")):
        before = folder_size(root)
        current = _current(root)
        removed, kept = [], []
        for folder in [*unfinished(root), *builds(root)]:
            if folder == current:
                continue
            if is_in_use(folder / MANIFEST):
                kept.append(folder.name)
            elif _remove(folder):
                removed.append(folder.name)
        if current is not None:
            _prune_cache(root, current)
        return Cleaned(
            removed=tuple(removed),
            freed_bytes=max(0, before - folder_size(root)),
            kept_in_use=tuple(kept),
        )


def _current(root: Path) -> Path | None:
    try:
        build = read_pointer(root)
    except IndexFault:
        return None
    return build if (build / MANIFEST).is_file() else None


def _remove(folder: Path) -> bool:
    """Remove a folder, its manifest first, so that what a kill leaves is known to be unfinished."""
    try:
        (folder / MANIFEST).unlink(missing_ok=True)
        shutil.rmtree(folder)
    except PermissionError:
        return False  # Windows: a process has a file of it open
    return True


def _prune_cache(root: Path, build: Path) -> None:
    try:
        manifest = read_manifest(build)
        with closing(Catalogue(build)) as catalogue:
            texts = build_texts(catalogue, manifest.origin.settings)
    except IndexFault:
        return  # a damaged index says nothing about what to keep
    if manifest.origin.encoder and (root / VECTOR_CACHE).is_file():
        with vector_cache(root / VECTOR_CACHE, manifest.origin.encoder, manifest.dimensions) as cache:
            cache.keep_only(map(cache.key, texts))
