"""A real server on a free port of this machine, and a client that speaks like a browser."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import pytest

from cc_assistant.serve.gate import Gate
from cc_assistant.serve.running import Wanted, run_server

T = TypeVar("T")

APPS = Path(__file__).parent / "apps"
ECHO = (sys.executable, str(APPS / "echo.py"))
"""Stands for the app where only the server is looked at: says its process id and returns what is typed."""

TAB = "0" * 32
PATIENCE = 60


@pytest.fixture
def ready_home(home: Path, indexed_home: Path) -> Path:
    """A home of its own, where an app may keep its state, with the index and the model of all tests."""
    (home / "data").mkdir()
    (home / "cache").symlink_to(indexed_home / "cache")
    (home / "data" / "indexes").symlink_to(indexed_home / "data" / "indexes")
    return home


class Browser:
    """Speaks to a server as a browser would that has opened its link."""

    def __init__(self, gate: Gate, http: aiohttp.ClientSession) -> None:
        self.gate = gate
        self.http = http
        self.sockets: list[aiohttp.ClientWebSocketResponse] = []
        self.origin = gate.address.rstrip("/")

    def url(self, path: str) -> str:
        return self.gate.address + path

    async def come_in(self) -> None:
        async with self.http.get(self.gate.link) as page:
            assert page.status == 200

    async def connect(
        self, tab: str = TAB, desk: str | None = None, **headers: str
    ) -> aiohttp.ClientWebSocketResponse:
        socket = await self.http.ws_connect(
            self.url(f"ws/{tab}/{desk or tab}?width=80&height=24"), headers={"Origin": self.origin, **headers}
        )
        self.sockets.append(socket)  # one that nobody holds any more hangs up
        return socket


@asynccontextmanager
async def served(
    command: Sequence[str] = ECHO,
    *,
    enter: bool = True,
    **wanted: Any,
) -> AsyncIterator[Browser]:
    ready: asyncio.Future[Gate] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(
        run_server(Wanted(port=0, command=command, **wanted), None, ready.set_result)
    )
    either: list[asyncio.Future[Any]] = [ready, running]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        await running
    jar = aiohttp.CookieJar(unsafe=True)  # takes cookies of an address without a name
    try:
        async with aiohttp.ClientSession(cookie_jar=jar) as http:
            browser = Browser(ready.result(), http)
            if enter:
                await browser.come_in()
            yield browser
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def run(test: Coroutine[Any, Any, T]) -> T:
    async def in_time() -> T:
        async with asyncio.timeout(PATIENCE):
            return await test

    return asyncio.run(in_time())


async def drawn(socket: aiohttp.ClientWebSocketResponse, until: bytes) -> bytes:
    """Collect what is drawn until it holds these bytes."""
    seen = bytearray()
    async for word in socket:
        if word.type == aiohttp.WSMsgType.BINARY:
            seen += word.data
            if until in seen:
                return bytes(seen)
    raise AssertionError(f"hung up; drawn was {bytes(seen)!r}")
