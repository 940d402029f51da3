"""What the tests of the app stand on: the shipped library open once, a state of its own for each test."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from textual._context import active_app
from textual._wait import wait_for_idle

from cc_assistant import paths
from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.warm import warm_up

TURN_S = 0.02
"""Longer than the app waits before it repaints."""

LONGEST_DRAWING_S = 0.2
"""What is waited until a screen is put together after a key."""

LONGEST_WORK_S = 1.0
"""What is waited for threads after a key: as long as Textual would."""


@pytest.fixture(autouse=True)
def no_wait_for_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a pilot wait for messages and a repaint, not until the whole process does nothing.

    Textual's own wait takes up to a second, at every key twice, while any thread works, one of an earlier
    test too. After a key the app's own threads are waited for as long; else what a thread brings is waited
    for by `until`.
    """

    async def a_turn(*_: float) -> None:
        await asyncio.sleep(TURN_S)

    async def own_work(*_: float) -> None:
        end = monotonic() + LONGEST_WORK_S
        await wait_for_idle(0, LONGEST_DRAWING_S)
        while _works() and monotonic() < end:
            await a_turn()

    monkeypatch.setattr("textual.pilot.wait_for_idle", a_turn)
    monkeypatch.setattr("textual.app.wait_for_idle", own_work)


def _works() -> bool:
    app = active_app.get()
    return isinstance(app, AssistantApp) and app.desk.busy


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the app keeps its state in this test."""
    file = tmp_path / "data" / "app.json"
    monkeypatch.setattr(paths, "app_state", lambda: file)
    monkeypatch.setattr(paths, "shared_state", lambda: file)
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings.toml")
    monkeypatch.chdir(tmp_path)
    return file


@pytest.fixture(scope="session")
def warm_services(indexed_home: Path) -> Iterator[Services]:
    """The services with index and model open."""
    before = os.environ["CC_ASSISTANT_HOME"]
    os.environ["CC_ASSISTANT_HOME"] = str(indexed_home)
    services = Services()
    warm_up(services)
    yield services
    os.environ["CC_ASSISTANT_HOME"] = before


@pytest.fixture
def library(warm_services: Services, indexed: Path, kept: Path) -> Iterator[Services]:
    """The warm services, for an app that keeps its state in this test's folder."""
    settings = warm_services.settings
    yield warm_services
    warm_services.settings = settings  # a test of the settings screen changes some at once
