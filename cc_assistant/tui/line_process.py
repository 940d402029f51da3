"""Runs a command of the command line as a process of its own, so that it can neither draw nor end the app."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

from cc_assistant import paths
from cc_assistant.errors import Cancelled

SHOWN_MOST = 200_000
"""Characters of what it says that are shown: more than anybody reads in a dialog."""

_SURROUNDINGS = {"NO_COLOR": "1", "PYTHONUTF8": "1"}


class LineProcess:
    """One run of `cc-assistant`.

    Args:
        arguments: the words after the program's name; no shell reads them.
    """

    def __init__(self, arguments: list[str]) -> None:
        self._arguments = arguments
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    @property
    def shown(self) -> str:
        """The command as it would be typed."""
        return " ".join(["cc-assistant", *self._arguments])

    def run(self) -> str:
        """Run it to its end, in a thread; returns what it said.

        Raises:
            Cancelled: it was stopped.
        """
        if self._stopped:
            raise Cancelled("Stopped.")
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "cc_assistant", *self._arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, **_SURROUNDINGS, "PYTHONPATH": _search_path()},
        )
        said, _ = self._process.communicate()
        if self._stopped:
            raise Cancelled("Stopped.")
        rest = len(said) - SHOWN_MOST
        return said.rstrip() if rest <= 0 else f"{said[:SHOWN_MOST]}\n… and {rest:,} characters more."

    def stop(self) -> None:
        """End it if it still runs."""
        self._stopped = True
        if self._process and self._process.poll() is None:
            with suppress(OSError):
                self._process.terminate()


def _search_path() -> str:
    """Let the process find the very program that runs, from whatever folder."""
    return os.pathsep.join(filter(None, (str(paths.PACKAGE.parent), os.environ.get("PYTHONPATH"))))
