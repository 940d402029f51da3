"""The connection of one request to a language model, so that it can be hung up from outside."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

_STANDS = {"connection.connect_tcp.complete", "connection.start_tls.complete"}


class Line:
    """Knows the socket of a request under way.

    A thread that waits for a server's word does not look up: only the end of its connection wakes it.
    """

    def __init__(self) -> None:
        self._cut = threading.Event()
        self._socket: socket.socket | None = None

    @property
    def is_cut(self) -> bool:
        """Whether nobody listens any more."""
        return self._cut.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait; return at once, and true, where it is cut meanwhile."""
        return self._cut.wait(seconds)

    def cut(self) -> None:
        """Hang up: what is being read ends, and the server is told that nobody listens."""
        self._cut.set()
        self._end()

    def trace(self, event: str, told: Mapping[str, Any]) -> None:
        """Take the socket as soon as a connection stands; called by the HTTP client with what it does."""
        if event in _STANDS:
            self._socket = told["return_value"].get_extra_info("socket")
            if self.is_cut:
                self._end()

    def _end(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # ended already
                # Not the method of an encrypted socket: that one first forgets what the other thread reads.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
