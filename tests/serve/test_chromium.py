"""The whole way through a real browser, where Chromium is installed."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from cc_assistant.serve.session import APP
from tests.serve.conftest import run, served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1200,800",
)
DRAWING = re.compile(r"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\].*?(?:\x07|\x1b\\)|[@-_])")

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


class Window:
    """A tab of the browser, by its debugging protocol."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self._line = line
        self._asked = 0
        self._events: list[dict[str, Any]] = []
        self.drawn = ""
        self.requested: list[str] = []
        self.complaints: list[str] = []

    async def do(self, method: str, **arguments: Any) -> Any:
        self._asked += 1
        await self._line.send_json({"id": self._asked, "method": method, "params": arguments})
        while True:
            told = await self._line.receive_json()
            if told.get("id") == self._asked:
                return told["result"]
            self._hear(told)

    async def until(self, words: str) -> None:
        """Wait until these words have been drawn."""
        while words not in self.drawn:
            self._hear(await self._line.receive_json())

    async def value(self, script: str) -> Any:
        return (await self.do("Runtime.evaluate", expression=script))["result"].get("value")

    async def press(self, key: str, code: int, text: str = "") -> None:
        for kind in ("keyDown", "keyUp"):
            await self.do(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                text=text if kind == "keyDown" else "",
            )

    def _hear(self, told: dict[str, Any]) -> None:
        about = told.get("params", {})
        match told.get("method"):
            case "Network.webSocketFrameReceived" if about["response"]["opcode"] == 2:
                sent = base64.b64decode(about["response"]["payloadData"]).decode("utf-8", "replace")
                self.drawn += DRAWING.sub("", sent)
            case "Network.requestWillBeSent":
                self.requested.append(about["request"]["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(about))
            case "Log.entryAdded" if about["entry"]["level"] == "error":
                self.complaints.append(about["entry"]["text"])


@asynccontextmanager
async def window(profile: Path) -> AsyncIterator[Window]:
    assert CHROMIUM
    nowhere = asyncio.subprocess.DEVNULL
    browser = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *QUIET,
        f"--user-data-dir={profile}",
        "about:blank",
        stdout=nowhere,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert browser.stderr
        while b"DevTools listening on" not in (line := await browser.stderr.readline()):
            assert line, "Chromium has ended"
        place = line.decode().split("ws://")[1].split("/")[0]
        async with aiohttp.ClientSession() as http:
            async with http.get(f"http://{place}/json") as reply:
                tab = next(tab for tab in await reply.json() if tab["type"] == "page")
            async with http.ws_connect(tab["webSocketDebuggerUrl"], max_msg_size=0) as line_:
                opened = Window(line_)
                for part in ("Network", "Page", "Runtime", "Log"):
                    await opened.do(f"{part}.enable")
                yield opened
    finally:
        browser.kill()
        await browser.wait()


def test_a_question_is_asked_and_its_first_citation_opened_in_the_browser(
    ready_home: Path, tmp_path: Path
) -> None:
    async def test() -> None:
        async with served(APP, enter=False) as server, window(tmp_path / "profile") as tab:
            await tab.do("Page.navigate", url=server.gate.link)
            await tab.until("What would you like to know?")
            assert await tab.value("location.href") == server.gate.address  # the token is gone
            assert await tab.value("document.title") == "CC Assistant"
            while not await tab.value("document.activeElement.matches('.xterm-helper-textarea')"):
                await asyncio.sleep(0)
            await tab.do("Input.insertText", text="How did services adapt to COVID?")
            await tab.press("Enter", 13, "\r")
            await tab.until("In short")
            await tab.do("Input.insertText", text="1")
            await tab.press("Enter", 13, "\r")
            await tab.until("n next, p before")
            assert not tab.complaints
            assert tab.requested
            assert all(url.startswith((server.gate.address, "ws://127.0.0.1")) for url in tab.requested)

    run(test())


def test_without_the_token_the_browser_shows_why(home: Path, tmp_path: Path) -> None:
    async def test() -> None:
        async with served(enter=False) as server, window(tmp_path / "profile") as tab:
            await tab.do("Page.navigate", url=server.gate.address)
            while "This link does not open" not in (await tab.value("document.body?.innerText") or ""):
                await asyncio.sleep(0)

    run(test())


def test_past_the_cap_the_browser_shows_why(home: Path, tmp_path: Path) -> None:
    async def test() -> None:
        async with served(max_sessions=1) as server, window(tmp_path / "profile") as tab:
            await server.connect()
            await tab.do("Page.navigate", url=server.gate.link)
            while "All places are taken" not in (await tab.value("document.body?.innerText") or ""):
                await asyncio.sleep(0)

    run(test())
