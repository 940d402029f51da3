"""Reads files in a process of its own, which is ended where a file takes too much time or memory."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from types import TracebackType
from typing import Any

from cc_assistant.domain.document import DocumentForm
from cc_assistant.ingest.limits import Limits, Unreadable
from cc_assistant.ingest.raw import RawDocument, Wish

_LOOK_S = 0.2
_LEFT_ALONE = "It was left alone."
_COMMAND = (sys.executable, "-m", "cc_assistant.ingest.child")


class Reading:
    """The process that reads; use it in a ``with``. It starts with the first file.

    Args:
        limits: for each file.
        heard: hears how far a file is read (parts done, parts altogether; 0 while that is unknown); it is
            called several times a second and raises to stop.
        now: a clock in seconds.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        heard: Callable[[int, int], None] = lambda _done, _total: None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._limits = limits or Limits()
        self._heard = heard
        self._now = now
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._used = False

    def read(self, file: Path, form: DocumentForm, wish: Wish | None = None) -> tuple[RawDocument, ...]:
        """Return the documents of a file.

        Raises:
            Unreadable: it cannot be taken in, or takes more time or memory than is allowed.
        """
        allowed = self._limits.text_bytes if form in {"text", "markdown", "csv"} else self._limits.file_bytes
        if file.stat().st_size > allowed:
            raise Unreadable(
                f"It is larger than {allowed // 1_000_000:,} MB.", remedy="Divide it into several files."
            )
        task = {
            "file": str(file.absolute()),
            "form": form,
            "wish": (wish or Wish()).model_dump(),
            "limits": asdict(self._limits),
        }
        fresh = not self._used
        told = self._outcome(task)
        if "refused" in told and not fresh and not told.get("final"):
            # What the files before it left behind may have been in its way.
            told = self._outcome(task)
        if "refused" in told:
            raise Unreadable(told["refused"], remedy=told["remedy"])
        return tuple(RawDocument.model_validate(document) for document in told["documents"])

    def _outcome(self, task: dict[str, Any]) -> dict[str, Any]:
        process = self._started()
        self._used = True
        told: dict[str, Any] = {}
        try:
            assert process.stdin
            process.stdin.write(json.dumps(task).encode() + b"\n")
            process.stdin.flush()
            told = self._waited_for()
        except BrokenPipeError:
            told = {"refused": "Reading it ended the process that reads.", "remedy": _LEFT_ALONE}
        finally:
            if "documents" not in told:
                self.close()
        return told

    def _waited_for(self) -> dict[str, Any]:
        began = heard = self._now()
        done = total = 0
        while True:
            try:
                line = self._lines.get(timeout=_LOOK_S)
            except Empty:
                line = b" "
            now = self._now()
            if not line:
                return {
                    "refused": "Reading it ended the process that reads: it takes more than is allowed.",
                    "remedy": _LEFT_ALONE,
                }
            if line.strip():
                told: dict[str, Any] = json.loads(line)
                if "done" not in told:
                    return told
                if (told["done"], told["total"]) != (done, total):
                    heard = now
                done, total = told["done"], told["total"]
            self._heard(done, total)
            if now - heard > self._limits.still_seconds or now - began > self._limits.seconds:
                waited = round(min(now - heard, now - began))
                return {
                    "refused": f"Reading it came no further for {waited} seconds, or took too long.",
                    "remedy": _LEFT_ALONE,
                    "final": True,
                }

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).resolve().parents[2],
            )
            self._lines = SimpleQueue()
            self._used = False
            Thread(target=_pump, args=(self._process, self._lines), daemon=True).start()
        return self._process

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    with contextlib.suppress(OSError):
                        stream.close()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _pump(process: subprocess.Popen[bytes], lines: SimpleQueue[bytes]) -> None:
    assert process.stdout
    with contextlib.suppress(OSError, ValueError):
        deque(map(lines.put, process.stdout), maxlen=0)
    lines.put(b"")
