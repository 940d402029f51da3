"""The whole way through a real browser, where Chromium is installed."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import docx
import openpyxl
import pytest

from cc_assistant import paths
from cc_assistant.serve.session import APP
from cc_assistant.tui.state import Store
from tests.serve.conftest import run, served
from tests.serve.seen import Seen

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
KEYS = {"Enter": (13, "\r"), "Escape": (27, ""), "Backspace": (8, ""), "F3": (114, ""), " ": (32, " ")}
CONTROL = 2
PATIENCE_S = 30

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
        self.seen = Seen()
        self.size = (0, 0)
        self.downloaded: dict[str, Path] = {}
        self._downloading: dict[str, str] = {}
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

    async def until(self, words: str) -> tuple[int, int]:
        """Wait until these words are seen; return where."""
        while (place := self.seen.place(words)) is None:
            await self.hear()
        return place

    async def until_page(self, words: str) -> None:
        """Wait until the page itself says this."""
        while words not in (await self.value("document.body?.innerText") or ""):
            await asyncio.sleep(0)

    async def value(self, script: str) -> Any:
        asked = await self.do("Runtime.evaluate", expression=script, awaitPromise=True)
        return asked["result"].get("value")

    async def type(self, text: str) -> None:
        """Type a line into the app."""
        while not await self.value("document.activeElement.matches('.xterm-helper-textarea')"):
            await asyncio.sleep(0)
        for char in text:  # as keys: a text put in at once can overtake keys pressed before it
            await self.press(char)
        await self.press("Enter")

    async def press(self, key: str, modifiers: int = 0) -> None:
        own = ord(key.upper()) if key.isalnum() and len(key) == 1 else 0
        code, text = KEYS.get(key, (own, "" if modifiers else key))
        for kind in ("keyDown", "keyUp"):
            await self.do(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key if len(key) > 1 else f"Key{key.upper()}",
                windowsVirtualKeyCode=code,
                modifiers=modifiers,
                text=text if kind == "keyDown" else "",
            )

    async def click(self, words: str) -> None:
        """Click on what is seen."""
        row, column = await self.until(words)
        script = "JSON.stringify(document.querySelector('.xterm-screen').getBoundingClientRect())"
        box = json.loads(await self.value(script))
        columns, rows = self.size
        x = box["x"] + (column + 1.5) * box["width"] / columns
        y = box["y"] + (row + 0.5) * box["height"] / rows
        for kind in ("mousePressed", "mouseReleased"):
            await self.do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def download(self, name: str) -> Path:
        """Wait until a file of this name is downloaded."""
        while name not in self.downloaded:
            await self.hear()
        return self.downloaded[name]

    async def send(self, file: Path) -> None:
        """Choose a file in the page's window."""
        while not await self.value("document.querySelector('#sending').open"):
            await self.hear()
        root = await self.do("DOM.getDocument")
        found = await self.do("DOM.querySelector", nodeId=root["root"]["nodeId"], selector="#file")
        await self.do("DOM.setFileInputFiles", nodeId=found["nodeId"], files=[str(file)])

    async def hear(self) -> None:
        """Hear what the browser tells next."""
        try:
            self._hear(await self._line.receive_json(timeout=PATIENCE_S))
        except TimeoutError:
            raise AssertionError("\n".join(["It never came about. Seen:", *self.seen.lines])) from None

    def _hear(self, told: dict[str, Any]) -> None:
        about = told.get("params", {})
        match told.get("method"):
            case "Network.webSocketFrameReceived" if about["response"]["opcode"] == 2:
                sent = base64.b64decode(about["response"]["payloadData"])
                self.seen.draw(sent.decode("utf-8", "replace"))
            case "Network.webSocketFrameSent" if about["response"]["payloadData"].startswith('["resize"'):
                size = json.loads(about["response"]["payloadData"])[1]
                self.size = (size["width"], size["height"])
            case "Network.webSocketCreated":
                self.seen = Seen()
                self.requested.append(about["url"])
            case "Network.requestWillBeSent":
                self.requested.append(about["request"]["url"])
            case "Browser.downloadWillBegin":
                self._downloading[about["guid"]] = about["suggestedFilename"]
            case "Browser.downloadProgress" if about["state"] == "completed":
                self.downloaded[self._downloading[about["guid"]]] = Path(about["filePath"])
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
                for part in ("Network", "Page", "Runtime", "Log", "DOM"):
                    await opened.do(f"{part}.enable")
                await opened.do(
                    "Browser.setDownloadBehavior",
                    behavior="allow",
                    downloadPath=str(profile / "downloads"),
                    eventsEnabled=True,
                )
                yield opened
    finally:
        browser.kill()
        await browser.communicate()


