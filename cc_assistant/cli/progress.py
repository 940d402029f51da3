"""Progress of a long job, on standard error: a bar on a terminal, one line for each stage elsewhere."""

from __future__ import annotations

import sys
import time

from cc_assistant.cli import output

_BAR = 24
_REDRAW_S = 0.1


class ProgressLine:
    """Shows how far a job has come; satisfies the port ``Progress``."""

    def __init__(self) -> None:
        self._stage = ""
        self._drawn = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Report ``done`` of ``total`` steps of ``stage``."""
        begins, finished = stage != self._stage, done >= total
        self._stage = stage
        if not output.is_terminal(sys.stderr):
            if begins:
                output.talk(f"{stage} ...")
            return
        now = time.monotonic()
        if not begins and not finished and now - self._drawn < _REDRAW_S:
            return
        self._drawn = now
        if begins:
            output.end_progress()
        filled = _BAR * done // total if total else _BAR
        output.draw_progress(f"{stage} [{'#' * filled}{'-' * (_BAR - filled)}] {done:,}/{total:,}")
        if finished:
            output.end_progress()
            self._stage = ""
