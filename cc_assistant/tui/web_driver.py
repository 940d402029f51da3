"""Draws the app for a browser, and hears of the files that the browser sends."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.web_driver import WebDriver
from textual.message import Message

FILE_ARRIVED = "file_arrived"
"""The word by which the server tells of a file; it comes with its ``path``."""


class FileArrived(Message):
    """A file that the browser has sent lies at ``path``; told to the screen on top."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class BrowserDriver(WebDriver):
    """As Textual's own, with packets that are never mixed.

    Frames and parts of files are written by different threads, and a pipe keeps only what is shorter than
    a page together: a large part of a file that meets a frame would break the drawing.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._one_at_a_time = Lock()
        self._write = self._write_whole  # type: ignore[assignment]

    def _write_whole(self, packet: bytes) -> int:
        with self._one_at_a_time:
            left = memoryview(packet)
            while left:
                left = left[os.write(self.fileno, left) :]
        return len(packet)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Pass on that a file has arrived; everything else as always."""
        if packet_type != FILE_ARRIVED:
            super().on_meta(packet_type, payload)
            return
        app, arrived = self._app, FileArrived(Path(str(payload["path"])))

        def pass_on() -> None:
            app.screen.post_message(arrived)

        app.post_message(events.Callback(callback=pass_on))
