"""Transcripts as people and programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.domain.document import Locator
from cc_assistant.ingest.raw import RawDocument, RawUnit, Wish
from cc_assistant.ingest.transcript import as_transcript
from tests.ingest import made
from tests.ingest.reading import read, remarks, told


def of(tmp_path: Path, text: str, wish: Wish | None = None) -> RawDocument:
    path = tmp_path / "talk.txt"
    path.write_text(text, encoding="utf-8")
    return read(path, wish=wish)


def test_turns_know_speaker_and_time_and_keep_every_word(tmp_path: Path) -> None:
    document = of(tmp_path, made.TALK)
    assert document.form == "transcript"
    assert told(document)[0] == (
        "paragraph",
        "paragraph 1",
        "Interview with P3\nDate: 4 May 2026, at the practice.",
    )
    assert [place for _, place, _ in told(document)[1:]] == [
        "turn 1, Interviewer, 00:00:05",
        "turn 2, Anna, 00:00:12",
        "turn 3, Interviewer, 00:01:40",
        "turn 4, Anna, 00:01:44",
        "turn 5, Interviewer, 00:02:30",
    ]
    assert told(document)[2][2].endswith(
        "the new receptionist.\nIt took about six months until the GPs trusted us."
    )
    assert told(document)[4][2].endswith("one by one. [laughs]")
    assert {s.name: s.interviewer for s in document.speakers} == {"Interviewer": True, "Anna": False}


@pytest.mark.parametrize(
    "lines",
    [
        "Anna (00:10): One.\n\nBo (00:20): Two.\n\nAnna (00:30): Three.",
        "[00:00:10] Anna: One.\n[00:00:20] Bo: Two.\n[00:00:30] Anna: Three.",
        "00:10 Anna: One.\n00:20 Bo: Two.\n00:30 Anna: Three.",
        "Anna  0:10\nOne.\n\nBo  0:20\nTwo.\n\nAnna  0:30\nThree.",
        "Anna: [00:10] One.\n\nBo: [00:20] Two.\n\nAnna: [00:30] Three.",
        "[00:10]\nAnna: One.\n[00:20]\nBo: Two.\n[00:30]\nAnna: Three.",
        "**Anna** [00:10]: One.\n\n**Bo** [00:20]: Two.\n\n**Anna** [00:30]: Three.",
        "0:0:10.0 --> 0:0:15.0\nAnna\nOne.\n\n0:0:20.0 --> 0:0:21.0\nBo\nTwo.\n\n"
        "0:0:30.0 --> 0:0:31.0\nAnna\nThree.",
    ],
)
def test_each_way_of_writing_names_and_times_is_understood(tmp_path: Path, lines: str) -> None:
    assert told(of(tmp_path, lines, Wish(transcript=True))) == [
        ("turn", "turn 1, Anna, 00:00:10", "One."),
        ("turn", "turn 2, Bo, 00:00:20", "Two."),
        ("turn", "turn 3, Anna, 00:00:30", "Three."),
    ]


def test_participants_that_speak_once_are_speakers_too(tmp_path: Path) -> None:
    document = of(tmp_path, "Moderator: Why?\nP1: One.\nP2: Two.\nP3: Three.\nModerator: And?\nP1: Four.\n")
    assert [s.name for s in document.speakers] == ["Moderator", "P1", "P2", "P3"]


def test_initials_tell_who_asks_where_nothing_else_does(tmp_path: Path) -> None:
    document = of(tmp_path, "I: Why so?\nR: Because of this.\nI: And then?\nR: Then that.\n")
    assert {s.name: s.interviewer for s in document.speakers} == {"I": True, "R": False}


def test_who_asks_is_guessed_from_questions_and_said(tmp_path: Path) -> None:
    document = of(
        tmp_path, "Speaker 1: Why so?\nSpeaker 2: Because of this.\nSpeaker 1: And then?\nSpeaker 2: That."
    )
    assert {s.name: s.interviewer for s in document.speakers} == {"Speaker 1": True, "Speaker 2": False}
    assert "Speaker 1" in remarks(document)


@pytest.mark.parametrize(
    "text",
    [
        "Our aims: to help.\n\nOur values: to care.\n\nSo we began.\n\nThen it grew.\n\nAnd grew.",
        "Date: May\nPlace: Leeds\nAuthor: Bo\n\nA long report follows here.\n\nIt says much.",
        "Note: this is a draft.\n\nWe met at 10:30: nobody came.\n\nThe end.",
        "Why: it helps.\nLead: the manager.\nEffort: weeks.\nWhy: it is asked.\n"
        "Lead: the host.\nEffort: days.\n"
        "A long text on each of these items follows here.\nAnd goes on.\nAnd on.\nAnd on again.",
        "http://example.org: a page.\n\nMore text.\n\nEven more text.",
    ],
)
def test_a_colon_does_not_make_a_transcript(tmp_path: Path, text: str) -> None:
    assert of(tmp_path, text).form == "text"


def test_a_transcript_can_be_read_as_plain_text(tmp_path: Path) -> None:
    assert of(tmp_path, made.TALK, Wish(transcript=False)).form == "text"


def test_a_pdf_can_be_a_transcript(tmp_path: Path) -> None:
    lines = (
        ["Interviewer: How did it begin?"],
        ["P1: With nothing. We had no", "office."],
        ["Interviewer: So?"],
    )
    document = read(made.pdf(tmp_path / "t.pdf", [[*lines, ["P1: Then it grew."]]], headings=False))
    assert told(document)[1] == ("turn", "turn 2, P1", "With nothing. We had no office.")


def test_what_stands_at_the_head_is_no_passage_unless_it_says_something() -> None:
    head = "Interview LW03-Meeting Recording\n\nMarch 14, 2023, 10:02AM\n\n31m 8s\n\n"
    talk = "I: How was it?\n\nP1: Hard.\n\nI: Why?\n\nP1: There was no bus.\n"
    for said, kind in (("", "heading"), ("We met in her office.\n\n", "paragraph")):
        units = [
            RawUnit(kind="paragraph", text=text, locator=Locator(paragraph=number))
            for number, text in enumerate((head + said + talk).strip().split("\n\n"), start=1)
        ]
        document = as_transcript(RawDocument(form="text", units=tuple(units)))
        assert document.units[0].kind == "heading"
        before = [unit.kind for unit in document.units if unit.kind != "turn"]
        assert before[-1] == kind


@pytest.mark.parametrize(
    "text",
    [
        # Teams, where names come from a directory
        "BROWN, Anna (A LONG NAMED HEALTH TRUST)   0:03\nHow was it?\n\nReed, Sam   0:09\nHard.\n\n"
        "BROWN, Anna (A LONG NAMED HEALTH TRUST)   1:03\nAnd then?\n\nReed, Sam   1:09\nBetter.\n",
        # Teams in its first years
        "0:0:3.450 --> 0:0:8.1\nBROWN, Anna\nHow was it?\n0:0:9.0 --> 0:0:10.5\nReed, Sam\nHard.\n"
        "0:1:3.450 --> 0:1:8.1\nBROWN, Anna\nAnd then?\n0:1:9.0 --> 0:1:10.5\nReed, Sam\nBetter.\n",
        # captions saved from Zoom
        "[Anna Brown] 0:00:03\nHow was it?\n\n[Sam Reed] 0:00:09\nHard.\n\n"
        "[Anna Brown] 0:01:03\nAnd then?\n\n[Sam Reed] 0:01:09\nBetter.\n",
        # Trint and others, without a colon
        "Anna Brown [00:00:03] How was it?\n\nSam Reed [00:00:09] Hard.\n\n"
        "Anna Brown [00:01:03] And then?\n\nSam Reed [00:01:09] Better.\n",
    ],
)
def test_programs_for_meetings_are_understood_with_full_names_and_times(tmp_path: Path, text: str) -> None:
    file = tmp_path / "talk.txt"
    file.write_text(text, encoding="utf-8")
    found = read(file)
    assert [(unit.text, int(unit.locator.at or 0)) for unit in found.units] == [
        ("How was it?", 3),
        ("Hard.", 9),
        ("And then?", 63),
        ("Better.", 69),
    ]
    assert len(found.speakers) == 2


def test_numbers_before_lines_are_taken_off_and_said(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text("1  I: How was it?\n2  R: Hard at first, and\n3  slow.\n4  I: And then?\n5  R: Better.\n")
    found = read(file)
    assert [unit.text for unit in found.units] == [
        "How was it?",
        "Hard at first, and\nslow.",
        "And then?",
        "Better.",
    ]
    assert remarks(found) == {"numbers before lines": 5}


def test_who_started_the_transcription_said_nothing_by_that(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text(
        "Anna started transcription\n\nAnna 0:03\nHow was it?\n\nSam 0:09\nHard.\n\nAnna 0:12\nWell.\n\n"
        "Anna stopped transcription\n"
    )
    assert [unit.text for unit in read(file).units] == ["How was it?", "Hard.", "Well."]
