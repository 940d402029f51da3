"""Starts the server, and ends it with everything that it started."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from cc_assistant import paths
from cc_assistant.errors import UsageError
from cc_assistant.serve.encoder_service import EncoderService
from cc_assistant.serve.gate import Gate, is_loopback, is_wildcard, parted
from cc_assistant.serve.rooms import Rooms
from cc_assistant.serve.session import APP
from cc_assistant.serve.site import Site

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Encoder


@dataclass(frozen=True)
class Wanted:
    """How the server shall run; see `cc-assistant serve --help`."""

    host: str = "127.0.0.1"
    port: int = 8765
    max_sessions: int = 4
    public_url: str | None = None
    open_browser: bool = False
    beyond_this_machine: bool = False
    command: Sequence[str] = APP


def checked(wanted: Wanted) -> Wanted:
    """Return ``wanted`` if the server may run so.

    Raises:
        UsageError: others could reach it and nobody has said that they may, or its name is missing or wrong.
    """
    if not is_loopback(wanted.host) and not wanted.beyond_this_machine:
        raise UsageError(
            f"--host {wanted.host} lets other computers reach the assistant.",
            remedy="If that is meant, add --beyond-this-machine; docs/browser.md says what to mind.",
        )
    if is_wildcard(wanted.host) and not wanted.public_url:
        raise UsageError(
            f"--host {wanted.host} stands for every address of this computer.",
            remedy="Say with --public-url by which one people call it.",
        )
    if wanted.public_url:
        parted(wanted.public_url)
    return wanted


async def run_server(
    wanted: Wanted, encoder: Callable[[], Encoder | None] | None, ready: Callable[[Gate], object]
) -> None:
    """Serve until this process is told to stop, then end the apps and free the port.

    Args:
        wanted: how.
        encoder: opens the model that the sessions share; None where each goes without.
        ready: told, once it listens, what the gate lets in.

    Raises:
        UsageError: the port or host cannot be had.
    """
    stopped = _told_to_stop()
    listening = _bound(wanted.host, wanted.port)
    gate = Gate(wanted.host, listening.getsockname()[1], wanted.public_url)
    service = EncoderService(encoder) if encoder else None
    surroundings = {paths.ENCODER_VARIABLE: await service.start()} if service else {}
    rooms = Rooms(wanted.command, wanted.max_sessions, surroundings)
    runner = web.AppRunner(Site(gate, rooms).application(), access_log=None, shutdown_timeout=1.0)
    try:
        await runner.setup()
        await web.SockSite(runner, listening).start()
        if wanted.open_browser:
            with suppress(webbrowser.Error):
                await asyncio.to_thread(webbrowser.open, gate.link_for_once())
        ready(gate)
        await stopped.wait()
    finally:
        await rooms.close()
        await runner.cleanup()
        if service:
            await service.stop()


def _bound(host: str, port: int) -> socket.socket:
    """Take the port."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM
        )[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(f"--host {host} is no address of this computer: {error.strerror}.") from error
    try:
        if os.name == "posix":  # elsewhere this would let two programs have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(64)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"Port {port} of {host} cannot be had: {error.strerror}.",
            remedy="Name another with --port; --port 0 takes one that is free.",
        ) from error
    return listening


def _told_to_stop() -> asyncio.Event:
    """Return what is set by Ctrl-C, and by being told to end."""
    stopped = asyncio.Event()
    if sys.platform != "win32":
        loop = asyncio.get_running_loop()
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(one, stopped.set)
    return stopped
