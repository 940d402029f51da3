"""Measures the terminal app as a person meets it, and writes the results.

    make benchapp                                the shipped library and one of 100,000 passages
    python -m benchmarks.app --passages 10000

The app runs as a whole process at a terminal of its own. What depends on the machine is measured with about
the least app that the same toolkit can make, in turn in the same run: the ratios count.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.app_report import write_report
from benchmarks.processes import measured
from benchmarks.speed import RESULTS, Bench, circumstances, say, spread
from cc_assistant import __version__, paths

QUESTIONS = 33


class AppBench:
    """One run.

    Args:
        work: folder for packs and indexes; removed afterwards.
        runs: how often the app is started for its first frame.
        keys: how many are typed.
    """

    def __init__(self, work: Path, runs: int, keys: int) -> None:
        self._bench = Bench(work)
        self._runs, self._keys = str(runs), str(keys)
        self._questions = work / "asked.json"
        asks = [ask for passage in self._bench.library.passages for ask in passage.asks]
        self._questions.write_text(json.dumps(asks[:: len(asks) // QUESTIONS][:QUESTIONS]))

    def prepare(self) -> None:
        """Make the model ready and build the index of the shipped passages."""
        say("Preparing the model and the index ...")
        measured(["cc_assistant", "index", "build"], {})

    def library(self, size: int | None) -> dict[str, Any]:
        """Measure the app with the shipped library, or one of so many passages."""
        ready = self._bench.prepared(size) if size else None
        environment = ready.environment if ready else {}
        say("Starting ...")
        first = self._done("first", self._runs, environment)
        say("Asking and scrolling ...")
        asked = self._done("asking", str(self._questions), environment)
        if ready:
            shutil.rmtree(ready.folder)
        return {
            "passages": len(ready.library.passages) if ready else len(self._bench.library.passages),
            "first_ms": spread(first["ours"]),
            "plain_first_ms": spread(first["plain"]),
            "warm_s": round(asked["warm_s"], 1),
            "key_ms": spread(asked["keys"]),
            "answer_ms": spread(asked["answers"]),
            "scroll_ms": spread(asked["scrolled"]),
            "last_ms": round(asked["last"], 1),
            "peak_mb": round(asked["peak_mb"]),
            "own_mb": round(asked["own_mb"]),
        }

    def building(self) -> dict[str, Any]:
        """Measure keys while the shipped passages are encoded and their index is built."""
        plain = self._done("keys", self._keys, {})
        shutil.rmtree(paths.index_folder())
        say("Typing while an index is built ...")
        told = self._done("building", self._keys, {})
        return {
            "keys": len(told["keys"]),
            "key_ms": spread(told["keys"]),
            "plain_key_ms": spread(plain["keys"]),
            "peak_mb": round(told["peak_mb"]),
        }

    def _done(self, what: str, given: str, environment: dict[str, str]) -> Any:
        return json.loads(measured(["benchmarks.app_way", what, given], environment).out)


def main() -> None:
    """Measure, and write results and report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--passages", type=int, default=100_000, help="of the large library; 0 leaves it out")
    parser.add_argument("--runs", type=int, default=15, help="how often the app is started")
    parser.add_argument("--keys", type=int, default=300, help="how many are typed")
    parser.add_argument("--work", type=Path, help="folder to work in; a temporary one without it")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="cc-assistant-app-", dir=options.work))
    loads = [os.getloadavg()[0]]
    try:
        bench = AppBench(work, options.runs, options.keys)
        bench.prepare()
        libraries = []
        for size in [None, *([options.passages] if options.passages else [])]:
            libraries.append(bench.library(size))
            loads.append(os.getloadavg()[0])
        result = {
            "version": __version__,
            **circumstances(),
            "libraries": libraries,
            "building": bench.building(),
            "loads": [round(load, 2) for load in loads],
        }
    finally:
        shutil.rmtree(work, ignore_errors=True)
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{__version__}-app.json"
    file.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(write_report(RESULTS / f"{__version__}-app.md", result))


if __name__ == "__main__":
    main()
