from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.cli.batch import Item, read_batch
from cc_assistant.errors import InputError, NotFound


def items(tmp_path: Path, text: str) -> list[Item]:
    file = tmp_path / "questions"
    file.write_bytes(text.encode())
    return list(read_batch(file))


def test_a_line_is_a_question_and_goes_by_its_number(tmp_path: Path) -> None:
    assert items(tmp_path, "First?\n\n  Second?  \r\n") == [Item("1", ("First?",)), Item("3", ("Second?",))]


def test_json_lines_have_ids_texts_and_turns(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "One?"}\n{"turns": ["Two?", "and rural?"]}\n{"id": 7, "text": "Three?"}'
    assert items(tmp_path, lines) == [
        Item("a", ("One?",)),
        Item("2", ("Two?", "and rural?")),
        Item("7", ("Three?",)),
    ]


@pytest.mark.parametrize(
    "line",
    ['{"id": "x"}', '{"turns": []}', '{"turns": "text"}', '{"text": 3}', '{"turns": [null]}', "{broken"],
)
def test_a_line_that_cannot_be_read_is_told_and_the_others_stay(tmp_path: Path, line: str) -> None:
    first, second = items(tmp_path, f"{line}\nGood?\n")
    assert isinstance(first.fault, InputError)
    assert "Line 1" in first.fault.message
    assert second == Item("2", ("Good?",))


def test_deep_json_is_no_fault_of_the_program(tmp_path: Path) -> None:
    (item,) = items(tmp_path, '{"text": ' + "[" * 100_000)
    assert item.fault


def test_a_byte_order_mark_is_not_part_of_the_question(tmp_path: Path) -> None:
    assert items(tmp_path, "\ufeffFirst?") == [Item("1", ("First?",))]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"There is no file '.*none.txt'"):
        list(read_batch(tmp_path / "none.txt"))


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    file.write_bytes(b"\x89PNG\xff")
    with pytest.raises(InputError, match="not UTF-8 text"):
        list(read_batch(file))


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"From a pipe?\n")))
    assert list(read_batch(Path("-"))) == [Item("1", ("From a pipe?",))]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), min_size=1))
def test_what_is_written_as_json_comes_back(
    tmp_path_factory: pytest.TempPathFactory, turns: list[str]
) -> None:
    file = tmp_path_factory.mktemp("batch") / "lines"
    file.write_text(json.dumps({"id": "x", "turns": turns}) + "\n", encoding="utf-8")
    assert list(read_batch(file)) == [Item("x", tuple(turns))]
