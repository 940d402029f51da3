from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run

pytestmark = pytest.mark.usefixtures("indexed")

COVID = "How did services adapt to COVID?"


class Typed(io.StringIO):
    """Lines that come from a pipe."""

    @property
    def buffer(self) -> io.BytesIO:
        return io.BytesIO(self.getvalue().encode())


@pytest.fixture
def talk(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    def _talk(*lines: str) -> Ran:
        monkeypatch.setattr("sys.stdin", Typed("".join(f"{line}\n" for line in lines)))
        return run("chat")

    return _talk


def test_each_line_is_answered(talk: Run) -> None:
    ran = talk(COVID, "What helps link workers stay?")
    assert ran.code == 0
    assert ran.out.count("What this rests on") == 2


def test_a_follow_up_is_understood_with_the_question_before_and_can_be_overruled(talk: Run) -> None:
    ran = talk(COVID, "and in Wales?", "/alone")
    assert ran.out.count("Understood as: and in Wales") == 1


def test_a_new_talk_forgets_the_one_before(talk: Run) -> None:
    assert "Understood as" not in talk(COVID, "/new", "and in Wales?").out


def test_every_command_works_with_a_slash(talk: Run) -> None:
    ran = talk("/passage fixsen2022-01", "/glossary PCN", "/search rural transport --limit 1", "/help ask")
    assert "Abstract, findings" in ran.out
    assert "Primary Care Network" in ran.out
    assert "1 of 599 passages" in ran.out
    assert "Usage: cc-assistant ask" in ran.out


def test_what_goes_wrong_is_told_and_the_next_line_is_read(talk: Run) -> None:
    ran = talk(
        "/nonsense", '/passage "', "/passage x", "/alone", "/chat", "", "/glossary PCN", "/quit", COVID
    )
    assert ran.code == 0
    assert ran.err.count("cc-assistant: ") == 5
    assert "Primary Care Network" in ran.out
    assert "What this rests on" not in ran.out


def test_help_is_talk_and_not_a_result(talk: Run) -> None:
    ran = talk("/help")
    assert ran.out == ""
    assert "/alone" in ran.err


def test_long_answers_can_be_switched_on(talk: Run) -> None:
    assert len(talk("/long", COVID).out) > len(talk(COVID).out)


def test_without_a_terminal_the_program_answers_one_question_and_says_how_to_go_on(run: Run) -> None:
    ran = run()
    assert ran.code == 0
    assert "What this rests on" in ran.out
    assert COVID in ran.err
    assert "cc-assistant ask" in ran.err


def test_filters_hold_through_the_talk(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Typed("What changed in the pandemic?\n"))
    ran = run("chat", "--country", "Wales")
    assert ran.code == 0
    assert run("chat", "--country", "Walse").code == 2


def test_the_end_of_a_pipe_ends_the_talk(run_process: Run, indexed: Path) -> None:
    ran = run_process("chat", given="/glossary PCN")
    assert ran.code == 0
    assert "Primary Care Network" in ran.out
