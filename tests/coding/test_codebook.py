"""The users' own codes: named, nested, never lost by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.coding.codebook import (
    in_order,
    path_of,
    read_codebook,
    with_changed_code,
    with_code,
    with_coder,
    with_place,
    with_step,
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


def named(book: Codebook) -> list[str]:
    return [f"{'-' * deep}{code.name}" for deep, code in in_order(book)]


def test_a_code_is_moved_by_steps_and_what_is_below_comes_along() -> None:
    book, one = with_code(Codebook(), "One")
    book, two = with_code(book, "Two")
    book, _ = with_code(book, "Inner", parent=two.id)
    book, three = with_code(book, "Three")
    book = with_step(book, two.id, "up")
    assert named(book) == ["Two", "-Inner", "One", "Three"]
    assert with_step(book, two.id, "up") == book
    assert named(with_step(book, three.id, "down")) == named(book)
    book = with_step(with_step(book, three.id, "up"), three.id, "in")
    assert named(book) == ["Two", "-Inner", "-Three", "One"]
    book = with_step(book, three.id, "out")
    assert named(book) == ["Two", "-Inner", "Three", "One"]
    assert with_step(book, two.id, "in") == book
    assert named(with_place(book, two.id, one.id)) == ["Three", "One", "-Two", "--Inner"]
    assert named(with_place(book, one.id, None, 0)) == ["One", "Two", "-Inner", "Three"]
    with pytest.raises(UsageError, match="below itself"):
        with_place(book, two.id, "inner")


def test_a_thousand_codes_of_one_name_and_names_without_letters_get_ids_of_their_own() -> None:
    book, taken = Codebook(), set()
    for number in range(1000):
        parent = None if number == 0 else book.codes[-1].id
        book, code = with_code(book, "信頼", parent=parent)
        taken.add(code.id)
    assert len(taken) == 1000
    assert with_coder(Codebook(), "CON")[1].id == "con-coder"
