"""A window that saves one answer after the other and is killed at any moment, 500 times over.

    python -m tests.interview.sessions.killed FOLDER

A process of its own, and a small one: a fork copies the tables of all memory, and a test run has much.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from cc_assistant.interview.sessions.file import SessionFile
from tests.interview.sessions.made import answered

KILLS = 500
LONGEST_SAVE_S = 0.003


def main(folder: str) -> None:
    """Kill window after window; write how many answers were confirmed, or stop at one that was lost."""
    chance = random.Random(13494)
    path = Path(folder) / "a.json"
    kept = 0
    for _ in range(KILLS):
        path.unlink(missing_ok=True)
        confirmed = _killed(path, after=chance.randint(1, 8), moment=chance.uniform(0, LONGEST_SAVE_S))
        with SessionFile(path) as opened:  # the lock died with its window
            found = len(opened.session.records)
        if found not in {confirmed, confirmed + 1}:
            sys.exit(f"{confirmed} answers were confirmed, {found} are kept")
        kept += confirmed
    sys.stdout.write(str(kept))


def _killed(path: Path, *, after: int, moment: float) -> int:
    """Kill a window some moment after so many answers; return how many it had confirmed."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with SessionFile(path, answered(0)) as opened:
                for number in range(1, 1000):
                    opened.save(answered(number))
                    os.write(tell, b".")
        finally:
            os._exit(0)
    os.close(tell)
    confirmed = 0
    while confirmed < after and (more := os.read(hear, 65536)):
        confirmed += len(more)
    at = time.perf_counter() + moment
    while time.perf_counter() < at:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(hear, 65536):
        confirmed += len(more)
    os.close(hear)
    return confirmed


if __name__ == "__main__":
    main(*sys.argv[1:])
