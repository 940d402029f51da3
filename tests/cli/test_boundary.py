from __future__ import annotations

from pathlib import Path

import pytest
from typer import Abort

from cc_assistant.cli.boundary import guarded
from cc_assistant.errors import NotFound


def raising(error: BaseException) -> int:
    def command() -> None:
        raise error

    return guarded(command)


def test_an_error_for_people_is_one_line_with_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(NotFound("There is no passage 'x-01'.", remedy="Nearest: 'y-01'.")) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "cc-assistant: Not found: There is no passage 'x-01'. Nearest: 'y-01'.\n"


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Abort()])
def test_a_stop_by_the_user_is_130(stop: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(stop) == 130
    assert capsys.readouterr().err == "cc-assistant: Stopped.\n"


def test_what_the_system_refuses_is_told_with_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(OSError(28, "No space left on device", "/there/file")) == 9
    assert capsys.readouterr().err == (
        "cc-assistant: A file cannot be used: '/there/file': No space left on device.\n"
    )


def test_a_fault_of_the_program_is_one_line_and_names_the_log(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(ZeroDivisionError("private words")) == 70
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ZeroDivisionError" in said
    assert str(home / "log" / "cc-assistant.log") in said
    assert "private words" not in said


def test_a_developer_can_see_the_fault_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        raising(ZeroDivisionError())


def test_a_code_that_the_command_returns_is_kept() -> None:
    assert guarded(lambda: 4) == 4
    assert guarded(lambda: None) == 0
