"""How the program opens where there is no command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cc_assistant.tui.launch import reason_against
from tests.cli.test_terminal import Terminal, opened

__all__ = ["opened"]


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_shows_lines_only_is_told_so(term: str) -> None:
    assert "lines only" in reason_against({"TERM": term}, "utf-8")


def test_a_terminal_without_utf_8_is_told_so() -> None:
    assert "UTF-8" in reason_against({"TERM": "xterm"}, "ascii")


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8"])
def test_any_other_terminal_shows_the_app(encoding: str) -> None:
    assert reason_against({"TERM": "xterm-256color"}, encoding) == ""


def test_without_a_command_the_app_opens_and_ctrl_q_leaves_it(
    opened: list[Terminal], indexed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CC_ASSISTANT_INDEXES", str(indexed / "data" / "indexes"))
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    opened.append(Terminal())
    terminal = opened[-1]
    terminal.until("What would you like to know?")
    terminal.type("\x11")
    assert terminal.end() == 0, terminal.shown[-600:]
    assert "Traceback" not in terminal.shown


def test_a_dumb_terminal_gets_the_chat(
    opened: list[Terminal], indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.append(Terminal(term="dumb"))
    terminal = opened[-1]
    assert "cc-assistant chat" in terminal.until("> ")
    terminal.type("\x04")
    assert terminal.end() == 0


def test_the_app_loads_nothing_heavy_before_its_first_frame() -> None:
    told = (
        "import sys; from cc_assistant.services import Services; "
        "from cc_assistant.tui.app import AssistantApp; "
        "import cc_assistant.tui.screens.ask, cc_assistant.tui.screens.evidence; AssistantApp(Services()); "
        "print(' '.join({name.partition('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60)
    assert not set(ran.stdout.split()) & {
        "pydantic", "typer", "chromadb", "torch", "onnxruntime", "tokenizers", "numpy", "yaml", "sqlite3",
        "jinja2", "docx"
    }  # fmt: skip
