"""Reads a basket, from a file or from standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from cc_assistant.errors import FileFault


def read_basket_file(file: Path) -> tuple[str, ...]:
    """Return the ids of the passages in a file; `-` is standard input.

    Raises:
        FileFault: the file cannot be read.
        InputError: it holds something else; see `cc_assistant.export.basket_file`.
    """
    from cc_assistant.export.basket_file import read_basket

    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise FileFault(f"'{file}' cannot be read: {error.strerror}.") from error
    return read_basket(content, str(file)).ids
