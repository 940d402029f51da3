"""What the first frame needs of what is kept, read without what checks and holds it all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Glance:
    """A first look, not checked: ``answers`` tells whether there is a conversation to go on with."""

    mode: str = ""
    answers: bool = False


def glance(file: Path) -> Glance:
    """Look into the file of the state; what cannot be read is told when the state itself is read."""
    try:
        kept: Any = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Glance()
    if not isinstance(kept, dict):
        return Glance()
    return Glance(str(kept.get("mode", "")), bool(kept.get("answers")))
