"""What was saved is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.errors import InputError
from cc_assistant.export.basket_file import read_basket
from cc_assistant.export.registry import evidence_file
from tests.quotes.made import asked

IDS = tuple(row.passage.id for row in asked().rows)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_saved_table_gives_its_passages_back_in_their_order(form: str) -> None:
    saved = read_basket(evidence_file(asked(), form), "saved")
    assert saved.ids == IDS
    assert saved.name == asked().request.question


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_csv_that_a_spreadsheet_has_saved_anew_is_read_as_well(mark: str) -> None:
    text = f'Remark{mark}Passage\r\n"two\nlines"{mark}a-1\r\nx{mark} b-2 \r\n\r\ny{mark}\r\n'
    assert read_basket(text.encode(), "saved.csv").ids == ("a-1", "b-2")


def test_a_list_may_have_remarks_and_a_passage_counts_once() -> None:
    text = "\ufeff# mine\nb-2  # the second\n\na-1\r\nb-2\n"
    assert read_basket(text.encode(), "list.txt") == ("", ("b-2", "a-1"))


def test_json_may_be_a_bare_list() -> None:
    assert read_basket(b' ["a-1", "b-2"]', "list.json").ids == ("a-1", "b-2")
    assert read_basket(b'{"passages": ["a-1"]}', "list.json").ids == ("a-1",)


@pytest.mark.parametrize("content", [evidence_file(asked(), "xlsx"), evidence_file(asked(), "docx")])
def test_a_workbook_or_word_file_is_named_as_such(content: bytes) -> None:
    with pytest.raises(InputError, match="workbook or a Word file"):
        read_basket(content, "evidence.xlsx")


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"two words\n",
        b"{}",
        b"[1]",
        b'{"rows": 3}',
        b"[" * 100_000,
        b'Passage,x\n"' + b"a" * 200_000,
    ],
)
def test_what_is_no_basket_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(InputError, match="'odd'"):
        read_basket(content, "odd")


@given(st.binary(max_size=200))
def test_whatever_comes_is_read_or_refused(content: bytes) -> None:
    try:
        saved = read_basket(content, "odd")
    except InputError:
        return
    assert all(isinstance(ident, str) for ident in saved.ids)
