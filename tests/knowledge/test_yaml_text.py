"""What a person sees whose file is not YAML, or more YAML than a knowledge file may be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.knowledge import yaml_text
from cc_assistant.knowledge.yaml_text import YamlError, parse

BOMB = "\n".join(
    ["a: &a [x, x]", *(f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))]
)


def test_words_that_other_readers_turn_into_something_else_stay_words() -> None:
    text = b"country: [NO]\nanswer: yes\ndate: 2015-04-01\ntime: 12:30\noctal: 010\nbig: 1e3\n"
    assert parse(text).data == {
        "country": ["NO"],
        "answer": "yes",
        "date": "2015-04-01",
        "time": "12:30",
        "octal": "010",
        "big": "1e3",
    }


def test_numbers_truth_and_nothing_are_themselves() -> None:
    assert parse(b"[1, -2, 3.5, true, false, null, ~, ]").data == [1, -2, 3.5, True, False, None, None]


@pytest.mark.parametrize("text", [b"\xef\xbb\xbfa: 1\nb: [x]\n", b"a: 1\r\nb: [x]\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(text: bytes) -> None:
    assert parse(text).data == {"a": 1, "b": ["x"]}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: c: d\n", 2, "a text with ': ' in it has to stand in quotes"),
        ("a:\n\tb: 1\n", 2, "a tab cannot indent: use spaces"),
        ("a: [1, 2\nb: 3\n", 2, "expected ',' or ']': the list is not closed (it begins in line 1)"),
        ("a: {b: 1\n", 2, "expected ',' or '}': the mapping is not closed (it begins in line 1)"),
        (
            'a: "x\nb: 1\n',
            3,
            "the file ends inside a quoted text: a quote is not closed (it begins in line 1)",
        ),
        ("a: @x\n", 1, "a text that begins with '@' has to stand in quotes"),
        ("a: 1\n  b: 2\n", 2, "a text with ': ' in it has to stand in quotes"),
        ("- a\nb: 1\n", 2, "expected '- ' for the next item; is the indentation right?"),
        ("a: 'it's'\n", 1, "expected 'field: value' here; is the indentation right, is a quote closed?"),
        ("a: 1\n---\nb: 2\n", 2, "a second document starts here ('---'): one file holds one"),
        ("a: !!python/name:os.system x\n", 1, "tags ('!...') are not used here: put the text in quotes"),
        ("[a]: b\n", 1, "a list or mapping cannot be the name of a field"),
        ("a: x\nb: \x01\n", 2, "a control character stands here: delete it"),
        ("x: 1\na: &here 1\nb: *here\n", 2, "anchors and aliases ('here') are not used here: write it out"),
        (BOMB, 1, "anchors and aliases ('a') are not used here: write it out"),
        ("&a [*a]", 1, "anchors and aliases ('a') are not used here: write it out"),
        ("[" * 5000, 1, "nested more than 40 deep"),
        ("- " * 5000 + "x", 1, "nested more than 40 deep"),
    ],
)
def test_a_fault_is_told_with_its_line_and_in_plain_words(text: str, line: int, message: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse(text.encode())
    assert (caught.value.line, caught.value.message) == (line, message)


def test_a_file_that_is_not_utf_8_is_told_with_the_line_of_the_first_foreign_byte() -> None:
    with pytest.raises(YamlError) as caught:
        parse("a: 1\nb: café\n".encode("latin-1"))
    assert (caught.value.line, caught.value.message) == (
        2,
        "not UTF-8 text: save the file with the encoding UTF-8",
    )


def test_a_file_beyond_all_measure_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(YamlError, match="larger than 1 MB"):
        parse(b"a" * (1024 * 1024 + 1))


def test_ampersands_and_stars_inside_texts_are_texts() -> None:
    assert parse(b"a: A&E\nb: 5 * 3\nc: 'R & B'\nd: \"*starred*\"\n").data == {
        "a": "A&E",
        "b": "5 * 3",
        "c": "R & B",
        "d": "*starred*",
    }


def test_every_key_given_twice_is_told_and_the_rest_is_read() -> None:
    parsed = parse(b"a: 1\nb: 2\na: 3\nc:\n  d: 4\n  d: 5\n")
    assert parsed.data == {"a": 3, "b": 2, "c": {"d": 5}}
    assert sorted((fault.line, fault.message) for fault in parsed.faults) == [
        (3, "'a' is given twice (first in line 1): keep one"),
        (6, "'d' is given twice (first in line 5): keep one"),
    ]


@given(st.binary(max_size=200) | st.text(alphabet="ab:-[]{}'\"&*!|>%@`#?,\n\t ", max_size=80).map(str.encode))
def test_no_bytes_make_it_fail_in_any_other_way(data: bytes) -> None:
    try:
        parsed: Any = parse(data)
    except YamlError as error:
        assert error.message
    else:
        assert isinstance(parsed.data, dict | list | str | int | float | bool | None)
