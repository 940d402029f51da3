"""Reads a basket: the ids of passages that somebody picked."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from cc_assistant.errors import FileFault, InputError

_REMEDY = "Write one id a line, or take the JSON that `cc-assistant quotes --json` writes."


def read_basket(file: Path) -> tuple[str, ...]:
    """Return the ids in a file: one a line (`#` begins a remark), a JSON list, or an evidence table as JSON.

    Raises:
        FileFault: the file cannot be read.
        InputError: it holds something else.
    """
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileFault(f"'{file}' cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"'{file}' is not a text in UTF-8.", remedy=_REMEDY) from error
    if text.lstrip()[:1] in {"[", "{"}:
        return _from_json(file, text)
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    ids = tuple(line for line in lines if line)
    if strange := next((ident for ident in ids if " " in ident), None):
        raise InputError(f"'{file}': '{strange[:60]}' is not an id of a passage.", remedy=_REMEDY)
    return ids


def _from_json(file: Path, text: str) -> tuple[str, ...]:
    try:
        return tuple(_ids(json.loads(text)))
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"'{file}' is JSON, but not a basket.", remedy=_REMEDY) from error


def _ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        if "rows" in value:
            return [str(row["passage"]["id"]) for row in value["rows"]]
        value = value["passages"]
    if not isinstance(value, list) or not all(isinstance(ident, str) for ident in value):
        raise TypeError(value)
    return value
