from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant import log


def fault() -> BaseException:
    secret = "what the interviewee said"
    try:
        try:
            raise KeyError(secret)
        except KeyError as error:
            raise ValueError(secret) from error
    except ValueError as error:
        return error


def test_a_fault_is_recorded_with_kind_and_place_and_without_what_was_said(home: Path) -> None:
    file = log.record_fault(fault())
    assert file is not None
    written = file.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "test_log.py" in written
    assert "interviewee" not in written


def test_a_long_log_starts_anew_and_keeps_the_one_before(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = log.record_fault(fault())
    assert first is not None
    monkeypatch.setattr(log, "LARGEST", 10)
    log.record_fault(fault())
    assert first.with_suffix(".log.1").is_file()


def test_a_log_that_cannot_be_written_is_no_second_fault(home: Path) -> None:
    (home / "log").write_text("a file where the folder should be", encoding="utf-8")
    assert log.record_fault(fault()) is None
