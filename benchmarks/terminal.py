"""A program at a terminal of its own, and how long it takes until it shows something.

The bytes that a program sends are searched for the text that it is to show, so nothing stands between what
is measured and what a terminal would get; drawing the letters is the terminal's own time.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.processes import ROOT

PATIENCE_S = 60.0
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
_STYLE = re.compile(r"\x1b\[[\d;]*m")


class Terminal:
    """Starts ``python ARGUMENTS`` at a terminal.

    Args:
        arguments: of Python.
        environment: in addition to that of this process.
        columns: of the terminal.
        rows: of the terminal.
    """

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        self._mine, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        surroundings = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", **environment}
        for name in ("NO_COLOR", "COLUMNS", "LINES"):
            surroundings.pop(name, None)
        self.begun = perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=surroundings,
            cwd=ROOT,
        )
        atexit.register(self._process.kill)  # where what measures it ends first
        os.close(theirs)
        self._shown = ""

    def type(self, keys: str) -> float:
        """Press keys; what was shown before no longer counts. Returns when they were pressed."""
        self.rest(0)
        self._shown = ""
        pressed = perf_counter()
        os.write(self._mine, keys.encode())
        return pressed

    def until(
        self, *texts: str, since: float | None = None, below: str = "", patience: float = PATIENCE_S
    ) -> float:
        """Wait until one of the texts is shown; return the seconds since ``since`` or the start.

        With ``below`` it counts only where that was shown before it. Where it does not come the program is
        ended.

        Raises:
            RuntimeError: it does not come, or the program ends.
        """
        end = perf_counter() + patience
        while not self._has(texts, below):
            if not self._read(end - perf_counter()):
                self.kill()
                raise RuntimeError(f"{texts} never came. Shown: {self._shown[-800:]!r}")
        return perf_counter() - (self.begun if since is None else since)

    def _has(self, texts: Sequence[str], below: str) -> bool:
        at = self._shown.find(below)
        return at >= 0 and any(self._shown.find(text, at) >= 0 for text in texts)

    def shows(self, text: str) -> bool:
        """Tell whether something is among what was shown since the last key."""
        return text in self._shown

    def rest(self, seconds: float) -> None:
        """Read on until nothing more has come for so long: less than a blinking cursor takes."""
        while self._read(seconds):
            pass

    def stay(self, seconds: float) -> None:
        """Read on for so long."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self._read(left)

    def own_mb(self) -> float:
        """Return the memory that the program holds itself now, in MB; 0 where the system does not tell.

        Pages of files that it reads in place are not in it: the system drops them when it needs room.
        """
        try:
            told = Path(f"/proc/{self._process.pid}/status").read_text()
        except OSError:
            return 0.0
        return int(told.partition("RssAnon:")[2].split()[0]) * 1024 / 1e6

    def leave(self, keys: str) -> float:
        """Press the keys that end the program; return the most memory that it held, in MB."""
        self.type(keys)
        while self._read(PATIENCE_S):
            pass
        _, status, used = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        os.close(self._mine)
        return used.ru_maxrss * _PEAK_UNIT / 1e6

    def kill(self) -> None:
        """End the program at once."""
        self._process.kill()
        self._process.wait()
        os.close(self._mine)

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._mine], [], [], max(0.0, patience))
        if not ready:
            return False
        try:
            read = os.read(self._mine, 65536)
        except OSError:  # the program has let go of the terminal
            return False
        self._shown += _STYLE.sub("", read.decode(errors="replace"))
        return bool(read)
