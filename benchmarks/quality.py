"""Measures how well questions are answered, and writes the results by version.

    python -m benchmarks.quality

Asks the judged questions in tests/evaluation/ of the shipped knowledge, measures what each signal brings,
and what the interview understands of the descriptions in tests/interview/judged/. docs/quality.md says what
the measures mean and what was tuned on what.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cc_assistant import __version__
from cc_assistant.cli.progress import ProgressLine
from cc_assistant.cli.tables import table
from cc_assistant.services import Services
from cc_assistant.settings import Settings

ROOT = Path(__file__).resolve().parent
RESULTS = ROOT / "results"
JUDGED = {
    "questions to tune on": ROOT.parent / "tests" / "evaluation" / "questions.yaml",
    "questions held out": ROOT.parent / "tests" / "evaluation" / "held-out.yaml",
}
DESCRIPTIONS = ROOT.parent / "tests" / "interview" / "judged"
UNDERSTOOD = {
    "precision": "precision",
    "recall": "recall",
    "option_precision": "precision of options",
    "option_recall": "recall of options",
    "phrases_precision": "precision by phrases alone, all answers",
    "phrases_recall": "recall by phrases alone, all answers",
}
MEASURES = {
    "questions": "questions",
    "ndcg10": "nDCG@10",
    "recall20": "recall@20",
    "follow_up_ndcg10": "nDCG@10, follow-ups",
    "facts_cited": "facts cited",
    "false_answers": "unanswerable answered",
    "refused": "answerable refused",
    "citations_valid": "citations that hold",
}


def main() -> None:
    """Measure and write."""
    services = Services(Settings(), progress=ProgressLine())
    reports = {name: services.evaluator.judged(file).model_dump() for name, file in JUDGED.items()}
    ablations = {
        name: [row.model_dump() for row in services.evaluator.ablation(file)] for name, file in JUDGED.items()
    }
    phrases = Services(Settings(model="none")).evaluator.understanding(DESCRIPTIONS)
    understood = {
        name: {
            **report.model_dump(exclude={"scores"}),
            "phrases_precision": phrases[name].precision,
            "phrases_recall": phrases[name].recall,
        }
        for name, report in services.evaluator.understanding(DESCRIPTIONS).items()
    }
    result = {"version": __version__, "reports": reports, "ablations": ablations, "understanding": understood}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{__version__}-quality.json").write_text(
        json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    text = "\n".join(_lines(result)) + "\n"
    (RESULTS / f"{__version__}-quality.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _lines(result: dict[str, Any]) -> Iterator[str]:
    yield f"# Quality of version {result['version']}"
    yield ""
    yield "Written by `python -m benchmarks.quality`; `docs/quality.md` explains the measures."
    yield ""
    names = list(result["reports"])
    head = ("measure", *names)
    rows = [
        (label, *(_value(key, result["reports"][name][key]) for name in names))
        for key, label in MEASURES.items()
    ]
    yield table([head, *rows], markdown=True)
    yield ""
    yield "## What each signal brings (nDCG@10 / recall@20)"
    yield ""
    steps = zip(*(result["ablations"][name] for name in names), strict=True)
    table_rows = [
        (step[0]["signals"], *(f"{row['ndcg10']:.3f} / {row['recall20']:.3f}" for row in step))
        for step in steps
    ]
    yield table([("signals", *names), *table_rows], markdown=True)
    yield ""
    yield "## What the interview understands of free text"
    yield ""
    sets = result["understanding"]
    measured = [
        (label, *(f"{report[key]:.1%}" for report in sets.values())) for key, label in UNDERSTOOD.items()
    ]
    yield table([("measure", *sets), *measured], markdown=True)


def _value(key: str, value: float) -> str:
    if key == "questions":
        return str(value)
    return f"{value:.3f}" if "ndcg" in key or "recall" in key else f"{value:.1%}"


if __name__ == "__main__":
    main()
