"""The fingerprint of knowledge: what an index was made from, and whether it still is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import KnowledgeError
from cc_assistant.knowledge.layout import knowledge_files

if TYPE_CHECKING:
    from cc_assistant.domain.coding import Coding


def codes_on_documents(codings: Mapping[str, Iterable[Coding]]) -> bytes:
    """Return what of codings enters an index: which code of a frame is on which words, by whomever.

    Memos, key marks, own codes and second thoughts that were taken back leave it as it is.
    """
    spots = {
        f"{coding.document} {coding.start} {coding.end} {coding.code}"
        for on_document in codings.values()
        for coding in on_document
        if coding.code.frame != "own"
    }
    return "\n".join(sorted(spots)).encode()


def fingerprint(folders: Sequence[Path], codes: bytes = b"") -> str:
    """Return the SHA-256 (64 hexadecimal digits) of the knowledge in these packs, in this order.

    Names (as places in their pack) and bytes of all files that hold knowledge count; a README, the
    schemas, where the folders lie and files that no index is made from do not.

    Args:
        folders: The folders of the packs.
        codes: What people put on documents (`codes_on_documents`).

    Raises:
        KnowledgeError: A folder is not there or a file cannot be read.
    """
    whole = hashlib.sha256()
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError(
                f"There is no folder {folder}.",
                remedy="Name a folder that holds a pack, or take it off the list.",
            )
        whole.update(b"pack")
        for relative, kind in knowledge_files(folder):
            if not kind.indexed:
                continue
            name, content = relative.encode(), _bytes_of(folder / relative)
            whole.update(b"%d %d " % (len(name), len(content)))
            whole.update(name)
            whole.update(content)
    if codes:
        whole.update(b"codes")
        whole.update(codes)
    return whole.hexdigest()


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be read: {error.strerror}.") from error
