"""Progress of a long job, on standard error: a bar on a terminal, one line for each stage elsewhere."""

from __future__ import annotations

import sys
import time

from cc_assistant.cli import output

_BAR = 24
_REDRAW_S = 0.1


class Bar:
    """Shows how far a job has come; satisfies the port ``Progress``. A context, to end its line."""

    def __init__(self) -> None:
        self._terminal = output.is_terminal(sys.stderr)
        self._stage = ""
        self._drawn = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Report ``done`` of ``total`` steps of ``stage``."""
        if not self._terminal:
            if stage != self._stage:
                output.talk(f"{stage} ...")
            self._stage = stage
            return
        now = time.monotonic()
        finished = done >= total
        if stage == self._stage and not finished and now - self._drawn < _REDRAW_S:
            return
        if self._stage and stage != self._stage:
            sys.stderr.write("\n")
        self._stage, self._drawn = stage, now
        filled = _BAR * done // total if total else _BAR
        bar = "#" * filled + "-" * (_BAR - filled)
        sys.stderr.write(f"\r\x1b[K{output.visible(stage)} [{bar}] {done}/{total}")
        sys.stderr.flush()

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._terminal and self._stage:
            sys.stderr.write("\n")
            sys.stderr.flush()
