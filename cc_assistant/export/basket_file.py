"""Reads a basket back: the passages of a file that was saved before, or of a list that somebody wrote."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, NamedTuple

from cc_assistant.errors import InputError

ENDINGS = (
    (".json", "an evidence table, or a list of ids"),
    (".csv", "an evidence table"),
    (".txt", "ids of passages, one a line"),
)
"""The endings of files that can be read, with what they hold."""

_REMEDY = "Write one id a line, or take a table that was saved as JSON or CSV."
_PASSAGE, _NAME = "Passage", "Question or basket"
_WORKBOOK = (b"PK", b"\xd0\xcf")


class SavedBasket(NamedTuple):
    """Ids of passages, each once, and what the basket was called ("" where the file does not say)."""

    name: str
    ids: tuple[str, ...]


def read_basket(content: bytes, called: str) -> SavedBasket:
    """Return what a file holds: ids one a line (`#` begins a remark), a JSON list, or an evidence table.

    Tables are read as JSON, and as CSV whatever the country's spreadsheet puts between its cells.

    Args:
        content: of the file.
        called: the file's name, for errors.

    Raises:
        InputError: it holds something else.
    """
    if content.startswith(_WORKBOOK):
        raise InputError(f"'{called}' is a workbook or a Word file, not a list of passages.", remedy=_REMEDY)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"'{called}' is not a text in UTF-8.", remedy=_REMEDY) from error
    if text.lstrip()[:1] in {"[", "{"}:
        found = _from_json(text, called)
    else:
        found = _from_table(text, called) or _from_lines(text, called)
    return SavedBasket(found.name, tuple(dict.fromkeys(found.ids)))


def _from_json(text: str, called: str) -> SavedBasket:
    try:
        value = json.loads(text)
        return SavedBasket(_called(value), tuple(_ids(value)))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"'{called}' is JSON, but not a basket.", remedy=_REMEDY) from error


def _called(value: Any) -> str:
    request = value.get("request") if isinstance(value, dict) else None
    if not isinstance(request, dict):
        return ""
    return str(request.get("basket") or request.get("question") or "")


def _ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        if "rows" in value:
            return [str(row["passage"]["id"]) for row in value["rows"]]
        value = value["passages"]
    if not isinstance(value, list) or not all(isinstance(ident, str) for ident in value):
        raise TypeError(value)
    return value


def _from_table(text: str, called: str) -> SavedBasket | None:
    """Return the basket of a CSV table; None where the first line has no column of passages."""
    head = next(iter(text.splitlines()), "")
    for mark in (",", ";", "\t"):
        if _PASSAGE not in next(csv.reader([head], delimiter=mark), []):
            continue
        try:
            rows = list(csv.DictReader(io.StringIO(text), delimiter=mark))
        except csv.Error as error:
            raise InputError(f"'{called}' is a table that cannot be read: {error}.", remedy=_REMEDY) from None
        name = rows[0].get(_NAME) if rows else ""
        return SavedBasket(name or "", tuple(filter(None, ((row[_PASSAGE] or "").strip() for row in rows))))
    return None


def _from_lines(text: str, called: str) -> SavedBasket:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    ids = tuple(line for line in lines if line)
    if strange := next((ident for ident in ids if any(char.isspace() for char in ident)), None):
        raise InputError(f"'{called}': '{strange[:60]}' is not an id of a passage.", remedy=_REMEDY)
    return SavedBasket("", ids)
