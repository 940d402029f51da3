"""What a person at a terminal meets."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("indexed")


PATIENCE_S = 20


class Terminal:
    """A command at a terminal of its own."""

    def __init__(self, *arguments: str, term: str = "xterm") -> None:
        self._mine, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cc_assistant", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": term, "COLUMNS": "72"},
            close_fds=True,
        )
        os.close(theirs)
        self.shown = ""
        self._read = 0

    def until(self, text: str) -> str:
        """Read on until ``text`` is shown or the program ends; return what was shown up to there."""
        begun = self._read
        while (found := self.shown.find(text, begun)) < 0:
            ready, _, _ = select.select([self._mine], [], [], PATIENCE_S)
            assert ready, f"nothing more is shown; so far: {self.shown[-500:]}"
            try:
                read = os.read(self._mine, 65536)
            except OSError:
                read = b""
            if not read:
                self._read = len(self.shown)
                return self.shown[begun:]
            self.shown += read.decode(errors="replace")
        self._read = found + len(text)
        return self.shown[begun : self._read]

    def type(self, text: str) -> None:
        """Type at the terminal."""
        os.write(self._mine, text.encode())

    def interrupt(self) -> None:
        """Press Ctrl+C, once more where nothing happens.

        Between showing the prompt and waiting for a key Python only notes it, and acts on the next key.
        """
        for _ in range(PATIENCE_S):
            self.process.send_signal(signal.SIGINT)
            ready, _, _ = select.select([self._mine], [], [], 1)
            if ready or self.process.poll() is not None:
                return

    def end(self) -> int:
        """Read the rest and return the exit code."""
        self.until("\0nothing that is ever shown")
        return self.process.wait(timeout=30)

    def close(self) -> None:
        """Let go of the terminal."""
        self.process.kill()
        self.process.wait()
        os.close(self._mine)


@pytest.fixture
def opened() -> Iterator[list[Terminal]]:
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.close()


def at(opened: list[Terminal], *arguments: str) -> Terminal:
    opened.append(Terminal(*arguments))
    return opened[-1]


def test_a_chat_answers_line_by_line(opened: list[Terminal]) -> None:
    terminal = at(opened, "chat")
    assert "Ask a question" in terminal.until("> ")
    terminal.type("/glossary PCN\r")
    assert "\x1b[1mPrimary Care Network\x1b[0m" in terminal.until("Not the same as GP")
    terminal.type("What helps link workers stay?\r")
    terminal.until("You could ask next")
    terminal.until("> ")
    terminal.type("\x04")
    assert terminal.end() == 0


def test_an_interrupt_at_the_prompt_ends_it(opened: list[Terminal]) -> None:
    terminal = at(opened, "chat")
    terminal.until("> ")
    terminal.interrupt()
    assert terminal.end() == 130
    assert "Stopped." in terminal.shown
    assert "Traceback" not in terminal.shown


def test_lines_fit_the_terminal(opened: list[Terminal]) -> None:
    terminal = at(opened, "passage", "fixsen2022-01")
    assert terminal.end() == 0
    lines = terminal.shown.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()
    assert all(len(line) <= 72 for line in lines if "http" not in line)


def test_styles_can_be_refused(opened: list[Terminal], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = at(opened, "passage", "fixsen2022-01")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.shown


def test_a_build_shows_a_bar(opened: list[Terminal], home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    terminal = at(opened, "index", "build")
    assert terminal.end() == 0
    assert "[########################] 599/599" in terminal.shown
