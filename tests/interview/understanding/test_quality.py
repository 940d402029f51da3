"""The line below which understanding must not fall. `cc-assistant eval --understanding` measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.evaluation.understanding import (
    UnderstandingReport,
    read_descriptions,
    score_understanding,
)
from cc_assistant.interview.understanding import InterviewReader

HERE = Path(__file__).parent
JUDGED = HERE.parent / "judged"


@pytest.mark.parametrize(
    ("file", "precision", "recall"),
    [
        (HERE / "spoken.yaml", 0.95, 0.95),
        (HERE / "told.yaml", 0.90, 0.80),
        (JUDGED / "descriptions.yaml", 0.90, 0.75),
        (JUDGED / "descriptions-held-out.yaml", 0.72, 0.57),
        (JUDGED / "descriptions-blind.yaml", 0.72, 0.49),
        (JUDGED / "descriptions-blind-2.yaml", 0.78, 0.67),
    ],
    ids=[
        "single sentences",
        "other manners",
        "descriptions to tune on",
        "descriptions held out",
        "descriptions written blind",
        "descriptions in other manners",
    ],
)
def test_phrases_alone_understand_what_people_say(
    reader: InterviewReader, file: Path, precision: float, recall: float
) -> None:
    report: UnderstandingReport = score_understanding(
        read_descriptions(file), lambda text, today, asked: reader.understand(text, today=today, asked=asked)
    )
    assert report.precision >= precision
    assert report.recall >= recall


@pytest.mark.parametrize(
    ("file", "precision", "recall"),
    [
        (JUDGED / "descriptions.yaml", 0.98, 0.95),
        (JUDGED / "descriptions-held-out.yaml", 0.91, 0.73),
        (JUDGED / "descriptions-blind.yaml", 0.87, 0.70),
        (JUDGED / "descriptions-blind-2.yaml", 0.89, 0.71),
    ],
    ids=[
        "descriptions to tune on",
        "descriptions held out",
        "descriptions written blind",
        "descriptions in other manners",
    ],
)
def test_with_what_was_learned_more_is_understood(
    learned_reader: InterviewReader, file: Path, precision: float, recall: float
) -> None:
    test_phrases_alone_understand_what_people_say(learned_reader, file, precision, recall)
