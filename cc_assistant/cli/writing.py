"""Writes a file that the user named: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.errors import FileFault


def write_file(file: Path, content: str | bytes) -> None:
    """Write ``content`` so that a reader meets the old file or the new one, never half of it.

    Raises:
        FileFault: the folder is missing, or the system does not let us write there.
    """
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise FileFault(f"'{file}' cannot be written: {error.strerror}.") from error
