"""What people wrote of the cells of a matrix: one file that is only added to, on disk at once."""

from __future__ import annotations

import os
import time
from pathlib import Path

from pydantic import ValidationError

from cc_assistant.domain.matrix import Summary
from cc_assistant.errors import FileFault, InputError
from cc_assistant.os_lock import try_lock

_PATIENCE_S = 5.0
_STEP_S = 0.01


def read_summaries(path: Path) -> dict[tuple[str, str], Summary]:
    """Return the newest summary of each cell, by the ids of row and column.

    Raises:
        InputError: a line cannot be read.
        FileFault: the system does not let us read it.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise FileFault(f"{path} cannot be read: {error.strerror}.") from None
    found: dict[tuple[str, str], Summary] = {}
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(), start=1):
        try:
            summary = Summary.model_validate_json(line)
        except ValidationError:
            raise InputError(
                f"{path}, line {number}: this is no summary of a cell.", remedy="The file was not changed."
            ) from None
        found[summary.row, summary.column] = summary
    return {place: summary for place, summary in found.items() if summary.text}


def keep_summary(path: Path, summary: Summary) -> None:
    """Add a summary: afterwards it is on disk. Of several windows one writes after the other.

    Raises:
        FileFault: it cannot be written, or another window is at it and does not end.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            end = time.monotonic() + _PATIENCE_S
            while not try_lock(file.fileno(), shared=False):  # closing the file gives it back
                if time.monotonic() > end:
                    raise FileFault(
                        f"Another window is writing in {path}.", remedy="Try again when it has ended."
                    )
                time.sleep(_STEP_S)
            file.seek(0)
            file.truncate(file.read().rfind(b"\n") + 1)  # what a kill cut short was never confirmed
            file.write(summary.model_dump_json(exclude_defaults=True).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise FileFault(f"The summary could not be saved in {path}: {error.strerror}.") from None
