"""Names of a pack reviewed by key: what a person sees, and what is on disk afterwards."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from textual.widgets import OptionList

from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.screens.names import NamesScreen
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.state import State
from tests.tui.driving import (
    LARGE,
    SMALL,
    Driven,
    limited,
    opened,
    settled,
    shown,
    until,
    until_said,
    until_shown,
)
from tests.tui.frames import drawn

FOLDER = Path(__file__).parent / "golden"
Steps = Callable[[AssistantApp, Driven, NamesScreen], Awaitable[None]]
TALK = """Interviewer: How did it begin?
Ottilie Quaddick: Dr Tarrowby [laughs] of Larkrise Street Surgery rang me on 07700 900123.
Interviewer: And then?
Ottilie Quaddick: Tarrowby's nurse came. [/b] She lives at M13 9PL.
"""


@pytest.fixture
def services(home: Path, tmp_path: Path) -> Services:
    file = tmp_path / "talk.txt"
    file.write_text(TALK)
    made = Services(Settings(model="none"))
    made.importing.import_files([file], "our-talks", form="transcript")
    return made


def at_names(services: Services, steps: Steps, *, size: tuple[int, int] = LARGE) -> None:
    """Open the names of the only pack, do the steps, and leave."""

    async def run() -> None:
        with patch.object(Desk, "open"), patch.object(Desk, "reopen"):
            async with opened(services, size=size, state=State(mode="library")) as (app, pilot):
                await settled(pilot)
                await pilot.press("alt+n")
                await until(pilot, lambda: isinstance(app.screen, NamesScreen))
                await until_shown(pilot, "5 listed")
                assert isinstance(app.screen, NamesScreen)
                await steps(app, pilot, app.screen)

    asyncio.run(limited(run()))


def text_of(services: Services) -> str:
    (document,) = services.coding.documents(services.coding.pack("our-talks"))
    return document.text


def decisions(services: Services) -> dict[str, str]:
    return {name.name: name.decision for name in services.pseudonyms.names("our-talks")}


def test_a_name_is_shown_where_it_stands_with_brackets_as_they_are(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.press("down")
        await until_shown(pilot, "Dr Tarrowby -> [Person 2]")
        await until_shown(pilot, "[laughs] of Larkrise")

    at_names(services, steps)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_decided_by_key_and_done_at_the_second_press(services: Services, size: tuple[int, int]) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.press("r", "r", "k", "a")
        await until_shown(pilot, "4 to replace, 0 to decide")
        await pilot.press("ctrl+s")
        await until_said(pilot, "The same key again does it.")
        assert "Tarrowby" in text_of(services)
        await pilot.press("ctrl+s")
        await until_said(pilot, "its names are replaced")
        await pilot.press("escape")

    at_names(services, steps, size=size)
    assert list(decisions(services).values()).count("keep") == 1
    assert "[Person 2] [laughs] of" in text_of(services)
    assert "Tarrowby" not in text_of(services)


def test_each_decision_is_on_disk_before_the_next_key(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.press("k")
        await until(pilot, lambda: decisions(services)["Ottilie Quaddick"] == "keep")

    at_names(services, steps)


def test_a_pseudonym_is_typed_and_one_that_is_taken_is_refused(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.press("e", "ctrl+u", *"[Person 2]", "enter")
        await until_shown(pilot, "Dr Tarrowby has this pseudonym already.")
        await pilot.press("ctrl+u", *"Clara", "enter")
        await until_shown(pilot, "Ottilie Quaddick -> Clara")
        await until(pilot, lambda: services.pseudonyms.names("our-talks")[0].pseudonym == "Clara")

    at_names(services, steps)


def test_a_name_of_ones_own_is_listed_and_stands_among_the_others(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.press("n", *"nurse | She = [the nurse]", "enter")
        await until_shown(pilot, "6 listed")
        await until_shown(pilot, "nurse -> [the nurse]")

    at_names(services, steps)


def test_a_warning_goes_with_what_it_warned_of_and_an_empty_name_is_asked_for_again(
    services: Services,
) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.press("a", "ctrl+s")
        await until_said(pilot, "The same key again does it.")
        await pilot.press("k")
        await until(pilot, lambda: "The same key again" not in shown(app))
        await pilot.press("n", "enter")
        await until_shown(pilot, "Please type a name.")
        await pilot.press("escape", "f", *"/nowhere.csv", "enter")
        await until_said(pilot, "Not found. There is no file '/nowhere.csv'.")

    at_names(services, steps, size=SMALL)


def test_undone_with_the_same_keys_the_names_are_back(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.press("a", "ctrl+s", "ctrl+s")
        await until_said(pilot, "its names are replaced")
        await until_said(pilot, "The key lies in")
        await pilot.press("u", "u")
        await until_said(pilot, "The names of our-talks are back")

    before = text_of(services)
    at_names(services, steps)
    assert text_of(services) == before


def test_a_click_on_a_name_decides_it(services: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.click("#names", offset=(10, 2))
        await until(pilot, lambda: "replace" in decisions(services).values())
        assert screen.query_one("#names", OptionList).option_count == 5

    at_names(services, steps)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_the_screen_looks_as_approved(services: Services, size: tuple[int, int]) -> None:
    drawn_: dict[str, str] = {}

    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        await pilot.press("r", "k")
        for theme in ("cc-dark", "cc-light"):
            app.theme = theme
            await settled(pilot)
            rows = [list(line) for line in app.screen._compositor.render_strips()]
            drawn_[f"names-{size[0]}x{size[1]}-{theme}.txt"] = drawn(rows)

    at_names(services, steps, size=size)
    for name, picture in drawn_.items():
        file = FOLDER / name
        if os.environ.get("CC_APPROVE"):
            file.write_text(picture, "utf-8", newline="\n")
        assert file.read_text("utf-8") == picture, f"{name} differs: see tests/tui/frames.py"


def test_confidential_passages_can_be_left_out_of_what_is_saved(services: Services, tmp_path: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven, screen: NamesScreen) -> None:
        dialog = SaveScreen("Save", str(tmp_path / "x.csv"), [(".csv", "a table")], confidential=True)
        app.push_screen(dialog)
        await until_shown(pilot, "Leave out passages of confidential packs")
        await pilot.press("tab", "space")
        await until(pilot, lambda: dialog.public_only)

    at_names(services, steps, size=SMALL)
