"""The fingerprint of knowledge: what an index was made from, and whether it still is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from cc_assistant.errors import KnowledgeError
from cc_assistant.knowledge.layout import knowledge_files


def fingerprint(folders: Sequence[Path]) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of the knowledge in these packs, in this order.

    Names (as places in their pack) and bytes of all files that hold knowledge count; a README, the
    schemas, where the folders lie and files that no index is made from do not.

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
    return whole.hexdigest()


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be read: {error.strerror}.") from error
