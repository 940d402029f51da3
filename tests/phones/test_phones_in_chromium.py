"""Six people answer in a real browser while a workshop is led on the screen, where Chromium is installed."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
import pytest

from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.save_as import SaveScreen
from tests.tui.conftest import kept
from tests.tui.driving import Driven, shown, until, until_shown
from tests.tui.interviewing import interviewing, quiet
from tests.tui.workshops import GOES_ON, at, kept_workshop, on_disk, says, workshop_of

__all__ = ["interviewing", "kept"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=390,760",
)
PATIENCE_S = 40
SIX = {"AB": "idea", "CD": "bid", "EF": "bid", "GH": "bid", "IJ": "idea", "KL": "bid"}

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


class Page:
    """One phone: a page with cookies of its own, by the browser's debugging protocol."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self._line = line
        self._asked = 0

    async def do(self, method: str, **arguments: Any) -> Any:
        self._asked += 1
        await self._line.send_json({"id": self._asked, "method": method, "params": arguments})
        while (told := await self._line.receive_json(timeout=PATIENCE_S)).get("id") != self._asked:
            pass
        return told.get("result", {})

    async def value(self, script: str) -> Any:
        found = await self.do("Runtime.evaluate", expression=script)
        return found.get("result", {}).get("value")

    async def until(self, words: str) -> None:
        end = monotonic() + PATIENCE_S
        while words not in (said := await self.value("document.body?.innerText") or ""):
            assert monotonic() < end, f"'{words}' never came. The page says: {said}"
            await asyncio.sleep(0.02)

    async def join(self, initials: str) -> None:
        await self.until("Join the workshop")
        field = "document.querySelector('[name=initials]')"
        await self.value(f"{field}.value = {json.dumps(initials)}; {field}.form.requestSubmit()")
        await self.until("Please wait")

    async def answer(self, option: str) -> None:
        field = f"document.querySelector('[name=option][value={option}]')"
        await self.value(f"{field}.click(); {field}.form.requestSubmit()")
        await self.until("Thank you. You said:")


@asynccontextmanager
async def phones(profile: Path, count: int) -> AsyncIterator[Sequence[Page]]:
    assert CHROMIUM
    browser = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *QUIET,
        f"--user-data-dir={profile}",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert browser.stderr
        while b"DevTools listening on" not in (line := await browser.stderr.readline()):
            assert line, "Chromium has ended"
        address = line.decode().split(" on ")[1].strip()
        async with aiohttp.ClientSession() as http, http.ws_connect(address, max_msg_size=0) as whole:
            opened = []
            for _ in range(count):
                own = await Page(whole).do("Target.createBrowserContext")
                page = await Page(whole).do("Target.createTarget", url="about:blank", **own)
                where = address.partition("/devtools/")[0] + f"/devtools/page/{page['targetId']}"
                opened.append(Page(await http.ws_connect(where, max_msg_size=0)))
            yield opened
    finally:
        browser.kill()
        await browser.communicate()


def test_six_phones_disagree_and_the_group_decides_and_takes_a_handout_home(
    interviewing: Interviewing, tmp_path: Path
) -> None:
    kept_workshop(interviewing)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "room")
        await workshop_of(app).door.open("127.0.0.1")
        async with phones(tmp_path / "profile", len(SIX)) as pages:
            for page, initials in zip(pages, SIX, strict=True):
                await page.do("Page.navigate", url=workshop_of(app).door.link)
                await page.join(initials)
            await until_shown(pilot, "6 people")
            await pilot.press("enter")
            for page, option in zip(pages, SIX.values(), strict=True):
                await page.until("How far along are you?")  # the page has followed by itself
                await page.answer(option)
            await until_shown(pilot, "All have answered.")
            await pilot.press("enter")
            await until_shown(pilot, "4 of 6 gave the same answer (67 %): more than half agree.")
            assert any("█  4  CD EF GH KL" in row for row in shown(app).splitlines())
            await pages[0].until("Please wait")
            await pilot.press("enter", "enter", "enter")
            await says(app, pilot, "The letter is on its way.")
            await pages[0].until("When will you see your first person?")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, SaveScreen))
        app.screen.query_one("#file").value = "handout.html"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: Path("handout.html").exists())

    quiet(steps, state=GOES_ON)
    record = on_disk(interviewing).records["stage"]
    assert {one.person.upper(): one.value for one in record.given} == SIX
    assert (record.value, record.how, record.reason) == ("bid", "majority", "The letter is on its way.")
    assert "The letter is on its way." in Path("handout.html").read_text(encoding="utf-8")
