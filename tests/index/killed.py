"""A child process that builds an index and is killed, or runs out of room, on the way.

    python killed.py ROOT KNOWLEDGE HOW WHERE

HOW is ``stage`` (killed at the WHERE-th report of progress), ``before`` or ``after`` (killed on either side
of the call that WHERE names), or ``room`` (no file may grow past WHERE bytes).
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def die(*_: object) -> None:
    """End as by `kill -9`."""
    os.kill(os.getpid(), signal.SIGKILL)


def kill_around(where: str, how: str) -> None:
    """Replace the function ``module:name`` by one that dies before or after the call."""
    module_name, _, name = where.partition(":")
    module: Any = import_module(module_name)
    original = getattr(module, name)

    def fatal(*args: Any, **kwargs: Any) -> None:
        if how == "after":
            original(*args, **kwargs)
        die()

    setattr(module, name, fatal)


def main(root: str, knowledge: str, how: str, where: str) -> None:
    """Build the library that the test has put beside the indexes."""
    from cc_assistant.errors import IndexFault
    from cc_assistant.retrieval.index.build import build_index
    from tests.index.small import NOW, HashEncoder, change_claim

    library = pickle.loads((Path(root) / "library.pickle").read_bytes())
    library = change_claim(library, 0, f"Claim of {knowledge}.")
    reports = 0

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal reports
        reports += 1
        if how == "stage" and reports == int(where):
            die()

    if how in {"before", "after"}:
        kill_around(where, how)
    if how == "room":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(where), int(where)))
    try:
        build_index(
            library, Path(root), HashEncoder(knowledge), knowledge=knowledge, now=NOW, progress=progress
        )
    except IndexFault as fault:
        sys.stdout.write(f"{fault.title}: {fault}")
        sys.exit(fault.exit_code)
    sys.stdout.write(f"built after {reports} reports")


if __name__ == "__main__":
    main(*sys.argv[1:])
