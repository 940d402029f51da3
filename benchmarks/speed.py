"""Measures speed, memory and size beside the plain way, in one run, and writes the results.

    make bench                        all sizes
    make bench SIZES=599,10000        some of them

The plain way is sentence-transformers for the vector of a question and a Chroma query for passages. Ratios
of one run count; times depend on the machine. Packs of more than the shipped passages are made from these
by changing words; their vectors are those of shipped texts with noise (see made_vectors.py), so the speed
of building is measured on the shipped passages only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import plain_way
from benchmarks.made_pack import write_made_pack
from benchmarks.made_vectors import MadeVectors
from benchmarks.processes import Measured, measured
from benchmarks.report import write_report
from cc_assistant import __version__, paths
from cc_assistant.cli.progress import ProgressLine
from cc_assistant.domain.library import Library
from cc_assistant.files import folder_size
from cc_assistant.knowledge.fingerprint import fingerprint
from cc_assistant.knowledge.loading import load_library
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.index_keeper import IndexKeeper

RESULTS = Path(__file__).resolve().parent / "results"
QUESTION = "How did services adapt to COVID?"
COLD_RUNS = 5
QUESTIONS = 100


def say(text: str) -> None:
    """Tell how far it has come."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


@dataclass(frozen=True)
class Prepared:
    """A library with its index. ``made``: passages and vectors are made; ``environment``: has it asked."""

    folder: Path
    library: Library
    made: bool
    build_s: float
    environment: dict[str, str]


