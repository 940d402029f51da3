"""What the app is measured with: a terminal of its own that is read as bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.app_report import write_report
from benchmarks.terminal import Terminal

ECHO = """
import sys
print("ready", sys.stdout.isatty(), flush=True)
for line in sys.stdin:
    print("\\x1b[1mgot\\x1b[0m " + line, flush=True)
"""


def test_what_a_program_shows_is_awaited_with_its_styles_left_out() -> None:
    terminal = Terminal(["-c", ECHO], {})
    assert terminal.until("ready True") > 0
    assert terminal.until("got one", since=terminal.type("one\n")) > 0
    assert not terminal.shows("ready")
    assert (
        terminal.leave("\x04") > 1
    )  # MB; the system counts what was there when the program was started, too


def test_a_program_that_ends_before_it_shows_something_is_told() -> None:
    with pytest.raises(RuntimeError, match="never came"):
        Terminal(["-c", "print('something else')"], {}).until("what is awaited")


def test_the_report_holds_the_measured_beside_the_wanted(tmp_path: Path) -> None:
    spread = {"p50": 100.0, "p95": 200.0}
    library = {
        "passages": 599,
        "first_ms": {"p50": 300.0, "p95": 400.0},
        "plain_first_ms": {"p50": 150.0, "p95": 160.0},
        "warm_s": 1.0,
        "key_ms": spread,
        "answer_ms": spread,
        "scroll_ms": spread,
        "last_ms": 9.0,
        "peak_mb": 200,
        "own_mb": 150,
    }
    result = {
        "version": "1",
        "measured": "2026-01-01",
        "machine": "a machine",
        "loads": [0.0, 0.1],
        "libraries": [library],
        "building": {"keys": 3, "key_ms": spread, "plain_key_ms": spread, "peak_mb": 300},
    }
    text = write_report(tmp_path / "report.md", result)
    assert text == (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "| start to first frame, median, s | 0.5 | 0.30 |" in text
    assert "| times the plain app |  | 2.0 |" in text
