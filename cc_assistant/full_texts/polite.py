"""Asks a server on the network: one thing at a time, with a pause, a name, and bounds for all that comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from cc_assistant.errors import ServerFault

if TYPE_CHECKING:
    import httpx


class Bounds(NamedTuple):
    """What is taken of a server.

    Attributes:
        pause: between two requests (seconds).
        connect: until it must have answered at all (seconds).
        still: without a sign of life (seconds).
        whole: for one answer (seconds).
        size: of one answer (bytes).
        tries: of one request that was put off.
        wait: the longest that is waited when a server asks for it (seconds).
        redirects: within the same server.
    """

    pause: float = 1.0
    connect: float = 15.0
    still: float = 30.0
    whole: float = 180.0
    size: int = 40_000_000
    tries: int = 3
    wait: float = 120.0
    redirects: int = 3


class Answered(NamedTuple):
    """What a server answered: status, kind of content without its parameters, and the whole content."""

    status: int
    kind: str
    content: bytes


class PoliteClient:
    """Asks one server. Use it in a ``with``; nothing is opened before the first request.

    Args:
        base: the address that every request begins with; answers that lead elsewhere are refused.
        agent: by which the server knows us.
        bounds: for all that comes.
        waits: sleeps for some seconds; may raise to stop.
        clock: in seconds.
    """

    def __init__(
        self,
        base: str,
        agent: str,
        *,
        bounds: Bounds | None = None,
        waits: Callable[[float], object] = sleep,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.base = base.rstrip("/")
        self._agent = agent
        self._bounds = bounds or Bounds()
        self._waits = waits
        self._clock = clock
        self._client: httpx.Client | None = None
        self._last: float | None = None

    def __enter__(self) -> PoliteClient:
        """Return the client."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what was opened."""
        if self._client is not None:
            self._client.close()

    def get(self, path: str, query: Mapping[str, str] | None = None) -> Answered:
        """Ask for something below the base address; where the server puts us off, wait and ask again.

        Raises:
            ServerFault: it cannot be reached, leads elsewhere, is too slow, sends too much or only a part.
        """
        for number in range(1, self._bounds.tries + 1):
            answered, put_off = self._once(f"{self.base}/{path}", query)
            if put_off is None:
                return answered
            if put_off > self._bounds.wait:
                raise ServerFault(
                    f"{self._name} asks to wait {put_off:,.0f} seconds.",
                    remedy="Try later; what was fetched until now is kept.",
                )
            if number < self._bounds.tries:
                self._waits(put_off)
        raise ServerFault(
            f"{self._name} is too busy: it answered {answered.status} {self._bounds.tries} times.",
            remedy="Try later; what was fetched until now is kept.",
        )

    @property
    def _name(self) -> str:
        return urlsplit(self.base).netloc

    def _once(self, address: str, query: Mapping[str, str] | None) -> tuple[Answered, float | None]:
        import httpx

        for _ in range(self._bounds.redirects + 1):
            self._keep_pause()
            try:
                with self._opened().stream("GET", address, params=query) as response:
                    if response.is_redirect:
                        address, query = self._within(address, response.headers.get("location", "")), None
                        continue
                    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
                    content = self._taken(response)
                    put_off = _put_off(response) if response.status_code in {429, 502, 503, 504} else None
                    return Answered(response.status_code, kind, content), put_off
            except httpx.TimeoutException:
                raise ServerFault(f"{self._name} did not answer in time.", remedy="Try later.") from None
            except (httpx.ConnectError, httpx.UnsupportedProtocol):
                raise ServerFault(
                    f"{self._name} cannot be reached.", remedy="Look whether this computer has a network."
                ) from None
            except httpx.RemoteProtocolError:
                raise ServerFault(
                    f"{self._name} ended before it had sent all.", remedy="Try once more."
                ) from None
            except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
                raise ServerFault(
                    f"{self._name} cannot be asked: {type(error).__name__}.", remedy="Try later."
                ) from None
            finally:
                self._last = self._clock()
        raise ServerFault(f"{self._name} leads from one address to the next.", remedy="Try later.")

    def _keep_pause(self) -> None:
        if self._last is not None and (rest := self._last + self._bounds.pause - self._clock()) > 0:
            self._waits(rest)

    def _opened(self) -> httpx.Client:
        if self._client is None:
            import httpx

            bounds = self._bounds
            self._client = httpx.Client(
                follow_redirects=False,
                timeout=httpx.Timeout(bounds.still, connect=bounds.connect),
                # Nothing packed: what comes is as large as it says.
                headers={"User-Agent": self._agent, "Accept-Encoding": "identity"},
            )
        return self._client

    def _within(self, address: str, location: str) -> str:
        target = urljoin(address, location)
        if urlsplit(target)[:2] != urlsplit(self.base)[:2]:
            raise ServerFault(
                f"{self._name} leads to another server ({urlsplit(target).netloc or location[:60]}).",
                remedy="Nothing was fetched from there.",
            )
        return target

    def _taken(self, response: httpx.Response) -> bytes:
        if response.headers.get("content-encoding", "identity") not in {"", "identity"}:
            raise ServerFault(f"{self._name} sends packed content, which was not asked for.")
        began, taken = self._clock(), bytearray()
        for part in response.iter_raw():
            taken += part
            if len(taken) > self._bounds.size:
                raise ServerFault(
                    f"{self._name} sends more than {self._bounds.size // 1_000_000} MB for one paper.",
                    remedy="Nothing of it was kept.",
                )
            if self._clock() - began > self._bounds.whole:
                raise ServerFault(f"{self._name} is too slow.", remedy="Try later.")
        return bytes(taken)


def _put_off(response: httpx.Response) -> float:
    """Return for how many seconds a server puts us off: what it says, else more than the usual pause."""
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    said = response.headers.get("retry-after", "").strip()
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 10.0
