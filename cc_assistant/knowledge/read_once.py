"""What the files of packs hold, kept by their bytes: a file is read into once, however often it is looked at.

The app looks its packs over at every visit of the library, and for the map, the health and the build; a
question looks terms up. The bytes are read each time, so what somebody has changed is seen at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cc_assistant.knowledge.yaml_text import Parsed, parse

if TYPE_CHECKING:
    from cc_assistant.knowledge.layout import FileKind

MOST_BYTES = 4_000_000
"""Of files; what they hold takes some times as much. The shipped pack has two million."""


@dataclass(frozen=True)
class Held:
    """What a file holds: nobody may change it. ``model`` is None where the data are ``invalid``."""

    parsed: Parsed
    model: Any
    invalid: ValidationError | None


_kept: dict[tuple[FileKind, bytes], Held] = {}
_lock = Lock()
_bytes = 0


def read_once(kind: FileKind, content: bytes) -> Held:
    """Return what a file of this kind holds.

    Raises:
        YamlError: it is not YAML, or uses what knowledge files do not.
    """
    with _lock:
        found = _kept.get((kind, content))
    if found is None:
        found = _read(kind, content)
        _keep(kind, content, found)
    return found


def _read(kind: FileKind, content: bytes) -> Held:
    parsed = parse(content)
    if parsed.data is None:
        return Held(parsed, None, None)
    try:
        return Held(parsed, kind.adapter.validate_python(parsed.data), None)
    except ValidationError as error:
        return Held(parsed, None, error)


def _keep(kind: FileKind, content: bytes, held: Held) -> None:
    """Keep it, and let the oldest go where there is too much; packs past all measure are not kept at all."""
    global _bytes  # noqa: PLW0603
    with _lock:
        if (kind, content) in _kept:
            return
        _kept[kind, content] = held
        _bytes += len(content)
        while _bytes > MOST_BYTES:
            oldest = next(iter(_kept))
            del _kept[oldest]
            _bytes -= len(oldest[1])
