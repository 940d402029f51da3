"""The manifest of a build: what it was made from, what it holds, and the checksums of its files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cc_assistant.domain.frozen import Frozen
from cc_assistant.errors import IndexFault
from cc_assistant.files import sha256_of
from cc_assistant.retrieval.index.faults import REBUILD
from cc_assistant.retrieval.index.layout import FORMAT, MANIFEST

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Encoder

_FORMAT_KEY = "format"
_LIBRARIES = ("chromadb", "snowballstemmer")
"""Libraries whose version changes what a build holds or how it is read."""


class IndexSettings(Frozen):
    """What can be chosen about a build.

    ``unit_vectors``: whether claims, sentences and asks get vectors of their own, beside the passages;
    ``small_units_from``: number of such vectors from which they are kept in 16 bits instead of 32.
    """

    unit_vectors: bool = True
    small_units_from: int = 100_000


class Origin(Frozen):
    """What a build is made from; two builds of the same origin hold the same.

    ``knowledge`` is the fingerprint of the packs, ``encoder`` the identity of the model ("" for words
    only), ``encoder_name`` its name as shown to people.
    """

    knowledge: str
    encoder: str
    encoder_name: str
    settings: IndexSettings
    versions: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that name the build's folder."""
        parts = self.model_dump(mode="json", exclude={"encoder_name"})
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


class FileEntry(Frozen):
    """A file of a build."""

    size: int
    sha256: str


class IndexManifest(Frozen):
    """A finished build. ``folder`` is its name; ``notes`` are remarks for the person who built it."""

    folder: str
    origin: Origin
    created: str
    counts: dict[str, int]
    dimensions: int
    files: dict[str, FileEntry]
    notes: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the build's origin."""
        return self.origin.fingerprint


def origin_of(knowledge: str, encoder: Encoder | None, settings: IndexSettings | None = None) -> Origin:
    """Describe what a build of this knowledge with this encoder would be made from.

    Args:
        knowledge: fingerprint of the packs.
        encoder: the encoder; None for an index of words only.
        settings: choices of the build.
    """
    import importlib.metadata

    from cc_assistant.retrieval.lexicon import LEXICON_VERSION
    from cc_assistant.text.sentences import SENTENCES_VERSION
    from cc_assistant.text.tokens import WORDS_VERSION

    versions = {name: importlib.metadata.version(name) for name in _LIBRARIES}
    return Origin(
        knowledge=knowledge,
        encoder=encoder.identity if encoder else "",
        encoder_name=encoder.name if encoder else "",
        settings=settings or IndexSettings(),
        versions={
            **versions,
            _FORMAT_KEY: str(FORMAT),
            "words": str(WORDS_VERSION),
            "lexicon": str(LEXICON_VERSION),
            "sentences": str(SENTENCES_VERSION),
        },
    )


def read_manifest(build: Path) -> IndexManifest:
    """Read the manifest of a build.

    Raises:
        IndexFault: it is missing, damaged or of another format.
    """
    try:
        manifest = IndexManifest.model_validate_json((build / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise IndexFault(f"The index {build} is not there or not finished.", remedy=REBUILD) from None
    except (OSError, ValidationError) as error:
        raise IndexFault(
            f"The index is damaged: {build / MANIFEST} cannot be read.", remedy=REBUILD
        ) from error
    if manifest.origin.versions.get(_FORMAT_KEY) != str(FORMAT):
        raise IndexFault(f"The index {build} was built by another version of the program.", remedy=REBUILD)
    return manifest


def check_sizes(build: Path, manifest: IndexManifest) -> None:
    """See that every file of a build is there and has its size: quick, and enough to notice most damage.

    Raises:
        IndexFault: naming the first file that is missing or has another size.
    """
    for name, entry in manifest.files.items():
        try:
            size = (build / name).stat().st_size
        except OSError as error:
            raise IndexFault(
                f"The index is damaged: {build / name} is missing or cannot be read.", remedy=REBUILD
            ) from error
        if size != entry.size:
            raise IndexFault(
                f"The index is damaged: {build / name} has {size:,} bytes instead of {entry.size:,}.",
                remedy=REBUILD,
            )


def check_checksums(build: Path, manifest: IndexManifest) -> None:
    """See that every file of a build has the bytes that were written.

    Raises:
        IndexFault: naming the first file that differs.
    """
    check_sizes(build, manifest)
    for name, entry in manifest.files.items():
        try:
            digest = sha256_of(build / name)
        except OSError as error:
            raise IndexFault(
                f"The index is damaged: {build / name} cannot be read.", remedy=REBUILD
            ) from error
        if digest != entry.sha256:
            raise IndexFault(
                f"The index is damaged: {build / name} has other bytes than were written.", remedy=REBUILD
            )


def file_entries(build: Path) -> dict[str, FileEntry]:
    """Measure every file of a build."""
    return {
        file.relative_to(build).as_posix(): FileEntry(size=file.stat().st_size, sha256=sha256_of(file))
        for file in sorted(build.rglob("*"))
        if file.is_file() and file.name != MANIFEST
    }
