"""One tab: the app in a process of its own, and what passes between them."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from cc_assistant import paths

FILE_ARRIVED = "file_arrived"
"""The word by which an app hears of a file; see `cc_assistant.tui.web_driver`."""

_READY = b"__GANGLION__\n"
_FOR_QUITTING = 4.0
_FOR_ENDING = 2.0
_OF_THE_TERMINAL = ("NO_COLOR", "FORCE_COLOR", "TEXTUAL", "TEXTUAL_LOG")
_DRIVER = "cc_assistant.tui.web_driver:BrowserDriver"
_SIZES = range(10, 501)

OWN = (sys.executable, "-P", "-m")
"""Begins a command of ours. The current folder is not searched, so no file there is taken for ours."""

APP = (*OWN, "cc_assistant.serve.child")
"""The command of a session."""


class Session(AppService):
    """Runs the app for one web socket.

    Args:
        command: what to run, as a list, so that no shell reads it.
        surroundings: variables for the app, beside those of this process.
        log: takes what the app writes to standard error.
        write_bytes: sends what is to be drawn.
        write_str: sends word to the page.
        close: hangs up.
        downloads: hands out files that the app delivers.
    """

    def __init__(
        self,
        command: Sequence[str],
        surroundings: Mapping[str, str],
        log: BinaryIO,
        *,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        downloads: DownloadManager,
    ) -> None:
        super().__init__(
            "",
            write_bytes=write_bytes,
            write_str=write_str,
            close=close,
            download_manager=downloads,
        )
        self._arguments = command
        self._surroundings = surroundings
        self._log = log
        self._download_manager = downloads

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(_within(width), _within(height))
        for name in _OF_THE_TERMINAL:
            environment.pop(name, None)
        environment = own_environment(environment) | {
            "TERM": "xterm-256color",
            "TEXTUAL_DRIVER": _DRIVER,
            **self._surroundings,
        }
        self._process = await asyncio.create_subprocess_exec(
            *self._arguments, stdin=PIPE, stdout=PIPE, stderr=self._log, env=environment
        )
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Pass on what the app sends, until it ends."""
        assert self._process is not None
        stdout = self._process.stdout
        assert stdout is not None
        packets = {b"D": self.on_data, b"M": self.on_meta, b"P": self.on_packed}
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            await stdout.readuntil(_READY)
            while True:
                kind = await stdout.readexactly(1)
                size = int.from_bytes(await stdout.readexactly(4), "big")
                payload = await stdout.readexactly(size)
                if kind in packets:
                    await packets[kind](payload)
        with suppress(ConnectionError):
            await self.remote_close()

    async def tell_of_file(self, file: Path) -> None:
        """Tell the app of a file that has arrived."""
        if self._stdin is not None:
            await self.send_meta({"type": FILE_ARRIVED, "path": str(file)})

    async def stop(self) -> None:
        """End the app: asked first, told after some seconds, ended by the system at last."""
        process, task = self._process, self._task
        if process is None:
            return
        self._process = None
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        with suppress(ConnectionError):
            await self.send_meta({"type": "quit"})
        for told, patience in ((process.terminate, _FOR_QUITTING), (process.kill, _FOR_ENDING)):
            try:
                await asyncio.wait_for(process.wait(), patience)
                break
            except TimeoutError:
                with suppress(ProcessLookupError):
                    told()
        await process.wait()
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


class Downloads(DownloadManager):
    """Hands out delivered files, and forgets those of a session that has ended."""

    async def cancel_app_downloads(self, app_service_id: str) -> None:
        """Give up what this session was delivering."""
        await super().cancel_app_downloads(app_service_id)
        for key, download in list(self._active_downloads.items()):
            if download.app_service.app_service_id == app_service_id:
                self._active_downloads.pop(key, None)


def own_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which a command of ours finds this very program, installed or not."""
    searched = [str(paths.CHECKOUT), *filter(None, [environment.get("PYTHONPATH")])]
    return {**environment, "PYTHONPATH": os.pathsep.join(searched)}


def _within(cells: int) -> int:
    return min(max(cells, _SIZES.start), _SIZES.stop - 1)
