"""One model for several processes: what they say to one another, and the side of those who ask.

A message is its length (4 bytes, big-endian) and JSON; vectors follow as 32-bit floats, so that they are
the same to the last bit as where they were made.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from cc_assistant.errors import EncoderFault

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import TextRole

LARGEST = 16 * 1024 * 1024
"""Bytes of the largest message that is read."""

_TEXTS = 256
_CONNECTING = 5.0
_WAITING = 600.0  # the first question may wait until the model is prepared


def shared_encoder(address: str | None, say: Callable[[str], None]) -> SharedEncoder | None:
    """Return the model that another process lends to this one; None where none does or it does not answer.

    Args:
        address: where, as `SharedEncoder` takes it; None where no model is lent.
        say: told when a model was promised and cannot be reached.
    """
    if not address:
        return None
    try:
        return SharedEncoder(address)
    except EncoderFault as fault:
        say(f"{fault} This session loads a model of its own.")
        return None


def message(value: dict[str, Any]) -> bytes:
    """Return a message as it is sent."""
    written = json.dumps(value).encode()
    return len(written).to_bytes(4, "big") + written


class SharedEncoder:
    """A model that runs in another process; see `cc_assistant.domain.ports.Encoder`.

    Several threads may use it.

    Args:
        address: host, port and token, with blanks between them.

    Raises:
        EncoderFault: nobody answers there, or the other side has no model.
    """

    def __init__(self, address: str) -> None:
        try:
            host, port, self._token = address.split()
            self._place = host, int(port)
        except ValueError as error:
            raise EncoderFault("The address of the shared model has another form.") from error
        self._lock = threading.Lock()
        self._line: socket.socket | None = None
        about, _ = self._ask({"do": "about"})
        self.name = str(about["name"])
        self.identity = str(about["identity"])
        self.dimensions = int(about["dimensions"])
        self.window = int(about["window"])

    def encode(self, texts: Sequence[str], *, role: TextRole = "passage") -> npt.NDArray[np.float32]:
        """Return unit vectors."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for start in range(0, len(texts), _TEXTS):
            some = list(texts[start : start + _TEXTS])
            _, raw = self._ask({"do": "encode", "texts": some, "role": role})
            vectors[start : start + len(some)] = np.frombuffer(raw, "<f4").reshape(len(some), self.dimensions)
        return vectors

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Count word pieces, those past the window too."""
        counts: list[int] = []
        for start in range(0, len(texts), _TEXTS):
            counts += self._ask({"do": "lengths", "texts": list(texts[start : start + _TEXTS])})[0]
        return counts

    def knows_word(self, word: str) -> bool:
        """Whether a folded word is one of the model's whole words."""
        return bool(self._ask({"do": "knows_word", "word": word})[0])

    def describe(self) -> dict[str, str]:
        """Tell what runs and how."""
        told: dict[str, str] = self._ask({"do": "describe"})[0]
        return {**told, "shared": f"runs once for all sessions, on port {self._place[1]}"}

    def close(self) -> None:
        """Hang up."""
        with self._lock:
            self._hang_up()

    def _ask(self, request: dict[str, Any]) -> tuple[Any, bytes]:
        with self._lock:
            try:
                reply, raw = self._exchange(request)
            except (OSError, ValueError) as error:
                self._hang_up()
                raise EncoderFault(
                    f"The shared model does not answer ({type(error).__name__}).",
                    remedy="Reload the page, or start `cc-assistant serve` again.",
                ) from error
        if "fault" in reply:
            raise EncoderFault(str(reply["fault"]))
        return reply["value"], raw

    def _exchange(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        if self._line is None:
            self._line = socket.create_connection(self._place, timeout=_CONNECTING)
            self._line.settimeout(_WAITING)
            self._line.sendall(message({"token": self._token}))
        self._line.sendall(message(request))
        reply = json.loads(self._read(int.from_bytes(self._read(4), "big")))
        return reply, self._read(int(reply.get("bytes", 0)))

    def _read(self, size: int) -> bytes:
        assert self._line is not None
        if size > LARGEST:
            raise ValueError(f"a message of {size} bytes")
        parts = bytearray()
        while len(parts) < size:
            part = self._line.recv(size - len(parts))
            if not part:
                raise ConnectionResetError
            parts += part
        return bytes(parts)

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
