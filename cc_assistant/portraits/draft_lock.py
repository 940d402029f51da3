"""The right to change what advisers said of a draft: of several at one time, one after the other."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cc_assistant.errors import FileFault
from cc_assistant.os_lock import try_lock

_PATIENCE_S = 5.0
_STEP_S = 0.01


@contextmanager
def draft_held(file: Path) -> Iterator[None]:
    """Hold the only right to read a draft, change its comments and write them back.

    The lock lies in a file of its own beside the draft, since each writing puts another file in its place. A
    draft that is not there is not held: reading it says so.

    Raises:
        FileFault: the folder cannot be written, or another window is at it and does not end.
    """
    if not file.is_file():
        yield
        return
    # As one draft whatever name leads to it.
    lies = file.resolve()
    try:
        stream = lies.with_name(f".{lies.stem}.lock").open("a+b")
    except OSError as error:
        raise FileFault(
            f"The folder {lies.parent} cannot be written: {error.strerror}.",
            remedy="What is said of a draft is kept in its file: put it into a folder that can be written.",
        ) from None
    with stream:
        end = time.monotonic() + _PATIENCE_S
        while not try_lock(stream.fileno(), shared=False):  # closing the file gives it back
            if time.monotonic() > end:
                raise FileFault(
                    f"Another window is writing in '{file}'.", remedy="Try again when it has ended."
                )
            time.sleep(_STEP_S)
        yield
