"""Six phones answer a workshop that is on the screen; without them it works as well."""

from __future__ import annotations

import asyncio
from unittest.mock import patch

import aiohttp
import pytest
from textual.widgets import OptionList

from cc_assistant.phones.addresses import Address
from cc_assistant.phones.qr import qr_lines
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.screens.workshop_new import NewWorkshopScreen
from cc_assistant.tui.screens.workshop_phones import PhonesScreen
from tests.phones.test_phones import Phone
from tests.tui.driving import LARGE, SMALL, Driven, limited, shown, until, until_shown
from tests.tui.interviewing import interviewing, quiet
from tests.tui.workshops import GOES_ON, at, kept_workshop, on_disk, says, workshop_of

__all__ = ["interviewing"]

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

HERE = (Address("127.0.0.1", "lo", "this computer only"),)


@pytest.fixture(autouse=True)
def only_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cc_assistant.tui.screens.workshop_phones.own_addresses", lambda: HERE)


async def opened_door(app: AssistantApp, pilot: Driven) -> str:
    """Let phones in, and return the link that is shown."""
    await at(app, pilot, "room")
    await pilot.press("ctrl+f")
    await until(pilot, lambda: isinstance(app.screen, PhonesScreen))
    assert "127.0.0.1  this computer only" in shown(app)
    screen = app.screen
    screen.query_one(OptionList).focus()
    await pilot.press("enter")
    await until(pilot, lambda: screen.has_class("-open"))
    await until_shown(pilot, "0 phones joined.")
    link = next(line.strip() for line in shown(app).splitlines() if "http://" in line)
    for row in qr_lines(link, large=app.size == LARGE):
        assert row in shown(app)
    await pilot.press("enter")
    await at(app, pilot, "room")
    return link


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_six_phones_answer_and_nothing_is_seen_before_it_is_shown(
    interviewing: Interviewing, size: tuple[int, int]
) -> None:
    kept_workshop(interviewing, "AB practice nurse")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        link = await opened_door(app, pilot)
        phones = [Phone(link) for _ in range(6)]
        try:
            for phone, initials in zip(phones, ("ab", "CD", "EF", "GH", "IJ", "KL"), strict=True):
                await phone.send("join", initials=initials)
            await until_shown(pilot, "6 people")
            assert "AB  practice nurse  (phone)" in shown(app)
            await pilot.press("enter")
            await at(app, pilot, "question", "gather")
            for phone, option in zip(phones[:5], ("idea", "bid", "bid", "bid", "idea"), strict=True):
                await phone.send("answer", question="stage", option=option, remark="as I see it")
            await until_shown(pilot, "5 of 6 answered")
            assert "KL … (phone)" in shown(app)
            assert "as I see it" not in shown(app)
            await phones[5].send("answer", question="stage", option="bid")
            await until_shown(pilot, "All have answered.")
            await pilot.press("enter")
            await until_shown(pilot, "4 of 6 gave the same answer (67 %): more than half agree.")
            for told in ("CD EF GH KL", "AB IJ"):
                assert told in shown(app)
            await pilot.press("pagedown")
            await until_shown(pilot, "AB: as I see it")
            assert "Please wait" in await phones[0].look()  # the answers are seen: no more of them
            await pilot.press("enter", "enter", "enter", "enter")
            await until_shown(pilot, "When will you see your first person?")
            assert "When will you see your first person?" in await phones[0].look()
            await says(app, pilot, "AB next April")
            await until_shown(pilot, "1 of 6 answered")
            await pilot.press("escape", "ctrl+l")
            await at(app, pilot, "owners")
            assert "That was the last question" in await phones[0].look()
            await pilot.press("ctrl+o")
            await until_shown(pilot, "Your sessions: 1")
            with pytest.raises(aiohttp.ClientConnectionError):
                await phones[0].look()
        finally:
            for phone in phones:
                await phone.http.close()

    quiet(steps, size=size, state=GOES_ON)
    record = on_disk(interviewing).records["stage"]
    assert (record.value, record.how, len(record.given)) == ("bid", "majority", 6)


def test_the_door_is_shut_by_a_key_and_when_the_app_is_left(interviewing: Interviewing) -> None:
    kept_workshop(interviewing, "AB")
    links = []

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        links.append(await opened_door(app, pilot))
        await pilot.press("ctrl+f")
        await until_shown(pilot, "x shuts the door")
        await pilot.press("x")
        await until_shown(pilot, "Choose the address")
        await pilot.press("escape")
        links.append(await opened_door(app, pilot))

    async def dead() -> None:
        for link in links:
            phone = Phone(link)
            with pytest.raises(aiohttp.ClientConnectionError):
                await phone.look()
            await phone.http.close()

    quiet(steps, state=GOES_ON)
    assert len(set(links)) == 2
    asyncio.run(dead())


@pytest.mark.parametrize(
    ("join", "says_"), [("127.0.0.1", "Scan this"), ("203.0.113.9:80", "Phones cannot be served at")]
)
def test_the_command_line_lets_phones_in_at_once(interviewing: Interviewing, join: str, says_: str) -> None:
    async def run() -> None:
        with patch.object(Desk, "open"):
            app = AssistantApp(Services(Settings(model="none")), f"app.workshop({join!r})")
            async with app.run_test(size=SMALL, notifications=True) as pilot:
                await until(pilot, lambda: isinstance(app.screen, NewWorkshopScreen))
                await pilot.press(*"Moor", "enter", "enter")
                await until_shown(pilot, says_)

    asyncio.run(limited(run()))


def test_enter_at_the_code_goes_on_and_the_door_stays_where_it_was_opened(
    interviewing: Interviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = (Address("203.0.113.9", "eth0", "everybody on this network"), *HERE)
    monkeypatch.setattr("cc_assistant.tui.screens.workshop_phones.own_addresses", lambda: others)

    async def run() -> None:
        with patch.object(Desk, "open"):
            app = AssistantApp(Services(Settings(model="none")), "app.workshop('127.0.0.1')")
            async with app.run_test(size=SMALL) as pilot:
                await until(pilot, lambda: isinstance(app.screen, NewWorkshopScreen))
                await pilot.press(*"Moor", "enter", "enter")
                await until_shown(pilot, "Scan this")
                await pilot.press("enter")
                await at(app, pilot, "room")
                door = workshop_of(app).door
                link = door.link
                assert door.address == "127.0.0.1"
                await pilot.press("ctrl+f")
                await until_shown(pilot, "Scan this")
                await pilot.press("down", "enter")
                await at(app, pilot, "room")
                assert door.link == link

    asyncio.run(limited(run()))


def test_a_phone_cannot_answer_a_workshop_that_was_left(interviewing: Interviewing) -> None:
    kept_workshop(interviewing, "AB")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        phone = Phone(await opened_door(app, pilot))
        await phone.send("join", initials="AB")
        screen = workshop_of(app)
        await pilot.press("enter")
        await at(app, pilot, "question")
        app.desk.sitting.leave()  # as another mode does that opens another session
        status, page = await phone.send("answer", question="stage", option="bid")
        assert status == 422
        assert "The workshop was left." in page
        await phone.http.close()
        await pilot.press("f3", "f5")
        await until(pilot, lambda: app.screen is not screen)

    quiet(steps, state=GOES_ON)
    assert "stage" not in on_disk(interviewing).records
