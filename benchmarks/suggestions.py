"""Measures suggested codes on the shipped coded passages, and writes the results by version.

    python -m benchmarks.suggestions

docs/coding.md says what the figures mean.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from cc_assistant import __version__
from cc_assistant.cli.progress import ProgressLine
from cc_assistant.cli.tables import table
from cc_assistant.coding.names import FRAME_NAMES
from cc_assistant.services import Services
from cc_assistant.settings import Settings

RESULTS = Path(__file__).resolve().parent / "results"


def main() -> None:
    """Measure and write."""
    services = Services(Settings(), progress=ProgressLine())
    report = services.coding.suggesting.quality(services.progress)
    (RESULTS / f"{__version__}-suggestions.json").write_text(
        json.dumps({"version": __version__, **report.model_dump()}, indent=1) + "\n", encoding="utf-8"
    )
    rows = [("frame", "coded passages", f"right among {report.suggested}", "by definitions alone")]
    rows += [
        (FRAME_NAMES[one.frame], f"{one.excerpts}", f"{one.learned:.1%}", f"{one.definitions:.1%}")
        for one in report.frames
    ]
    text = (
        f"# Suggested codes of version {__version__}\n\n"
        "Written by `python -m benchmarks.suggestions`; `docs/coding.md` explains the figures. "
        f"Cross-validation in {report.folds} parts of {report.sources} sources.\n\n"
        f"{table(rows, markdown=True)}\n"
    )
    (RESULTS / f"{__version__}-suggestions.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
