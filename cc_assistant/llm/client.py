"""Asks a language model at the one address that the user set. No other module here knows the network.

What a server can do is found by trying: a field that it refuses is left out of the next request.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.chat import Message
from cc_assistant.errors import Cancelled, ServerFault
from cc_assistant.llm import faults
from cc_assistant.llm.bodies import bases, bounded, first_of, names, seconds, whole, without_system
from cc_assistant.llm.bounds import Bounds
from cc_assistant.llm.line import Line
from cc_assistant.llm.pieces import Events, Piece, lines_of, piece_of_document

if TYPE_CHECKING:
    import httpx

_OPTIONAL: dict[str, Any] = {"temperature": 0, "max_tokens": 4000}
"""Fields that make answers steady and short, where a server takes them. What a model thinks counts, too."""
_TURN = 0.05
"""So often, in seconds, is looked whether the user wants to stop."""
_LATER = {429, 502, 503, 504}
_WHOLE_ALREADY = 1.0
"""So long, in seconds, is waited for more after a server said why its answer ended."""
_LISTING = 10.0
"""Seconds that a list of models may take."""
_BYTES_A_CHARACTER = 500
"""Each piece comes in a document of its own, and a model that thinks sends more of them than it says."""
_NO_WRITER = re.compile(r"embed|rerank|whisper|\bbge\b|\btts\b", re.IGNORECASE)
"""Names of models that are offered beside those that write."""

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
        self._base, *self._other_bases = bases(address)
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
            writers = (name for name in offered if not _NO_WRITER.search(name))
            self._named = next(writers, offered[0])
        return self._named

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the server refuses, and is not sent again."""
        return tuple(sorted(self._left_out))

    def offered(self) -> list[str]:
        """Return the names of the models that the server offers.

        Raises:
            ServerFault: it cannot be asked, or does not tell.
        """
        import httpx

        try:
            while True:
                status, told = self._listed()
                found = names(told) if status == 200 else None
                if found is not None:
                    return found
                if self._other_bases and status in {200, 404, 405}:
                    self._base = self._other_bases.pop(0)
                elif status == 200:
                    raise ServerFault(
                        f"The server at {self._base} does not say which models it offers.",
                        remedy="Name one in the setting 'llm_model'.",
                    )
                else:
                    raise self._safe(faults.refused(self._base, status, told))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._safe(faults.unreachable(self._base, error)) from None

    def stream(
        self, messages: Sequence[Message], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[str]:
        """Yield the answer piece by piece.

        Raises:
            ServerFault: the server cannot be reached, is too slow, breaks off or answers what is no answer.
            Cancelled: ``cancelled`` told so.
        """
        came: SimpleQueue[Came] = SimpleQueue()
        line = Line()
        body = {"model": self.model, "messages": [message.model_dump() for message in messages]}
        # A thread of its own reads: a server that says nothing must not keep the user from stopping.
        threading.Thread(target=self._read, args=(body, came, line), name="llm", daemon=True).start()
        started = last = monotonic()
        anything, ended, length = False, "", 0
        try:
            while True:
                if cancelled():
                    raise Cancelled("Stopped.")
                try:
                    piece = came.get(timeout=_TURN)
                except Empty:
                    now = monotonic()
                    if ended and now - last > _WHOLE_ALREADY:
                        break  # all is said, and only the connection was left open
                    self._check_patience(now - started, now - last, anything=anything)
                    continue
                if piece is None or (ended and isinstance(piece, ServerFault)):
                    break
                if isinstance(piece, ServerFault):
                    raise piece
                last = monotonic()
                self._check_patience(last - started, 0.0, anything=True)
                anything = anything or bool(piece.text)
                ended = piece.ended or ended
                length += len(piece.text)
                if piece.text:
                    given = monotonic()
                    yield piece.text
                    own = monotonic() - given  # what is done with a piece is not the server's time
                    started, last = started + own, last + own
                if length > self._bounds.characters:
                    return
        finally:
            line.cut()
        if ended in {"length", "content_filter"} and not anything:
            raise faults.said_nothing(self._base, ended)

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
                remedy="Choose a smaller model, raise the setting 'llm_patience', or ask without it.",
            )

    def _read(self, body: dict[str, Any], came: SimpleQueue[Came], line: Line) -> None:
        import httpx

        try:
            for number in range(self._bounds.tries):
                try:
                    self._ask(body, came, line)
                    break
                except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
                    # Nothing has reached the server: asking again does no harm.
                    if number + 1 == self._bounds.tries or line.wait(0.3):
                        raise
            came.put(None)
        except ServerFault as fault:
            came.put(self._safe(fault))
        except httpx.HTTPError as error:
            came.put(self._safe(faults.unreachable(self._base, error)))
        except Exception as error:  # an address that is none, a stream that is not text
            told = f"{self._base} could not be asked ({type(error).__name__}: {error})."
            came.put(self._safe(ServerFault(told)))

    def _ask(self, body: dict[str, Any], came: SimpleQueue[Came], line: Line) -> None:
        waited = False
        for _ in range(2 + len(_OPTIONAL) + 2):
            if line.is_cut:
                return
            full = {**body, **{k: v for k, v in _OPTIONAL.items() if k not in self._left_out}}
            if "stream" not in self._left_out:
                full["stream"] = True
            if "system" in self._left_out:
                full["messages"] = without_system(full["messages"])
            where = f"{self._base}/chat/completions"
            with self._http().stream("POST", where, json=full, extensions={"trace": line.trace}) as answer:
                status = answer.status_code
                if status == 200:
                    self._take(answer, came, line)
                    return
                told = first_of(answer)
                if status in {404, 405} and self._other_bases and "model" not in told.lower():
                    self._base = self._other_bases.pop(0)
                    continue
                if status in _LATER and not waited:
                    waited = True
                    if line.wait(seconds(answer.headers.get("retry-after"), self._bounds.wait)):
                        return
                    continue
                if status in {400, 415, 422, 501} and self._leaves_out(told):
                    continue
                raise faults.refused(self._base, status, told)
        raise faults.refused(self._base, 400, "it refuses every form of the request")

    def _leaves_out(self, told: str) -> bool:
        """Leave out what the server names, else all that is optional; False if nothing is left."""
        wanted = [*_OPTIONAL, "stream", "system"]
        named = [field for field in wanted if field in told.lower() and field not in self._left_out]
        fresh = named or [field for field in _OPTIONAL if field not in self._left_out]
        self._left_out.update(fresh)
        return bool(fresh)

    def _take(self, answer: httpx.Response, came: SimpleQueue[Came], line: Line) -> None:
        most = self._bounds.characters * _BYTES_A_CHARACTER
        kind = answer.headers.get("content-type", "")
        if "event-stream" not in kind and "json" in kind and "ndjson" not in kind:
            came.put(piece_of_document(whole(answer, most, self._base), self._base))
            return
        events, ended = Events(self._base), False
        for written in lines_of(bounded(answer, most, self._base), self._bounds.line, self._base):
            if line.is_cut:
                return
            if (piece := events.take(written)) is not None:
                came.put(piece)
                ended = ended or bool(piece.ended)
                if piece.ended == "done":
                    return
        if not events.any:
            raise faults.unreadable(self._base)
        if not ended:
            raise faults.broke_off(self._base)

    def _listed(self) -> tuple[int, str]:
        until = monotonic() + _LISTING
        with self._http().stream("GET", f"{self._base}/models", timeout=_LISTING) as answer:
            told = b""
            for part in answer.iter_bytes():
                told += part
                if len(told) > self._bounds.line or monotonic() > until:
                    raise faults.endless(self._base)
            return answer.status_code, told.decode("utf-8", errors="replace")

    def _http(self) -> httpx.Client:
        if self._client is None:
            import httpx

            bounds = self._bounds
            # Asked for as it is: packed pieces would come late, and could unpack to anything.
            headers = {"Accept-Encoding": "identity"}
            if self._key:
                headers["Authorization"] = f"Bearer {self._key}"
            self._client = httpx.Client(
                headers=headers,
                timeout=httpx.Timeout(max(bounds.first, bounds.still), connect=bounds.connect),
                limits=httpx.Limits(max_keepalive_connections=0),  # so that each can be hung up by itself
                follow_redirects=False,  # no address is asked but the one that is set
                trust_env=False,  # and no proxy, and no password from a file
                verify=httpx.create_ssl_context(),  # which knows of SSL_CERT_FILE
            )
        return self._client

    def _safe(self, fault: ServerFault) -> ServerFault:
        return faults.without(self._key, fault)
