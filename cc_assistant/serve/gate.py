"""Who may come in: a token for each start, and only from pages that this server sent."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from urllib.parse import SplitResult, urlsplit

from cc_assistant.errors import UsageError

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every reply. The terminal in the page writes its own styles, hence 'unsafe-inline' for these."""

_WELL_KNOWN = {"http": 80, "https": 443}


class Gate:
    """Knows the token of this start and the names that the server goes by.

    A page of another site that has its own name point to this machine (DNS rebinding) is refused by its
    Host, one that calls us by our right name by its Origin.

    Args:
        host: what the server is bound to.
        port: the port it listens on.
        public_url: under what address people reach it through a proxy.
    """

    def __init__(self, host: str, port: int, public_url: str | None = None) -> None:
        self._token = secrets.token_urlsafe(32)
        self._single_use: set[str] = set()
        local = {"127.0.0.1", "localhost", "[::1]"} | ({_bracketed(host)} if not is_wildcard(host) else set())
        self._origins = {_origin("http", name, port) for name in local}
        self.address = f"{_origin('http', _bracketed(host), port)}/"
        self.secure = False
        self.cookie = f"cc-assistant-{port}"
        if public_url:
            parts = parted(public_url)
            self.address = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"
            self.secure = parts.scheme == "https"
            self._origins.add(_origin(parts.scheme, _bracketed(parts.hostname or ""), parts.port))
        self._hosts = {origin.partition("://")[2] for origin in self._origins}

    @property
    def link(self) -> str:
        """The address with the token: whoever has it may come in until the server ends."""
        return f"{self.address}?token={self._token}"

    def link_for_once(self) -> str:
        """An address that works once, for a command line that others on this machine can read."""
        token = secrets.token_urlsafe(32)
        self._single_use.add(token)
        return f"{self.address}?token={token}"

    @property
    def cookie_value(self) -> str:
        """What the browser shows from its second request on."""
        return self._token

    def admits_token(self, token: str) -> bool:
        """Whether a token from a link is right; one for once is used up by this."""
        if _same(token, self._token):
            return True
        used = next((one for one in self._single_use if _same(token, one)), None)
        self._single_use.discard(used or "")
        return used is not None

    def admits_cookie(self, value: str) -> bool:
        """Whether the cookie is the one that this start gave."""
        return _same(value, self._token)

    def knows_host(self, host: str) -> bool:
        """Whether a request calls the server by a name that it goes by."""
        return host.lower() in self._hosts

    def knows_origin(self, origin: str) -> bool:
        """Whether a request comes from a page of this server."""
        return origin.lower() in self._origins


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what is bound to ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_wildcard(host: str) -> bool:
    """Whether ``host`` stands for every address of this machine."""
    return host in {"0.0.0.0", "::", "[::]", ""}


def _same(one: str, other: str) -> bool:
    """Compare in a time that does not tell how much was right."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host.lower()


def _origin(scheme: str, host: str, port: int | None) -> str:
    """Write an origin as browsers do: without the port that goes with the scheme."""
    return f"{scheme}://{host}" if port in (None, _WELL_KNOWN[scheme]) else f"{scheme}://{host}:{port}"


def parted(url: str) -> SplitResult:
    """Take a public address apart.

    Raises:
        UsageError: it is not the address of a page.
    """
    parts = urlsplit(url)
    if (
        parts.scheme not in _WELL_KNOWN
        or not parts.hostname
        or parts.query
        or parts.fragment
        or parts.username
    ):
        raise UsageError(
            f"--public-url {url} is not an address of a page.",
            remedy="Write it like https://assistant.example.org/ .",
        )
    return parts
