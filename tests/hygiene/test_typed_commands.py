"""Every command that README, pages and examples show can be typed as it stands."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from cc_assistant.cli.app import app
from cc_assistant.cli.boundary import NAME

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ROOM = re.compile(r"\.\.\.|…|\[OPTIONS\]|\b[A-Z]{2,}\b|\bN\b")
"""What stands for something else."""


def shown(page: Path) -> Iterator[str]:
    """Yield what a page tells people to type; a command that is named within a sentence need not be whole."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:sh)?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    for line in lines:
        typed = re.split(r" [|<>] | && ", line)[0]
        if typed.startswith(f"{NAME} ") and not ROOM.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", typed)):
            yield typed.strip()


def take_apart(words: list[str]) -> None:
    """Take a line apart as the command line does, without doing anything.

    Raises:
        UsageError: of the command line: there is no such command or option.
    """
    command, parent = typer.main.get_command(app), None
    name = NAME
    while True:
        context = command.make_context(name, words, parent=parent, resilient_parsing=False)
        inner = getattr(command, "commands", None)
        rest = [*context._protected_args, *context.args] if inner else []
        if not inner or not rest:
            return
        name, command, parent, words = rest[0], inner[rest[0]], context, rest[1:]


LINES = sorted({line for page in PAGES for line in shown(page)})


@pytest.mark.parametrize("line", LINES)
def test_a_command_that_is_shown_can_be_typed(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    take_apart(words)


def test_there_are_such_lines() -> None:
    assert len(LINES) > 60
