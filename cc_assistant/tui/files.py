"""Writes what a person asked to save: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.errors import FileFault
from cc_assistant.files import replace_file


def write_out(file: Path, content: bytes) -> Path:
    """Write a file and return it.

    Raises:
        FileFault: the system does not let us.
    """
    try:
        replace_file(file, content)
    except OSError as error:
        raise FileFault(f"{file}: {error.strerror or error}.", remedy="Choose another folder.") from None
    return file
