"""Ids from names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

_LONGEST = 40


def fresh_id(name: str, taken: Container[str], otherwise: str) -> str:
    """Return an id that is free: the name in small plain letters, with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or otherwise
    return next(found for found in chain((stem,), (f"{stem}-{n}" for n in count(2))) if found not in taken)


def one_line(name: str, longest: int = 200) -> str:
    """Return a name on one line, cut to a length."""
    return " ".join(unicodedata.normalize("NFC", name).split())[:longest].strip()
