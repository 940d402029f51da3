"""What is there: the index in use, other builds, what builds left behind; and the full check of it."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ports import Progress
from cc_assistant.errors import IndexFault
from cc_assistant.files import folder_size
from cc_assistant.retrieval.index.check import check_build
from cc_assistant.retrieval.index.chroma_store import ChromaStore
from cc_assistant.retrieval.index.layout import VECTOR_CACHE, builds, unfinished
from cc_assistant.retrieval.index.lock import holder
from cc_assistant.retrieval.index.manifest import IndexManifest, check_checksums, check_sizes, read_manifest
from cc_assistant.retrieval.index.pointer import read_pointer


class BuildInfo(Frozen):
    """A folder of a build. ``fault`` says what is wrong with it, "" if nothing was found at a glance."""

    folder: str
    bytes: int
    created: str
    in_use: bool
    fault: str


class IndexStatus(Frozen):
    """The state of the folder of all indexes.

    ``manifest`` is that of the build in use, None where ``fault`` says why there is none. ``writer``
    says who builds now, "" if nobody does.
    """

    root: str
    manifest: IndexManifest | None
    fault: str
    builds: tuple[BuildInfo, ...]
    unfinished: tuple[str, ...]
    cache_bytes: int
    writer: str


def index_status(root: Path) -> IndexStatus:
    """Look at the folder of all indexes; quick, and nothing is changed.

    Args:
        root: folder of all indexes; it need not exist.
    """
    manifest, fault, current = None, "", ""
    try:
        build = read_pointer(root)
        current = build.name
        manifest = read_manifest(build)
        check_sizes(build, manifest)
    except IndexFault as error:
        fault = str(error)
    cache = root / VECTOR_CACHE
    told = holder(root)
    return IndexStatus(
        root=str(root),
        manifest=manifest,
        fault=fault,
        builds=tuple(_info(build, current) for build in builds(root)),
        unfinished=tuple(folder.name for folder in unfinished(root)),
        cache_bytes=cache.stat().st_size if cache.is_file() else 0,
        writer=f"process {told.get('pid')} since {told.get('since')}" if told is not None else "",
    )


def verify_index(root: Path, progress: Progress | None = None) -> IndexManifest:
    """Check the index in use from end to end: checksums of all files, every id in every store, samples.

    Args:
        root: folder of all indexes.
        progress: hears how far the check has come.

    Returns:
        The manifest of the index, which is whole.

    Raises:
        IndexFault: there is none, or naming the first thing that is wrong with it.
    """
    report = progress or (lambda *_: None)
    build = read_pointer(root)
    manifest = read_manifest(build)
    check_checksums(build, manifest)
    if manifest.origin.encoder:
        with ChromaStore.copy_of(build) as store:
            check_build(build, store=store, progress=report)
    else:
        check_build(build, store=None, progress=report)
    return manifest


def _info(build: Path, current: str) -> BuildInfo:
    created, fault = "", ""
    try:
        manifest = read_manifest(build)
        created = manifest.created
        check_sizes(build, manifest)
    except IndexFault as error:
        fault = error.message
    return BuildInfo(
        folder=build.name,
        bytes=folder_size(build),
        created=created,
        in_use=build.name == current,
        fault=fault,
    )
