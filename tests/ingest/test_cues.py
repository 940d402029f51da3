"""Subtitles as meeting programs, transcribers and people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.reading import read, remarks, told


def _told(tmp_path: Path, name: str, text: str) -> list[tuple[str, str, str]]:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8", newline="")
    return told(read(file))


def test_a_colon_in_what_is_said_makes_nobody_a_speaker(tmp_path: Path) -> None:
    found = _told(
        tmp_path,
        "talk.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nWelcome.\n\n00:02.000 --> 00:03.000\nRemember: buses matter.\n\n"
        "00:03.000 --> 00:04.000\nOne thing is clear: people need lifts.\n\n"
        "00:04.000 --> 00:05.000\nThank you.\n",
    )
    assert found == [
        (
            "turn",
            "turn 1, 00:00:01",
            "Welcome. Remember: buses matter. One thing is clear: people need lifts. Thank you.",
        )
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_subtitles_need_neither_numbers_nor_empty_lines_nor_one_kind_of_line_end(
    tmp_path: Path, end: str
) -> None:
    text = (
        "\ufeff00:00:01,000 --> 00:00:02\nAnna: First.\n2\n00:00:03.5 --> 00:00:04,000\nBo: Second.\n\n\n"
        "00:00:05,000 --> 00:00:06,000\nAnna: Third.\n"
    )
    assert _told(tmp_path, "talk.srt", text.replace("\n", end)) == [
        ("turn", "turn 1, Anna, 00:00:01", "First."),
        ("turn", "turn 2, Bo, 00:00:03", "Second."),
        ("turn", "turn 3, Anna, 00:00:05", "Third."),
    ]


def test_marks_of_place_and_colour_hide_no_speaker(tmp_path: Path) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nAnna: First.\n\n"
        '2\n00:00:03,000 --> 00:00:04,000\n{\\an8}Bo: <font color="#fff">Second.</font>\n\n'
        "3\n00:00:05,000 --> 00:00:06,000\n>> Anna: Third.\n"
    )
    assert [words for _, _, words in _told(tmp_path, "talk.srt", text)] == ["First.", "Second.", "Third."]


def test_words_after_an_empty_line_in_a_cue_are_kept_and_notes_are_not(tmp_path: Path) -> None:
    text = (
        "WEBVTT - a talk\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnobody\nsaid this\n\n"
        "a1b2/11-0\n00:01.000 --> 00:02.000 align:start\nFirst line,\n\nsecond line.\n\nNOTE nor this\n\n"
        "a1b2/11-1\n00:03.000 --> 00:04.000\nThird line.\n"
    )
    assert _told(tmp_path, "talk.vtt", text) == [
        ("turn", "turn 1, 00:00:01", "First line, second line. Third line.")
    ]


def test_words_under_a_time_that_cannot_be_read_are_kept_and_it_is_said(tmp_path: Path) -> None:
    file = tmp_path / "talk.vtt"
    file.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nFirst.\n\n00:0x.000 --> 00:04.000\nSecond.\n", encoding="utf-8"
    )
    found = read(file)
    assert [unit.text for unit in found.units] == ["First. Second."]
    assert remarks(found) == {"times": 1}


def test_one_who_speaks_for_hours_is_one_turn(tmp_path: Path) -> None:
    cues = "".join(f"{n}\n00:00:{n % 60:02},000 --> 00:00:59,000\nA: word\n\n" for n in range(3000))
    file = tmp_path / "talk.srt"
    file.write_text(cues)
    assert [len(unit.text.split()) for unit in read(file).units] == [3000]
