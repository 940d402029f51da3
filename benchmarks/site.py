"""Measures when pages of the website are first painted in Chromium, and how large they are.

    python -m benchmarks.site --keep    writes the results by version

The website of the shipped knowledge is built and opened from the disk. A page is opened seven times; the
median and the slowest count from the beginning of its loading, and for the pages with a script also until
it is ready.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from cc_assistant import __version__
from cc_assistant.services import Services
from cc_assistant.site.browser import Browser, find_chromium

RESULTS = Path(__file__).resolve().parent / "results"
PAGES = (
    "index.html",
    "advice/caseload.html",
    "frames/index.html",
    "portraits/ways-to-wellness.html",
    "evidence/fixsen2021.html",
    "interview.html",
    "search.html?q=COVID",
)
TIMES = 7
PAINTED = """new Promise((done) => { const ask = () => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  paint ? done(paint.startTime) : setTimeout(ask, 5); }; ask(); })"""
READY = """new Promise((done) => { const ask = () =>
  document.body.dataset.ready ? done(performance.now()) : setTimeout(ask, 5); ask(); })"""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="write the results by version")
    keep = parser.parse_args().keep
    with tempfile.TemporaryDirectory(prefix="cc-assistant-bench-") as folder:
        os.environ["CC_ASSISTANT_HOME"] = folder
        text = json.dumps(measure(Path(folder) / "website"), indent=1)
    sys.stdout.write(f"{text}\n")
    if keep:
        (RESULTS / f"{__version__}-site.json").write_text(f"{text}\n", encoding="utf-8")


def measure(folder: Path) -> dict[str, Any]:
    """Build the website and open its pages."""
    program = find_chromium()
    if program is None:
        sys.exit("Chromium is not installed.")
    load = os.getloadavg()[0]
    began = perf_counter()
    written = Services().site.build(folder)
    built = perf_counter() - began
    with Browser(program) as browser:
        pages = {page: opened(browser, folder, page) for page in PAGES}
    return {
        "made": datetime.now(UTC).date().isoformat(),
        "load_when_it_began": round(load, 2),
        "build_s": round(built, 2),
        "pages": written.pages,
        "bytes": written.bytes,
        "largest_page_bytes": written.largest[1],
        "first_paint_ms": pages,
    }


def opened(browser: Browser, folder: Path, page: str) -> dict[str, int]:
    """Open a page several times and return its times in milliseconds."""
    file, _, asked = page.partition("?")
    painted, ready = [], []
    for _ in range(TIMES):
        browser.visit((folder / file).as_uri() + (f"?{asked}" if asked else ""))
        painted.append(browser.value(PAINTED))
        if page.startswith(("interview", "search")):
            ready.append(browser.value(READY))
    found = {"median": round(statistics.median(painted)), "slowest": round(max(painted))}
    return found | ({"ready_slowest": round(max(ready))} if ready else {})


if __name__ == "__main__":
    main()
