"""Lends the model of this process to its sessions, so that not every tab loads its own."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from cc_assistant.errors import CCAssistantError
from cc_assistant.log import record_fault
from cc_assistant.retrieval.encoding.shared import LARGEST, message

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Encoder

_HOST = "127.0.0.1"


class EncoderService:
    """Answers `SharedEncoder` on a loopback port, for those who know the token.

    Args:
        encoder: opens the model; called in a thread when first asked, None where there is none.
    """

    def __init__(self, encoder: Callable[[], Encoder | None]) -> None:
        self._open = encoder
        self._token = secrets.token_hex(16)
        self._one_at_a_time = ThreadPoolExecutor(max_workers=1, thread_name_prefix="encoder")
        self._lines: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> str:
        """Listen, and return the address for `SharedEncoder`."""
        self._server = await asyncio.start_server(self._serve, _HOST, 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"{_HOST} {port} {self._token}"

    async def stop(self) -> None:
        """Hang up and free the port."""
        if self._server is not None:
            self._server.close()
        for line in self._lines:
            line.close()
        self._one_at_a_time.shutdown(wait=False, cancel_futures=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._lines.add(writer)
        try:
            greeting = await _read(reader)
            if not hmac.compare_digest(str(greeting.get("token")).encode(), self._token.encode()):
                return
            while True:
                request = await _read(reader)
                loop = asyncio.get_running_loop()
                value, raw = await loop.run_in_executor(self._one_at_a_time, self._answer, request)
                writer.write(message({**value, "bytes": len(raw)}) + raw)
                await writer.drain()
        except (OSError, EOFError, ValueError, RuntimeError, asyncio.CancelledError):
            return  # hung up, no message of ours, or the server ends
        finally:
            self._lines.discard(writer)
            writer.close()

    def _answer(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        try:
            encoder = self._open()
            if encoder is None:
                return {"fault": "There is no model to share."}, b""
            return _done(encoder, request)
        except CCAssistantError as error:
            return {"fault": str(error)}, b""
        except Exception as error:  # a fault of the program ends one question, not the service
            record_fault(error)
            return {"fault": f"The shared model failed ({type(error).__name__})."}, b""


def _done(encoder: Encoder, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    match request["do"]:
        case "about":
            names = ("name", "identity", "dimensions", "window")
            return {"value": {name: getattr(encoder, name) for name in names}}, b""
        case "encode":
            vectors = encoder.encode(request["texts"], role=request["role"])
            return {"value": None}, vectors.astype("<f4").tobytes()
        case "lengths":
            return {"value": encoder.lengths(request["texts"])}, b""
        case "knows_word":
            return {"value": encoder.knows_word(request["word"])}, b""
        case "describe":
            return {"value": encoder.describe()}, b""
        case _:
            return {"fault": "The shared model was asked for something that it does not do."}, b""


async def _read(reader: asyncio.StreamReader) -> dict[str, Any]:
    size = int.from_bytes(await reader.readexactly(4), "big")
    if size > LARGEST:
        raise ValueError(f"a message of {size} bytes")
    read = json.loads(await reader.readexactly(size))
    if not isinstance(read, dict):
        raise ValueError("not a message")  # noqa: TRY004  (hung up on like any other nonsense)
    return read
