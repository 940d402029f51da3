"""What was found sound stays so while no byte of it changes: its checks run once, however often it is read.

The app reads its packs for the library, the map, the health and the build. Packs with findings are looked
through each time.
"""

from __future__ import annotations

import hashlib

from cc_assistant.knowledge.checks import Ids, all_findings
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding

_sound: set[bytes] = set()


def findings_of(contents: Contents, unread: str) -> list[Finding]:
    """Return what the checks find in files that were read together.

    Args:
        contents: the files.
        unread: the text of files beside them that could not be read.
    """
    seal = _seal(contents)
    if not unread and seal in _sound:
        return []
    found = [*all_findings(contents, Ids.of(contents, unread))]
    if not (found or unread):
        _sound.add(seal)
    return found


def _seal(contents: Contents) -> bytes:
    """Return what tells these files from all others. Of a document the checks see its place and data only."""
    seal = hashlib.sha256()
    for file in contents.files:
        for part in (file.pack.encode(), file.relative.encode(), file.content or repr(file.data).encode()):
            seal.update(len(part).to_bytes(8, "big") + part)
    return seal.digest()
