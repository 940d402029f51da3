"""The form of a session file: JSON that people can read, with a version."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cc_assistant.domain.session import Session
from cc_assistant.errors import InputError

VERSION = 1
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From each earlier version to the next; what a file holds is never dropped on the way."""

_ASK_FOR_NEWER = "Install the newest CC Assistant to open it. The file was not changed."
_UNCHANGED = "The file was not changed."


def to_bytes(session: Session) -> bytes:
    """Return the file of a session."""
    return (session.model_dump_json(indent=1) + "\n").encode()


def from_bytes(data: bytes, name: Path | str) -> Session:
    """Return the session of a file.

    Args:
        data: the content of the file.
        name: what the file is called in messages.

    Raises:
        InputError: it is cut short, no session, from a newer version, or has a wrong value; the message
            says where.
    """
    try:
        told = json.loads(data)
    except UnicodeDecodeError:
        raise InputError(f"{name} is not a text file.", remedy=_UNCHANGED) from None
    except json.JSONDecodeError as error:
        cut = not data.rstrip().endswith(b"}")
        what = "ends too early: it was cut short" if cut else f"cannot be read: {error.msg}"
        raise InputError(f"{name}, line {error.lineno}: the file {what}.", remedy=_UNCHANGED) from None
    except RecursionError:
        raise InputError(f"{name} is not a session: it is nested too deeply.", remedy=_UNCHANGED) from None
    return from_data(told, name)


def from_data(told: object, name: Path | str) -> Session:
    """Return the session of what was read from JSON; as `from_bytes`."""
    if not isinstance(told, dict) or "records" not in told or "version" not in told:
        raise InputError(f"{name} is not a session of CC Assistant.", remedy=_UNCHANGED)
    version = told["version"]
    if (
        not isinstance(version, int)
        or isinstance(version, bool)
        or version < min(MIGRATIONS, default=VERSION)
    ):
        raise InputError(f"{name}: 'version' is {version!r}, which is no version.", remedy=_UNCHANGED)
    if version > VERSION:
        raise InputError(
            f"{name} was written by a newer program (form {version}; this one reads up to {VERSION}).",
            remedy=_ASK_FOR_NEWER,
        )
    while version < VERSION:
        told = MIGRATIONS[version](told)
        version += 1
    try:
        return Session.model_validate_json(json.dumps(told))
    except ValidationError as error:
        raise InputError(f"{name}: {_first(error)}", remedy=_UNCHANGED) from None


def _first(error: ValidationError) -> str:
    """Say the first fault, and how many more there are."""
    faults = error.errors(include_url=False)
    # A value may be of several kinds, and pydantic tells of each; the shortest way names the field itself.
    fault = min(faults, key=lambda found: len(found["loc"]))
    way = ".".join(str(step) for step in fault["loc"] if str(step) not in {"int", "float", "str"})
    more = len({found["loc"][:2] for found in faults}) - 1
    also = f" ({more} more like it)" if more else ""
    if fault["type"] == "extra_forbidden":
        return f"'{way}' is not known here{also}."
    if fault["type"] == "missing":
        return f"'{way}' is missing{also}."
    return f"'{way}' is {fault['input']!r:.60}: {fault['msg'][0].lower()}{fault['msg'][1:]}{also}."
