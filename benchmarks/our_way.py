"""Our way, many questions in one process.

python -m benchmarks.our_way QUESTIONS    prints the milliseconds of each question as JSON
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.plain_way import timed
from cc_assistant.domain.filters import Filters
from cc_assistant.services import Services


def main(file: Path) -> None:
    """Ask every question, without and with a filter."""
    questions = json.loads(file.read_text(encoding="utf-8"))
    answerer = Services().answerer
    for question in questions[:3]:
        answerer.answer(question)
    filters = Filters(phase=("operation",), country=("England",))
    told = {
        "plain": timed(questions, answerer.answer),
        "filtered": timed(questions, lambda question: answerer.answer(question, filters=filters)),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
