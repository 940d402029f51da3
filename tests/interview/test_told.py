"""Texts with their answers marked: every mark stands in its text and names an answer that exists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cc_assistant.domain.condition import DONT_KNOW
from tests.interview.shipped import shipped_rules

FILES = sorted((Path(__file__).parent / "told").glob("*.jsonl"))
QUESTIONS = shipped_rules().questions


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_mark_stands_in_its_text_and_names_an_answer(file: Path) -> None:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        told = json.loads(line)
        for saying in told["says"]:
            question = QUESTIONS[saying["question"]]
            assert saying["words"] in told["text"], f"line {number}"
            if question.options:
                known = {option.id for option in question.options} | {DONT_KNOW}
                assert saying["value"] in known, f"line {number}: {saying}"


def test_every_option_is_said_by_someone() -> None:
    said = {
        (saying["question"], saying["value"])
        for file in FILES
        for line in file.read_text(encoding="utf-8").splitlines()
        for saying in json.loads(line)["says"]
    }
    for question in QUESTIONS.values():
        for option in question.options:
            assert (question.id, option.id) in said
