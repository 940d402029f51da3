from __future__ import annotations

import io

import pytest

from cc_assistant.cli import output
from cc_assistant.cli.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_that_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    progress = ProgressLine()
    progress("encoding passages", 0, 4)
    progress("encoding passages", 4, 4)
    progress("checking", 0, 0)
    shown = terminal.getvalue()
    assert "encoding passages [------------------------] 0/4" in shown
    assert "encoding passages [########################] 4/4\n" in shown
    assert shown.endswith("checking [########################] 0/0\n")


def test_what_is_said_meanwhile_begins_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("NO_COLOR", "1")
    ProgressLine()("encoding passages", 1, 4)
    output.talk("The disk is full.")
    assert terminal.getvalue().endswith("1/4\nThe disk is full.\n")


def test_a_pipe_gets_one_line_for_each_stage(capsys: pytest.CaptureFixture[str]) -> None:
    progress = ProgressLine()
    for done in range(100):
        progress("encoding passages", done, 100)
    progress("checking", 1, 1)
    assert capsys.readouterr().err == "encoding passages ...\nchecking ...\n"
