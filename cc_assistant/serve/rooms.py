"""The sessions that are open, and how many there may be."""

from __future__ import annotations

import asyncio
import json
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from aiohttp import WSCloseCode, WSMsgType, web

from cc_assistant import paths
from cc_assistant.log import LARGEST
from cc_assistant.serve.inbox import Arrived, Inbox
from cc_assistant.serve.session import Downloads, Session

_FOR_A_PLACE = 3.0
_FOR_GOODBYE = 1.0


class Room:
    """The place of one tab: its socket, its app and its inbox.

    Args:
        tab: the name that the page has given itself.
        desk: names what it keeps, also when the page is loaded again.
        socket: where what is drawn goes.
        session: the app, not yet started.
        inbox: takes the files that the page sends.
    """

    def __init__(
        self, tab: str, desk: str, socket: web.WebSocketResponse, session: Session, inbox: Inbox
    ) -> None:
        self.tab = tab
        self.desk = desk
        self.inbox = inbox
        self._socket = socket
        self._session = session

    async def take(self, name: str, content: AsyncIterator[bytes]) -> Arrived:
        """Keep a file that the page sends, and tell the app.

        Raises:
            InputError: it is not taken.
        """
        arrived = await self.inbox.take(name, content)
        await self._session.tell_of_file(self.inbox.file(arrived))
        return arrived

    async def talk(self, width: int, height: int) -> None:
        """Start the app and pass on what the page sends, until one of them ends."""
        await self._session.start(width, height)
        async for word in self._socket:
            if word.type == WSMsgType.TEXT:
                # What is not of our protocol is left unheard; it cannot come from our page.
                with suppress(ValueError, RecursionError):
                    await self._hear(json.loads(word.data))

    async def _hear(self, word: Any) -> None:
        match word:
            case ["stdin", str(typed)]:
                await self._session.send_bytes(typed.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self._session.set_terminal_size(width, height)
            case ["ping", str(sent)]:
                await self._socket.send_json(["pong", sent])
            case ["blur"]:
                await self._session.blur()
            case ["focus"]:
                await self._session.focus()

    async def clear(self) -> None:
        """End the app, hang up, forget what was sent."""
        await self._session.stop()
        with suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(_FOR_GOODBYE):
                await self._socket.close(code=WSCloseCode.GOING_AWAY)
        self.inbox.remove()


class Rooms:
    """Holds the sessions.

    Args:
        command: what runs for a tab, as a list.
        most: how many there may be at a time.
        surroundings: variables for each app, beside those of this process.
    """

    def __init__(self, command: Sequence[str], most: int, surroundings: Mapping[str, str]) -> None:
        self._command = command
        self._most = most
        self._surroundings = surroundings
        self._rooms: dict[str, Room] = {}
        self._changed = asyncio.Condition()
        self._closing = False
        self._folder = Path(tempfile.mkdtemp(prefix="cc-assistant-"))
        self._desks = self._folder / "desks"
        self._desks.mkdir()
        self._log = _opened_log()
        self.downloads = Downloads()

    async def enter(self, tab: str, desk: str, socket: web.WebSocketResponse) -> Room | None:
        """Give a tab its place; None where there is none, or the tab has one already.

        Waits a little: a page that is loaded again is just leaving its old place. A desk at which another
        tab still sits then (a tab was duplicated) is copied: the new room has a desk of another name.

        Args:
            tab: the name of the page, as long as it is loaded.
            desk: the name of what it keeps.
            socket: where what is drawn goes.
        """
        async with self._changed:
            with suppress(TimeoutError):
                async with asyncio.timeout(_FOR_A_PLACE):
                    await self._changed.wait_for(
                        lambda: self._closing or (len(self._rooms) < self._most and not self._sits_at(desk))
                    )
            if self._closing or tab in self._rooms or len(self._rooms) >= self._most:
                return None
            room = self._rooms[tab] = self._made(tab, self._desk_for(desk), socket)
            return room

    def _sits_at(self, desk: str) -> bool:
        return any(room.desk == desk for room in self._rooms.values())

    def _desk_for(self, desk: str) -> str:
        """Return the desk itself, or the name of a copy where somebody sits at it."""
        if not self._sits_at(desk):
            return desk
        copied = secrets.token_hex(16)
        for kept in self._desks.glob(f"{desk}.*"):
            shutil.copyfile(kept, kept.with_name(copied + kept.name.removeprefix(desk)))
        return copied

    def of(self, tab: str) -> Room | None:
        """Return the place of a tab; None where it has none."""
        return self._rooms.get(tab)

    async def leave(self, room: Room) -> None:
        """Clear the place of a tab for another."""
        await room.clear()
        async with self._changed:
            self._rooms.pop(room.tab, None)
            self._changed.notify_all()

    async def close(self) -> None:
        """Clear every place, and give none away any more."""
        self._closing = True
        await asyncio.gather(*(self.leave(room) for room in list(self._rooms.values())))
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _made(self, tab: str, desk: str, socket: web.WebSocketResponse) -> Room:
        inbox = Inbox(self._folder / tab)
        places = {
            paths.INBOX_VARIABLE: str(inbox.folder),
            paths.STATE_VARIABLE: str(self._desks / f"{desk}.json"),
        }
        session = Session(
            self._command,
            {**self._surroundings, **places},
            self._log,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=_closing(socket),
            downloads=self.downloads,
        )
        return Room(tab, desk, socket, session, inbox)


def _closing(socket: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await socket.close()

    return close


def _opened_log() -> BinaryIO:
    """Open the log of what the apps write to standard error; one that has grown large is kept aside."""
    file = paths.browser_log()
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_file() and file.stat().st_size > LARGEST:
        file.replace(file.with_suffix(".log.1"))
    return file.open("ab")
