"""The process that reads files: `python -m cc_assistant.ingest.child`.

One task to a line of standard input (JSON), told in lines on standard output: ``{"done": 3, "total": 9}``
while it goes on, then ``{"documents": [...]}`` or ``{"refused": why, "remedy": what}``. It takes no more
memory than it is given, opens no network and starts no program: whatever a file makes its reader do ends
here.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from cc_assistant.ingest.limits import Limits, Unreadable

_EVERY_S = 0.2
_MEMORY = "Reading it takes more memory than is allowed."
_DEPTH = "It is nested deeper than any document."
_REMEDY = "It was left alone."
_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.system",
)


def main() -> None:
    """Read files until standard input ends."""
    channel = _own_channel()
    for line in sys.stdin:
        task = json.loads(line)
        limits = Limits(**task["limits"])
        _bound_memory(limits.memory_bytes)
        _write(channel, _outcome(task, limits, channel))


def _own_channel() -> TextIO:
    """Keep standard output for the lines above; what a library prints goes nowhere."""
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return channel


def _outcome(task: dict[str, Any], limits: Limits, channel: TextIO) -> dict[str, Any]:
    from cc_assistant.ingest.raw import Wish
    from cc_assistant.ingest.readers import reader_of

    last = monotonic()

    def told(done: int, total: int) -> None:
        nonlocal last
        if monotonic() - last >= _EVERY_S:
            last = monotonic()
            _write(channel, {"done": done, "total": total})

    try:
        read = reader_of(task["form"])
        close_doors()
        documents = read(Path(task["file"]), limits, Wish.model_validate(task["wish"]), told)
        return {
            "documents": [document.model_dump(mode="json", exclude_defaults=True) for document in documents]
        }
    except Unreadable as fault:
        return {"refused": fault.message, "remedy": fault.remedy}
    except MemoryError:
        return {"refused": _MEMORY, "remedy": _REMEDY}
    except RecursionError:
        return {"refused": _DEPTH, "remedy": _REMEDY}
    except OSError as error:
        return {"refused": f"It cannot be read: {error.strerror or error}.", "remedy": ""}
    except Exception as error:
        return {
            "refused": f"It is damaged or of an unusual make ({type(error).__name__}).",
            "remedy": "Open it in the program that wrote it and save it again.",
        }


def _write(channel: TextIO, told: dict[str, Any]) -> None:
    channel.write(json.dumps(told) + "\n")
    channel.flush()


def _bound_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the bounds of time and size have to do
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):  # some systems know the bound and do not take it
        return


_closed = False


def close_doors() -> None:
    """From now on this process opens no network, starts no program and writes no file."""
    global _closed  # noqa: PLW0603  (a hook cannot be taken away again)
    if not _closed:
        sys.addaudithook(_refuse)
        _closed = True


def _refuse(event: str, details: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader tried {event}")
    if event == "open" and isinstance(details[2], int) and details[2] & (os.O_WRONLY | os.O_RDWR):
        raise PermissionError("a reader tried to write a file")


if __name__ == "__main__":
    main()
