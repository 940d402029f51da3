from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from cc_assistant.serve.preparing import prepare
from cc_assistant.services import Services
from cc_assistant.settings import Settings


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    ran: list[list[str]] = []

    def note(command: list[str], **_: Any) -> None:
        ran.append(command)

    monkeypatch.setattr(subprocess, "run", note)
    return ran


def test_where_the_model_was_never_prepared_another_process_prepares_it(
    home: Path, commands: list[list[str]]
) -> None:
    prepare(Services())
    assert commands[0][-3:] == ["cc_assistant", "index", "build"]


def test_nothing_is_prepared_twice(indexed: Path, commands: list[list[str]]) -> None:
    prepare(Services())
    assert not commands


def test_without_a_model_there_is_nothing_to_prepare(home: Path, commands: list[list[str]]) -> None:
    prepare(Services(Settings(model="none")))
    prepare(Services(Settings(model="/nowhere/at/all")))
    assert not commands
