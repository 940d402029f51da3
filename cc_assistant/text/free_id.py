"""Ids made of names: readable, free, and safe as the name of a file on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

_LONGEST = 40
_DASHES = re.compile("[\u2010-\u2015\u2044/]")
_KEPT_BY_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def free_id(wanted: str, taken: Container[str], otherwise: str) -> str:
    """Return an id that is free: ``Interview P3`` becomes ``interview-p3``, the next ``interview-p3-2``.

    Args:
        wanted: the name.
        taken: ids that are in use.
        otherwise: what stands where no letter of the name can.
    """
    divided = _DASHES.sub("-", unicodedata.normalize("NFKD", wanted))
    plain = divided.encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or otherwise
    if _KEPT_BY_WINDOWS.fullmatch(stem):
        stem = f"{stem}-{otherwise}"
    return next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name not in taken)