class Bench:
    """One run over several sizes.

    Args:
        work: folder for packs, indexes and stores; removed afterwards.
    """

    def __init__(self, work: Path) -> None:
        self._work = work
        self._shipped = paths.shipped("knowledge")
        self.library = load_library([self._shipped])
        os.environ["CC_ASSISTANT_HOME"] = str(work / "home")
        self._questions = work / "questions.json"
        asks = [ask for passage in self.library.passages for ask in passage.asks]
        self._questions.write_text(json.dumps(asks[:: max(1, len(asks) // QUESTIONS)][:QUESTIONS]))

    def building(self) -> dict[str, Any]:
        """Measure builds of the shipped passages, ours and the plain way's; real encoding."""
        texts = [f"{passage.claim} {passage.text}" for passage in self.library.passages]
        file = self._work / "texts.json"
        file.write_text(json.dumps(texts))
        say("Building the shipped knowledge: ours for the first time ...")
        home = {"CC_ASSISTANT_HOME": str(self._work / "first")}
        first = measured(["cc_assistant", "index", "build"], home)
        say("... again after one changed passage ...")
        copy = Path(shutil.copytree(self._shipped, self._work / "changed"))
        evidence = next(copy.glob("evidence/fixsen2022.yaml"))
        evidence.write_text(evidence.read_text().replace("The extra work was", "The added work was", 1))
        changed = measured(["cc_assistant", "index", "build"], {**home, "CC_ASSISTANT_KNOWLEDGE": str(copy)})
        say("... with the model ready and no vector known ...")
        shutil.rmtree(self._work / "first" / "data")
        again = measured(["cc_assistant", "index", "build"], home)
        held = json.loads(measured(["cc_assistant", "index", "status", "--json"], home).out)
        say("... and the plain way.")
        plain = measured(["benchmarks.plain_way", "build", str(self._work / "plain-build"), str(file)], {})
        told = json.loads(plain.out)
        count = len(texts)
        encoded = sum(held["manifest"]["counts"].get(name, 0) for name in ("passages", "units", "topics"))
        return {
            "passages": count,
            "vectors": encoded,
            "first_build_s": round(first.seconds, 2),
            "build_s": round(again.seconds, 2),
            "passages_per_s": round(count / again.seconds, 1),
            "vectors_per_s": round(encoded / again.seconds, 1),
            "after_one_change_s": round(changed.seconds, 2),
            "build_peak_mb": round(again.peak_mb),
            "plain_build_s": round(plain.seconds, 2),
            "plain_passages_per_s": round(count / (told["encode_s"] + told["store_s"]), 1),
            "plain_build_peak_mb": round(plain.peak_mb),
        }

    def prepared(self, size: int) -> Prepared:
        """Make a library of ``size`` passages and its index."""
        say(f"{size:,} passages: preparing ...")
        folder = self._work / str(size)
        packs: tuple[Path, ...] = ()
        if size > len(self.library.passages):
            write_made_pack(
                folder / "pack",
                self.library.passages,
                self.library.sources,
                size - len(self.library.passages),
            )
            packs = (folder / "pack",)
        settings = Settings(packs=packs, indexes=folder / "indexes")
        library = load_library([self._shipped, *packs])
        build_s = self._build(settings, library)
        environment = {
            "CC_ASSISTANT_PACKS": os.pathsep.join(map(str, packs)),
            "CC_ASSISTANT_INDEXES": str(folder / "indexes"),
        }
        return Prepared(folder, library, bool(packs), build_s, environment)

    def asking(self, size: int) -> dict[str, Any]:
        """Measure questions over a library of ``size`` passages, ours and the plain way's."""
        ready = self.prepared(size)
        folder, environment = ready.folder, ready.environment
        self._store_plain(folder / "plain", ready.library, made=ready.made)
        say(f"{size:,} passages: asking ...")
        ours: list[Measured] = []
        plain: list[Measured] = []
        for _ in range(COLD_RUNS):
            ours.append(measured(["cc_assistant", "ask", QUESTION], environment))
            plain.append(measured(["benchmarks.plain_way", "cold", str(folder / "plain"), QUESTION], {}))
        warm = json.loads(measured(["benchmarks.our_way", str(self._questions)], environment).out)
        plain_warm = json.loads(
            measured(["benchmarks.plain_way", "warm", str(folder / "plain"), str(self._questions)], {}).out
        )
        result: dict[str, Any] = {
            "passages": len(ready.library.passages),
            "vectors_made": ready.made,
            "build_s_with_made_vectors": round(ready.build_s, 1) if ready.made else None,
            "cold_s": _median(run.seconds for run in ours),
            "plain_cold_s": _median(run.seconds for run in plain),
            "peak_mb": round(max(run.peak_mb for run in ours)),
            "plain_peak_mb": round(max(run.peak_mb for run in plain)),
            "warm_ms": spread(warm["plain"]),
            "warm_filtered_ms": spread(warm["filtered"]),
            "plain_warm_ms": spread(plain_warm),
            "index_mb": round(folder_size(folder / "indexes") / 1e6, 1),
            "plain_index_mb": round(folder_size(folder / "plain") / 1e6, 1),
        }
        result["cold_ratio"] = round(result["plain_cold_s"] / result["cold_s"], 1)
        shutil.rmtree(folder)
        return result

    def _build(self, settings: Settings, library: Library) -> float:
        services = Services(settings, progress=ProgressLine(), say=say)
        folders = services.knowledge.folders
        encoder = services.encoder
        assert encoder
        texts = [passage.text for passage in self.library.passages]
        made = MadeVectors(encoder, texts) if settings.packs else encoder
        keeper = IndexKeeper(
            services.keeper.root,
            knowledge=lambda: fingerprint(folders),
            library=lambda: library,
            encoder=lambda: made,
            progress=ProgressLine(),
        )
        started = datetime.now(UTC)
        keeper.build()
        return (datetime.now(UTC) - started).total_seconds()

    def _store_plain(self, folder: Path, library: Library, *, made: bool) -> None:
        encoder = Services().encoder
        assert encoder
        texts = [f"{passage.claim} {passage.text}" for passage in library.passages]
        makes = MadeVectors(encoder, texts[: len(self.library.passages)]) if made else encoder
        plain_way.store(folder, texts, makes.encode(texts))


def _median(values: Iterable[float]) -> float:
    return round(statistics.median(values), 3)


def spread(values: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
    }


def circumstances() -> dict[str, str]:
    """Say when and on what is measured."""
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}",
    }


def main() -> None:
    """Measure the sizes that are asked for and write results and report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="599,10000,100000", help="numbers of passages, comma between")
    parser.add_argument("--work", type=Path, help="folder to work in; a temporary one without it")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="cc-assistant-bench-", dir=options.work))
    load_before = os.getloadavg()[0]
    try:
        bench = Bench(work)
        result = {
            "version": __version__,
            **circumstances(),
            "load_before": round(load_before, 2),
            "building": bench.building(),
            "asking": [bench.asking(int(size)) for size in options.sizes.split(",")],
        }
    finally:
        shutil.rmtree(work, ignore_errors=True)
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{__version__}-speed.json"
    file.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(write_report(RESULTS / f"{__version__}-speed.md", result))


if __name__ == "__main__":
    main()
