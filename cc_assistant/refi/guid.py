"""GUIDs: the same thing has the same one in every export; those of others are read in every spelling."""

from __future__ import annotations

import re
import uuid

_OURS = uuid.UUID("5d0c2c0e-9d0f-5c0b-8f57-2b6f9a1c7e44")
_WRITTEN = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")


def guid_of(kind: str, name: str) -> str:
    """Return the GUID of something of ours (UUID version 5): ``guid_of("coder", "anna")``."""
    return str(uuid.uuid5(_OURS, f"{kind}:{name}"))


def read_guid(written: str | None) -> str:
    """Return a GUID as it is compared: small letters, no braces; what is none stays as it is written."""
    plain = (written or "").strip().strip("{}").lower()
    if _WRITTEN.fullmatch(plain):
        return str(uuid.UUID(plain))
    return plain
