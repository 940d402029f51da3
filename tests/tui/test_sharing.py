"""Who may see a pack, and where its passages may be sent, said in Library by key."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.state import State
from cc_assistant.tui.widgets.packs_panel import PackCard
from tests.tui.driving import SMALL, Driven, limited, opened, settled, shown, until, until_shown

Steps = Callable[[AssistantApp, Driven], Awaitable[None]]
SERVER = "http://127.0.0.1:11434"


@pytest.fixture
def services(home: Path, tmp_path: Path) -> Services:
    file = tmp_path / "talk.txt"
    file.write_text("I had nowhere to park at the surgery, and that went on for years.\n")
    made = Services(Settings(model="none", llm_address=f"{SERVER}/v1"))
    made.importing.import_files([file], "our-talks")
    made.forget()
    return made


def at_packs(services: Services, steps: Steps) -> None:
    async def run() -> None:
        with patch.object(Desk, "open"), patch.object(Desk, "reopen"):
            async with opened(services, size=SMALL, state=State(mode="library")) as (app, pilot):
                await until(pilot, lambda: len(app.screen.query(PackCard)) == 2)
                await steps(app, pilot)

    asyncio.run(limited(run()))


async def chosen(app: AssistantApp, pilot: Driven, typed: str) -> None:
    await until(pilot, lambda: len(app.screen.query(PackCard)) == 2)
    app.screen.query(PackCard).last().focus()
    await settled(pilot)
    await pilot.press("p")
    await until_shown(pilot, "our-talks is")
    await pilot.press(*typed, "enter")


async def until_told(pilot: Driven, text: str) -> None:
    await until(pilot, lambda: any(text in one.message for one in pilot.app._notifications))


def test_a_yes_to_sending_is_given_and_taken_back(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await chosen(app, pilot, "allow")
        await until_told(pilot, f"Passages of our-talks may be sent to {SERVER} from now on.")
        assert services.packs.policy().may_send("our-talks", SERVER)
        await chosen(app, pilot, "nothing")
        await until_told(pilot, f"Nothing of our-talks is sent to {SERVER} any more.")
        assert not services.packs.policy().may_send("our-talks", SERVER)

    at_packs(services, steps)


def test_a_pack_is_made_public_and_confidential_again(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await chosen(app, pilot, "public")
        await until_told(pilot, "our-talks is public now.")
        await until_shown(pilot, "public")
        assert services.packs.confidential() == frozenset()
        await chosen(app, pilot, "confidential")
        await until_told(pilot, "our-talks is confidential now.")
        assert services.packs.confidential() == {"our-talks"}

    at_packs(services, steps)


def test_of_packs_that_are_not_ones_own_nothing_can_be_said(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        app.screen.query(PackCard).first().focus()
        await settled(pilot)
        await pilot.press("p")
        await until_told(pilot, "Go to a pack of your own first: this says who may see it.")
        assert "is public" not in shown(app)

    at_packs(services, steps)
