"""Runs a command as a process of its own and measures it.

    python -m benchmarks.processes MODULE ARGUMENTS ...

The command is started by a small process (this module), because a child's peak of memory counts what its
parent held when it was started.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Measured:
    """What a process took and wrote."""

    seconds: float
    peak_mb: float
    out: str


def measured(arguments: Sequence[str], environment: Mapping[str, str]) -> Measured:
    """Run ``python -m ARGUMENTS`` and measure its time and the most memory that it held.

    Raises:
        RuntimeError: it did not end with 0.
    """
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.processes", *arguments],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        text=True,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(f"{' '.join(arguments[:3])} ended with {ran.returncode}: {ran.stderr[-2000:]}")
    told = json.loads(ran.stderr.splitlines()[-1])
    return Measured(told["seconds"], told["peak_mb"], ran.stdout)


def main(arguments: Sequence[str]) -> int:
    """Run the command; tell time and memory on the last line of standard error."""
    started = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *arguments])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    told = {"seconds": perf_counter() - started, "peak_mb": used.ru_maxrss * _PEAK_UNIT / 1e6}
    sys.stderr.write(f"\n{json.dumps(told)}\n")
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
