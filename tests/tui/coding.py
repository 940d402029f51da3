"""Opens the coding screen in a test: a transcript of a pack of the test's own, no library, no model."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from unittest.mock import patch

import pytest

from cc_assistant import paths
from cc_assistant.domain.document import Document
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.coding_bench import CodingBench
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.screens.coding import CodingScreen
from cc_assistant.tui.state import State
from tests.coding.bench import bench
from tests.tui.driving import LARGE, Driven, limited, opened, settled, until, until_shown

Steps = Callable[[AssistantApp, Driven], Awaitable[None]]


def coded(monkeypatch: pytest.MonkeyPatch, *documents: Document) -> CodingBench:
    """A bench that the screens of this test work with."""
    made = bench(paths.user_packs(), *documents)
    monkeypatch.setattr(Services, "coding", made)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return made


def at_library(steps: Steps, *, size: tuple[int, int] = LARGE) -> None:
    """Open the app at the library, do the steps, and leave it."""

    async def run() -> None:
        with patch.object(Desk, "open"):
            services = Services(Settings(model="none"))
            async with opened(services, size=size, state=State(mode="library")) as (app, pilot):
                await settled(pilot)
                await steps(app, pilot)

    asyncio.run(limited(run()))


async def coding_as(app: AssistantApp, pilot: Driven, coder: str) -> CodingScreen:
    """Open the only document as somebody."""
    await pilot.press("alt+c")
    await until_shown(pilot, "Who codes?")
    await pilot.press("ctrl+u", *coder, "enter")
    await until(pilot, lambda: isinstance(app.screen, CodingScreen))
    await until_shown(pilot, f"{coder} codes")
    assert isinstance(app.screen, CodingScreen)
    return app.screen
