"""How understanding is scored: every value counts, what can be defended counts for nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Proposal, Understanding
from cc_assistant.errors import InputError, NotFound
from cc_assistant.evaluation.understanding import (
    UnderstandingReport,
    read_descriptions,
    score_understanding,
)

FILE = """\
date_tolerance_days: 7
descriptions:
  - id: a
    text: any
    today: '2026-11-02'
    answers: {host: council, place: [rural, town], launch_date: '2027-04-01', worry: that it all falls apart}
    also_accepted: {stage: [funded, getting-ready], team_size: [2]}
"""


def score(tmp_path: Path, **answers: Value) -> UnderstandingReport:
    (tmp_path / "judged.yaml").write_text(FILE, "utf-8")
    proposals = tuple(
        Proposal(question=question, value=value, start=0, end=1, words="a", sure=True)
        for question, value in answers.items()
    )
    told = Understanding(proposals=proposals)
    return score_understanding(read_descriptions(tmp_path / "judged.yaml"), lambda *_: told)


def test_all_right(tmp_path: Path) -> None:
    report = score(
        tmp_path,
        host="council",
        place=("town", "rural"),
        launch_date="2027-04-05",
        worry="I fear that it all falls apart",
    )
    assert (report.precision, report.recall, report.expected) == (1.0, 1.0, 5)


def test_each_ticked_option_counts(tmp_path: Path) -> None:
    report = score(tmp_path, place=("rural", "city"))
    assert (report.precision, report.recall) == (0.5, 0.2)
    assert report.scores[0].wrong == ("place: city",)


def test_what_can_be_defended_counts_for_nothing(tmp_path: Path) -> None:
    report = score(tmp_path, host="council", stage="funded", team_size=2)
    assert (report.assigned, report.precision) == (1, 1.0)


def test_a_day_too_far_off_is_wrong(tmp_path: Path) -> None:
    assert score(tmp_path, launch_date="2027-04-09").precision == 0.0


def test_a_missing_file_and_a_wrong_form_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_descriptions(tmp_path / "nothing.yaml")
    (tmp_path / "wrong.yaml").write_text("descriptions: []", "utf-8")
    with pytest.raises(InputError, match="date_tolerance_days"):
        read_descriptions(tmp_path / "wrong.yaml")


def test_the_day_of_typing_is_read_as_a_day(tmp_path: Path) -> None:
    (tmp_path / "judged.yaml").write_text(FILE, "utf-8")
    (one,) = read_descriptions(tmp_path / "judged.yaml").descriptions
    assert one.today == date(2026, 11, 2)