def test_the_way_through_the_app_in_a_browser(ready_home: Path, tmp_path: Path) -> None:
    async def test() -> None:
        async with served(APP, enter=False) as server, window(tmp_path / "profile") as tab:
            await tab.do("Page.navigate", url=server.gate.link)
            await tab.until("What would you like to know?")
            assert await tab.value("location.href") == server.gate.address  # the token is gone
            assert await tab.value("document.title") == "CC Assistant"
            await asks_and_opens_a_citation(tab)
            await saves_the_conversation(tab)
            await saves_a_basket_and_reads_it_back(tab, tmp_path)
            await is_found_again_when_the_page_is_loaded_again(tab)
            assert not tab.complaints
            assert tab.requested
            ours = (server.gate.address, server.gate.address.replace("http", "ws"), "blob:")
            assert all(url.startswith(ours) for url in tab.requested)

    run(test())
    assert Store(paths.shared_state()).read().baskets["picked"]  # what a tab made is there for all


async def asks_and_opens_a_citation(tab: Window) -> None:
    await tab.until("Searches by meaning and words")
    await tab.type("How did services adapt to COVID?")
    await tab.until("In short")
    await tab.click("[3]")
    await tab.until("n next, p before")
    await tab.until("Schuster")


async def saves_the_conversation(tab: Window) -> None:
    await tab.press("s", CONTROL)
    await tab.until("Your browser downloads it.")
    for left in ("▊  conversation.m ", "▊  conversation. ", "▊  conversation "):
        await tab.press("Backspace")
        await tab.until(left)
    await tab.type(".docx")
    file = await tab.download("conversation.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
    assert "How did services adapt to COVID?" in text
    assert "Schuster" in text


async def saves_a_basket_and_reads_it_back(tab: Window, folder: Path) -> None:
    await tab.press("F3")
    await tab.until("599 passages")
    await tab.type("role clarity")
    await tab.until("The best")
    await tab.until("asked meaning")
    for _ in range(4):
        await tab.press(" ")
    await tab.press("b")
    await tab.until("4 held")
    await tab.press("v")
    await tab.until("Basket: 4 passages")
    await tab.press("s", CONTROL)
    await tab.until("Your browser downloads it.")
    await tab.press("Enter")
    workbook = openpyxl.load_workbook(await tab.download("basket.xlsx"))
    heads, *rows = workbook["Evidence"].iter_rows(values_only=True)
    ids = [row[heads.index("Passage")] for row in rows]
    assert len(ids) == 4
    listed = folder / "picked.txt"
    listed.write_text("\n".join(str(ident) for ident in ids[:3]), encoding="utf-8")
    await tab.press("b", CONTROL)
    await tab.until("reads a basket from a file")
    await tab.press("r", CONTROL)
    await tab.send(listed)
    await tab.until("3 passages read")
    await tab.press("Escape")
    await tab.until("picked: 3 passages")


async def is_found_again_when_the_page_is_loaded_again(tab: Window) -> None:
    tab.seen = Seen()
    await tab.do("Page.reload")
    await tab.until("picked: 3 passages")


def test_a_page_of_another_site_reaches_nothing(home: Path, tmp_path: Path) -> None:
    async def test() -> None:
        async with served(enter=False) as server, window(tmp_path / "profile") as tab:
            await tab.do("Page.navigate", url=server.gate.link)
            await tab.until("pid")
            socket = server.url(f"ws/{'1' * 32}/{'1' * 32}").replace("http", "ws")
            await tab.do("Page.navigate", url="data:text/html,<title>another site</title>")
            reached = await tab.value(
                f"""new Promise((told) => {{
                    const socket = new WebSocket({json.dumps(socket)});
                    socket.onopen = () => told("reached");
                    socket.onerror = () => told("refused");
                }})"""
            )
            assert reached == "refused"
            script = f"fetch({json.dumps(server.gate.address)}).then(() => 'read', () => 'refused')"
            assert await tab.value(script) == "refused"

    run(test())


def test_without_the_token_the_browser_shows_why(home: Path, tmp_path: Path) -> None:
    async def test() -> None:
        async with served(enter=False) as server, window(tmp_path / "profile") as tab:
            await tab.do("Page.navigate", url=server.gate.address)
            await tab.until_page("This link does not open")

    run(test())


def test_past_the_cap_the_browser_shows_why(home: Path, tmp_path: Path) -> None:
    async def test() -> None:
        async with served(max_sessions=1) as server, window(tmp_path / "profile") as tab:
            await server.connect()
            await tab.do("Page.navigate", url=server.gate.link)
            await tab.until_page("All places are taken")

    run(test())
