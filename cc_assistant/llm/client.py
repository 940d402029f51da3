"""Asks a language model at the one address that the user set. No other module here knows the network.

What a server can do is found by trying: a field that it refuses is left out of the next request.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.chat import Message
from cc_assistant.errors import Cancelled, ServerFault
from cc_assistant.llm.bounds import Bounds
from cc_assistant.llm.pieces import Piece, fault_in, piece_of, piece_of_document

if TYPE_CHECKING:
    import httpx

_OPTIONAL: dict[str, Any] = {"temperature": 0, "max_tokens": 1500}
"""Fields that make answers steady and short, where a server takes them."""
_TURN = 0.05
"""So often, in seconds, is looked whether the user wants to stop."""
_LATER = {429, 502, 503, 504}

Came = Piece | ServerFault | None
"""From the reading thread: a piece, a fault, or None at the end."""


class ChatClient:
    """A language model behind an OpenAI-compatible address.

    Args:
        address: up to and without `/chat/completions`.
        model: its name; "" takes the only one (or the first) that the server offers.
        key: sent as a bearer token; never written anywhere.
        bounds: of time and size.
    """

    def __init__(self, address: str, model: str = "", key: str = "", bounds: Bounds | None = None) -> None:
        self._base = address.rstrip("/")
        self._named = model
        self._key = key
        self._bounds = bounds or Bounds()
        self._left_out: set[str] = set()
        self._client: httpx.Client | None = None

    def __repr__(self) -> str:
        """Return what it is, without the key."""
        return f"ChatClient({self._base!r}, {self._named!r})"

    @property
    def address(self) -> str:
        """The address that is asked, and no other."""
        return self._base

    @property
    def model(self) -> str:
        """The name of the model.

        Raises:
            ServerFault: none is set, and the server cannot be asked or offers none.
        """
        if not self._named:
            offered = self.offered()
            if not offered:
                raise ServerFault(
                    f"The server at {self._base} offers no model.",
                    remedy="Load one there, or name one in the setting 'llm_model'.",
                )
            self._named = offered[0]
        return self._named

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the server refuses, and is not sent again."""
        return tuple(sorted(self._left_out))

    def offered(self) -> list[str]:
        """Return the names of the models that the server offers.

        Raises:
            ServerFault: it cannot be asked.
        """
        import httpx

        try:
            answer = self._http().get(f"{self._base}/models")
            if answer.status_code == 404 and not self._base.endswith("/v1"):
                answer = self._http().get(f"{self._base}/v1/models")
                if answer.status_code == 200:
                    self._base += "/v1"
            if answer.status_code != 200:
                raise self._refused(answer.status_code, answer.text)
            return [str(one["id"]) for one in answer.json()["data"]]
        except httpx.HTTPError as error:
            raise self._unreachable(error) from None
        except (ValueError, KeyError, TypeError):
            raise ServerFault(
                f"The server at {self._base} does not say which models it offers.",
                remedy="Name one in the setting 'llm_model'.",
            ) from None

    def stream(
        self, messages: Sequence[Message], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[str]:
        """Yield the answer piece by piece.

        Raises:
            ServerFault: the server cannot be reached, is too slow, breaks off or answers what is no answer.
            Cancelled: ``cancelled`` told so.
        """
        came: SimpleQueue[Came] = SimpleQueue()
        stop = threading.Event()
        body = {"model": self.model, "messages": [message.model_dump() for message in messages]}
        # A thread of its own reads: a server that says nothing must not keep the user from stopping.
        threading.Thread(target=self._read, args=(body, came, stop), name="llm", daemon=True).start()
        started = last = monotonic()
        anything, length = False, 0
        try:
            while True:
                if cancelled():
                    raise Cancelled("Stopped.")
                try:
                    piece = came.get(timeout=_TURN)
                except Empty:
                    now = monotonic()
                    self._check_patience(now - started, now - last, anything=anything)
                    continue
                if piece is None:
                    return
                if isinstance(piece, ServerFault):
                    raise piece
                last = monotonic()
                self._check_patience(last - started, 0.0, anything=True)
                anything = anything or bool(piece.text)
                length += len(piece.text)
                if piece.text:
                    yield piece.text
                if length > self._bounds.characters:
                    return
        finally:
            stop.set()

    def close(self) -> None:
        """Let go of the connection."""
        if self._client:
            self._client.close()
            self._client = None

    def _check_patience(self, whole: float, still: float, *, anything: bool) -> None:
        allowed = self._bounds.still if anything else self._bounds.first
        if whole > self._bounds.whole or still > allowed:
            silent = "it has gone silent" if anything else "its first word"
            slow = "the whole answer" if whole > self._bounds.whole else silent
            raise ServerFault(
                f"The language model at {self._base} takes too long ({slow}).",
                remedy="Choose a smaller model, or ask without it.",
            )

    def _read(self, body: dict[str, Any], came: SimpleQueue[Came], stop: threading.Event) -> None:
        import httpx

        try:
            for number in range(self._bounds.tries):
                try:
                    self._ask(body, came, stop)
                    break
                except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
                    # Nothing has reached the server: asking again does no harm.
                    if number + 1 == self._bounds.tries or stop.wait(0.3):
                        raise
            came.put(None)
        except ServerFault as fault:
            came.put(fault)
        except httpx.HTTPError as error:
            came.put(self._unreachable(error))
        except Exception as error:  # an address that is none, a stream that is not text
            came.put(ServerFault(f"{self._base} could not be asked ({type(error).__name__}: {error})."))

    def _ask(self, body: dict[str, Any], came: SimpleQueue[Came], stop: threading.Event) -> None:
        waited = False
        for _ in range(2 + len(_OPTIONAL) + 2):
            full = {**body, **{k: v for k, v in _OPTIONAL.items() if k not in self._left_out}}
            if "stream" not in self._left_out:
                full["stream"] = True
            if "system" in self._left_out:
                full["messages"] = _without_system(full["messages"])
            with self._http().stream("POST", f"{self._base}/chat/completions", json=full) as answer:
                status = answer.status_code
                if status == 200:
                    self._take(answer, came, stop)
                    return
                told = _first_of(answer)
                if status == 404 and not self._has_version():
                    self._base += "/v1"
                    continue
                if status in _LATER and not waited:
                    waited = True
                    if stop.wait(_seconds(answer.headers.get("retry-after"), self._bounds.wait)):
                        return
                    continue
                if status in {400, 415, 422, 501} and self._leaves_out(told):
                    continue
                raise self._refused(status, told)
        raise self._refused(400, "it refuses every form of the request")

    def _has_version(self) -> bool:
        return self._base.endswith(("/v1", "/v2", "/v3", "/v4", "/openai"))

    def _leaves_out(self, told: str) -> bool:
        """Leave out what the server names, else all that is optional; False if nothing is left."""
        wanted = [*_OPTIONAL, "stream", "system"]
        named = [field for field in wanted if field in told.lower() and field not in self._left_out]
        fresh = named or [field for field in _OPTIONAL if field not in self._left_out]
        self._left_out.update(fresh)
        return bool(fresh)

    def _take(self, answer: httpx.Response, came: SimpleQueue[Came], stop: threading.Event) -> None:
        kind = answer.headers.get("content-type", "")
        if "event-stream" not in kind and "json" in kind and "ndjson" not in kind:
            came.put(piece_of_document(_whole(answer, self._bounds), self._base))
            return
        ended = False
        for line in answer.iter_lines():
            if stop.is_set():
                return
            if len(line) > self._bounds.line:
                raise ServerFault(f"{self._base} sends lines without an end.")
            if (piece := piece_of(line, self._base)) is not None:
                came.put(piece)
                ended = ended or bool(piece.ended)
                if piece.ended == "done":
                    return
        if not ended:
            raise ServerFault(
                f"The language model at {self._base} broke off in the middle of its answer.",
                remedy="Ask again, or look at the messages of its server.",
            )

    def _http(self) -> httpx.Client:
        if self._client is None:
            import httpx

            bounds = self._bounds
            self._client = httpx.Client(
                headers={"Authorization": f"Bearer {self._key}"} if self._key else {},
                timeout=httpx.Timeout(max(bounds.first, bounds.still), connect=bounds.connect),
                follow_redirects=False,  # no address is asked but the one that is set
                trust_env=False,  # and no proxy
            )
        return self._client

    def _refused(self, status: int, told: str) -> ServerFault:
        with suppress(ValueError):
            told = fault_in(json.loads(told))
        remedy = {
            401: "Set the key in the variable CC_ASSISTANT_LLM_KEY, or store it with `cc-assistant llm key`.",
            403: "The key is not allowed to use this model.",
            404: "Check the settings 'llm_address' and 'llm_model'.",
        }.get(status, "Look at the messages of its server.")
        led = " It leads elsewhere, which is not followed." if 300 <= status < 400 else ""
        said = f": {' '.join(told.split())[:200]}" if told and status < 500 else ""
        return ServerFault(
            f"The language model at {self._base} refused ({status}){said.rstrip('.')}.{led}", remedy=remedy
        )

    def _unreachable(self, error: Exception) -> ServerFault:
        told = " ".join(str(error).split())[:150].rstrip(".") or type(error).__name__
        return ServerFault(
            f"The language model at {self._base} could not be reached ({told}).",
            remedy="Start its server, or check the setting 'llm_address'.",
        )


def _without_system(messages: list[dict[str, str]]) -> list[dict[str, str]]:
    """Put what the system role says before the first words of the user, for models without that role."""
    system = "\n\n".join(message["content"] for message in messages if message["role"] == "system")
    rest = [dict(message) for message in messages if message["role"] != "system"]
    if rest:
        rest[0]["content"] = f"{system}\n\n{rest[0]['content']}"
    return rest


def _first_of(answer: httpx.Response, most: int = 4_000) -> str:
    told = b""
    for part in answer.iter_bytes():
        told += part
        if len(told) >= most:
            break
    return told[:most].decode("utf-8", errors="replace")


def _whole(answer: httpx.Response, bounds: Bounds) -> str:
    told = b""
    for part in answer.iter_bytes():
        told += part
        if len(told) > bounds.line:
            raise ServerFault("The server sends more than an answer can be.")
    return told.decode("utf-8", errors="replace")


def _seconds(wished: str | None, most: float) -> float:
    try:
        return min(most, max(0.0, float(wished or 1.0)))
    except ValueError:
        return 1.0
