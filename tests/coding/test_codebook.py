"""The users' own codes: named, nested, never lost by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.coding.codebook import (
    path_of,
    read_codebook,
    with_changed_code,
    with_code,
    with_coder,
    without_code,
    write_codebook,
)
from cc_assistant.domain.coding import Codebook
from cc_assistant.errors import InputError, NotFound, UsageError


def test_codes_nest_and_are_read_again(tmp_path: Path) -> None:
    book, trust = with_code(Codebook(), "Trust", colour="#3366cc")
    book, early = with_code(book, "Trust: early days", parent=trust.id, description="Weeks 1 to 4")
    write_codebook(tmp_path / "codebook.json", book)
    assert read_codebook(tmp_path / "codebook.json") == book
    assert path_of(book, early.id) == ("Trust", "Trust: early days")
    assert read_codebook(tmp_path / "none.json") == Codebook()


def test_a_code_never_stands_below_itself_or_beside_its_namesake() -> None:
    book, one = with_code(Codebook(), "One")
    book, two = with_code(book, "Two", parent=one.id)
    with pytest.raises(UsageError, match="'One' cannot stand below itself"):
        with_changed_code(book, one.id, parent=two.id)
    with pytest.raises(UsageError, match="'one' here already"):
        with_code(book, " one ")
    with pytest.raises(UsageError, match="'red' is no colour"):
        with_code(book, "Three", colour="red")
    with pytest.raises(NotFound):
        with_code(book, "Three", parent="none")


def test_a_code_in_use_stays_and_those_below_move_up() -> None:
    book, one = with_code(Codebook(), "One")
    book, two = with_code(book, "Two", parent=one.id)
    with pytest.raises(UsageError, match="'One' is on 3 quotes"):
        without_code(book, one.id, uses=3)
    book = without_code(book, one.id, uses=0)
    assert path_of(book, two.id) == ("Two",)


def test_coders_are_known_by_name() -> None:
    book, anna = with_coder(Codebook(), "Anna B.")
    assert with_coder(book, "anna b.") == (book, anna)
    assert anna.id == "anna-b"


def test_a_damaged_codebook_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "codebook.json").write_text('{"codes": [{"id": 1}]}')
    with pytest.raises(InputError, match="is no codebook"):
        read_codebook(tmp_path / "codebook.json")
