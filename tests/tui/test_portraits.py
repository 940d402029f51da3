"""Portraits on the screen: read, traced to passages, drawn, compared, saved; drafts begun and reviewed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from cc_assistant import paths
from cc_assistant.domain.coding import CodeRef
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.screens.portraits import PortraitsScreen
from cc_assistant.tui.state import State
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from tests.coding.bench import bench
from tests.tui.driving import (
    LARGE,
    SMALL,
    Driven,
    drive,
    limited,
    opened,
    settled,
    until,
    until_said,
    until_shown,
)

Steps = Callable[[AssistantApp, Driven], Awaitable[None]]


def at_portraits(steps: Steps, *, size: tuple[int, int] = LARGE) -> None:
    """Open the app at the portraits without index and model, do the steps, and leave it."""

    async def run() -> None:
        with patch.object(Desk, "open"):
            services = Services(Settings(model="none"))
            async with opened(services, size=size, state=State(mode="portraits")) as (app, pilot):
                await until_shown(pilot, "Ways to Wellness")
                await settled(pilot)
                await steps(app, pilot)

    asyncio.run(limited(run()))


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


def test_the_list_tells_all_and_the_story_stands_beside_it(home: Path, kept: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_said(pilot, "A link worker inside the practice, and the long way to belonging")
        await pilot.press("down")
        await until_said(pilot, "A named person in every ward, for anyone")

    at_portraits(steps)


def test_in_a_small_window_a_portrait_takes_the_place_of_the_list(home: Path, kept: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("enter")
        await until_said(pilot, "A link worker inside the practice")
        await pilot.press("escape")
        await until_shown(pilot, "Rotherham Social Prescribing Service")

    at_portraits(steps, size=SMALL)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("2", "November 2014: University of Glasgow evaluation announced"),
        ("3", "got in the way helped"),
        ("4", "Does it make sense to us?"),
        ("5", "├─ Research"),
        ("6", "coded passages of 13 sources"),
    ],
)
def test_every_picture_has_its_key(home: Path, kept: Path, key: str, told: str) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press(key)
        await until_said(pilot, told)

    at_portraits(steps)


def test_a_sentence_opens_the_passages_that_it_rests_on(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("f7")
        await until_said(pilot, "A link worker inside the practice")
        await pilot.press("enter", "tab")
        await until(pilot, lambda: isinstance(app.focused, ChoiceLine))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PassageScreen))
        await until_shown(pilot, "mercer2019-54")
        await until_shown(pilot, "1 of 2")

    drive(library, steps)


def test_a_click_opens_them_too(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("f7")
        await until_said(pilot, "A link worker inside the practice")
        line = next(iter(app.screen.query(ChoiceLine)))
        await pilot.click(line)
        await until(pilot, lambda: isinstance(app.screen, PassageScreen))

    drive(library, steps)


def test_portraits_are_compared_and_more_can_be_added(home: Path, kept: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("c")
        await until_shown(pilot, "Compare with which?")
        await pilot.press("enter")
        await until_shown(pilot, "Side by side: Deep End Links Worker Programme and Derby")
        await pilot.press("a", "enter")
        await until_said(pilot, "and Rotherham")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PortraitsScreen))

    at_portraits(steps)


def test_a_portrait_is_saved_in_the_form_of_its_name(home: Path, kept: Path, tmp_path: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Save the portrait")
        await pilot.press("ctrl+u", *"glasgow.html", "enter")
        await until(pilot, (tmp_path / "glasgow.html").is_file)

    at_portraits(steps)
    assert "belonging" in (tmp_path / "glasgow.html").read_text("utf-8")


def test_a_draft_is_begun_commented_on_and_the_comment_answered(home: Path, kept: Path) -> None:
    made = bench(paths.user_packs())
    pack = made.pack("talks")
    text = made.documents(pack)[0]
    start = text.text.index("Older clients were lost")
    with made.journal(pack, "Ann") as journal:
        code = CodeRef(frame="cfir", id="inner-setting.culture")
        journal.code(text, start, start + 40, [code], made.now(), direction="barrier")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("n")
        await until_shown(pilot, "Our talks")
        await pilot.press("enter")
        await until_said(pilot, "Our talks: a title to be found")
        await pilot.press("enter", "tab")
        await until(pilot, lambda: isinstance(app.focused, ChoiceLine))
        await pilot.press("m")
        await until_shown(pilot, "Who comments?")
        await pilot.press(*"Ada", "enter")
        await until_shown(pilot, "Comment on s")
        await pilot.press(*"Too sad", "enter")
        await until_said(pilot, "(open): Too sad")
        await pilot.press("d")
        await until_shown(pilot, "Which comment?")
        await pilot.press("enter")
        await until_shown(pilot, "Answer: the sentence stays")
        await pilot.press("down", "enter")
        await until_shown(pilot, "Who decides?")
        await pilot.press("enter")
        await until_shown(pilot, "What do you say to it?")
        await pilot.press(*"So it was", "enter")
        await until_said(pilot, "[Answered: So it was")

    at_portraits(steps)
    assert "So it was" in (paths.portraits() / "talks.yaml").read_text("utf-8")


def test_a_draft_that_cannot_be_read_says_why(home: Path, kept: Path) -> None:
    paths.portraits().mkdir(parents=True)
    (paths.portraits() / "broken.yaml").write_text("case: x\ntitel: y\n", "utf-8")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "cannot be read")
        await pilot.press("2")
        await until_said(pilot, "November 2014: University of Glasgow evaluation announced")
        await pilot.press("escape", "end")
        await until_said(pilot, "The draft cannot be read: part 1 says why.")
        await pilot.click("#sections", offset=(2, 0))
        await until_said(pilot, "'titel'")

    at_portraits(steps)
