"""Runs a command as a process of its own and measures it."""

from __future__ import annotations

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
    """Run ``python -m ARGUMENTS`` and measure its time and the most memory that it held."""
    started = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, **environment},
        text=True,
    )
    assert process.stdout
    assert process.stderr
    out = process.stdout.read()
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    spent = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments[:3])} ended with {process.returncode}: {said[-2000:]}")
    return Measured(spent, used.ru_maxrss * _PEAK_UNIT / 1e6, out)
