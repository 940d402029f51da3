"""A log file for faults of the program itself.

It holds where something failed and of what kind, never what was asked, read or typed: an interview is
confidential, and a message of an exception may quote it.
"""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from cc_assistant import __version__, paths

LARGEST = 1_000_000
"""Bytes after which the log starts anew; the one before is kept beside it."""


def record_fault(error: BaseException) -> Path | None:
    """Write where ``error`` came from into the log.

    Returns:
        The log's path, or None where it cannot be written.
    """
    file = paths.log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file() and file.stat().st_size > LARGEST:
            file.replace(file.with_suffix(".log.1"))
        with file.open("a", encoding="utf-8") as log:
            log.write(_described(error))
    except OSError:
        return None
    return file


def _described(error: BaseException) -> str:
    """Name version, system, kinds of error along the chain, and the line of each frame."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [f"{now} cc-assistant {__version__}, Python {platform.python_version()}, {sys.platform}"]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"    {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"
