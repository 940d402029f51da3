"""Chromium without a window, driven through a pipe: no socket is opened, and nothing is installed for it."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import tempfile
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from cc_assistant.errors import FileFault

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--mute-audio",
    "--remote-debugging-pipe",
    "--window-size=1280,900",
)
_PATIENCE_S = 60.0
_READS, _WRITES = 3, 4
"""File descriptors on which Chromium reads commands and writes what it has to tell."""


def find_chromium() -> str | None:
    """Return where Chromium is installed, or None. Driving it needs a system with descriptors to inherit."""
    if not hasattr(os, "posix_spawn"):
        return None
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


class Browser:
    """One tab. Use it in a ``with``.

    Args:
        program: Chromium.
        downloads: folder for what pages give to the reader as files; none without it.

    Attributes:
        complaints: what the console said was wrong, since they were last taken.
        requested: addresses asked for, since they were last taken.
    """

    def __init__(self, program: str, downloads: Path | None = None) -> None:
        self._program = program
        self._downloads = downloads
        self._asked = 0
        self._left = b""
        self._tab = ""
        self._loaded = False
        self._target = ""
        self.complaints: list[str] = []
        self.requested: list[str] = []

    def __enter__(self) -> Browser:
        self._profile = tempfile.mkdtemp(prefix="cc-assistant-browser.")
        theirs_in, self._out = _high(os.pipe())
        self._in, theirs_out = _high(os.pipe())
        nowhere = os.open(os.devnull, os.O_RDWR)
        self._process = os.posix_spawn(
            self._program,
            [self._program, *_FLAGS, f"--user-data-dir={self._profile}", "about:blank"],
            {**os.environ, "HOME": self._profile},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, nowhere, 0),
                (os.POSIX_SPAWN_DUP2, nowhere, 1),
                (os.POSIX_SPAWN_DUP2, nowhere, 2),
                (os.POSIX_SPAWN_DUP2, theirs_in, _READS),
                (os.POSIX_SPAWN_DUP2, theirs_out, _WRITES),
            ],
            setpgroup=0,
        )
        for descriptor in (theirs_in, theirs_out, nowhere):
            os.close(descriptor)
        self._open_tab()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self._profile, ignore_errors=True)

    def visit(self, address: str) -> None:
        """Open a page and wait until it and its scripts are loaded."""
        self._loaded = False
        self.do("Page.navigate", url=address)
        while not self._loaded:
            self._hear(self._read())

    def until_loaded(self) -> None:
        """Wait until the page that a click leads to is loaded; begin with `expect_page`."""
        while not self._loaded:
            self._hear(self._read())

    def expect_page(self) -> None:
        """Say that the next step leads to another page."""
        self._loaded = False

    def value(self, script: str) -> Any:
        """Return what a script makes in the page, waiting for a promise.

        Raises:
            FileFault: the script failed.
        """
        asked = self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if fault := asked.get("exceptionDetails"):
            told = fault.get("exception", {}).get("description") or fault["text"]
            raise FileFault(f"A script failed in Chromium: {told}")
        return asked["result"].get("value")

    def do(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Run a command of the debugging protocol in the tab and return what it answers.

        Raises:
            FileFault: Chromium refused it, ended, or does not answer.
        """
        return self._ask(method, arguments, self._tab)

    def taken(self) -> tuple[list[str], list[str]]:
        """Return complaints and requests since the last time, and forget them."""
        told = self.complaints, self.requested
        self.complaints, self.requested = [], []
        return told

    def _open_tab(self) -> None:
        made = self._ask("Target.createTarget", {"url": "about:blank"})
        attached = self._ask("Target.attachToTarget", {"targetId": made["targetId"], "flatten": True})
        self._tab = attached["sessionId"]
        for part in ("Page", "Runtime", "Log", "Network"):
            self.do(f"{part}.enable")
        if self._downloads:
            folder = str(self._downloads)
            self._ask("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": folder})

    def _ask(self, method: str, arguments: dict[str, Any], tab: str = "") -> dict[str, Any]:
        self._asked += 1
        number = self._asked
        message: dict[str, Any] = {"id": number, "method": method, "params": arguments}
        if tab:
            message["sessionId"] = tab
        self._write(json.dumps(message).encode() + b"\0")
        while True:
            told = self._read()
            if told.get("id") != number:
                self._hear(told)
            elif "error" in told:
                raise FileFault(f"Chromium refused {method}: {told['error'].get('message')}")
            else:
                result: dict[str, Any] = told["result"]
                return result

    def _write(self, data: bytes) -> None:
        try:
            while data:
                data = data[os.write(self._out, data) :]
        except OSError as error:
            raise FileFault(f"Chromium has ended: {error.strerror}.") from None

    def _read(self) -> dict[str, Any]:
        until = monotonic() + _PATIENCE_S
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - monotonic()))
            if not ready:
                raise FileFault(f"Chromium does not answer for {_PATIENCE_S:.0f} seconds.")
            more = os.read(self._in, 1 << 20)
            if not more:
                raise FileFault("Chromium has ended.", remedy="Try again, or check without a browser.")
            self._left += more
        message, _, self._left = self._left.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told

    def _hear(self, told: dict[str, Any]) -> None:
        about = told.get("params", {})
        match told.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                self.requested.append(about["request"]["url"])
            case "Runtime.exceptionThrown":
                details = about["exceptionDetails"]
                self.complaints.append(details.get("exception", {}).get("description") or details["text"])
            case "Runtime.consoleAPICalled" if about["type"] in {"error", "warning", "assert"}:
                self.complaints.append(" ".join(str(one.get("value", "")) for one in about["args"]))
            case "Log.entryAdded" if about["entry"]["level"] in {"error", "warning"}:
                self.complaints.append(about["entry"]["text"])


def _high(ends: tuple[int, int]) -> tuple[int, int]:
    """Move the ends of a pipe out of the way of the descriptors that Chromium wants."""
    import fcntl

    moved = []
    for end in ends:
        moved.append(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10))
        os.close(end)
    return moved[0], moved[1]
