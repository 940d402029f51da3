"""Texts with their answers marked: every mark stands in its text and names an answer that exists."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.knowledge.told_texts import digest_of, read_told, told_files
from tests.interview.shipped import shipped_rules
from tests.knowledge.packs import SHIPPED

QUESTIONS = tuple(shipped_rules().questions.values())


def test_every_mark_that_ships_stands_in_its_text_and_names_an_answer() -> None:
    told, faults = read_told(told_files([SHIPPED]), QUESTIONS)
    assert not faults
    assert sum(map(len, told)) > 1_000


def test_every_option_is_said_by_someone() -> None:
    told, _ = read_told(told_files([SHIPPED]), QUESTIONS)
    said = {(saying.question, saying.value) for texts in told for one in texts for saying in one.says}
    for question in QUESTIONS:
        for option in question.options:
            assert (question.id, option.id) in said


def test_each_fault_of_a_marked_text_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "toolkit" / "told"
    folder.mkdir(parents=True)
    lines = (
        '{"text": "A council.", "says": [{"question": "host", "value": "counsil", "words": "council"}]}',
        '{"text": "A council.", "says": [{"question": "hosts", "value": "council", "words": "a trust"}]}',
        '{"says": []}',
    )
    (folder / "ours.jsonl").write_text("\n".join(lines), encoding="utf-8")
    texts, faults = read_told(told_files([tmp_path]), QUESTIONS)
    assert [len(own) for own in texts] == [2]
    assert [(fault.line, fault.field, fault.nearest) for fault in faults] == [
        (1, "value", "council"),
        (2, "words", None),
        (2, "question", "host"),
        (3, "text", None),
    ]


def test_another_name_or_word_gives_another_digest(tmp_path: Path) -> None:
    one, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    one.write_text("{}", encoding="utf-8")
    other.write_text("{}", encoding="utf-8")
    first = digest_of([one])
    assert first != digest_of([other])
    one.write_text("{} ", encoding="utf-8")
    assert first != digest_of([one])
