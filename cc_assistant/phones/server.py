"""Opens the door for phones, on the address that the facilitator chose, and shuts it."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from datetime import date

from aiohttp import web

from cc_assistant.errors import UsageError
from cc_assistant.phones.group import Group
from cc_assistant.phones.site import PhoneSite


class PhoneServer:
    """Serves the phones of one workshop while it is open.

    Args:
        group: the workshop.
        today: tells the day.
    """

    def __init__(self, group: Group, today: Callable[[], date]) -> None:
        self._site = PhoneSite(group, today)
        self._runner: web.AppRunner | None = None
        self.link = ""

    @property
    def joined(self) -> int:
        """How many phones have joined."""
        return self._site.joined

    async def open(self, address: str, port: int = 0) -> str:
        """Listen, and return the link for the phones.

        Args:
            address: an address of this computer that the phones can reach.
            port: 0 for one that is free.

        Raises:
            UsageError: the address is not one of this computer, or the port is taken.
        """
        listening = _listening(address, port)
        self._runner = web.AppRunner(
            self._site.application(), access_log=None, handle_signals=False, shutdown_timeout=1
        )
        await self._runner.setup()
        await web.SockSite(self._runner, listening).start()
        host = f"[{address}]" if ":" in address else address
        self.link = f"http://{host}:{listening.getsockname()[1]}/{self._site.token}/"
        return self.link

    async def close(self) -> None:
        """Stop listening; the link is dead from then on."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None


def _listening(address: str, port: int) -> socket.socket:
    try:
        kind = ipaddress.ip_address(address)
    except ValueError:
        raise UsageError(
            f"'{address}' is not an address.", remedy="Write it as numbers, such as 192.168.1.20."
        ) from None
    if kind.is_unspecified:
        raise UsageError(
            f"{address} stands for every address of this computer; phones need one of them.",
            remedy="Choose one that the phones can reach.",
        )
    listening = socket.socket(socket.AF_INET6 if kind.version == 6 else socket.AF_INET)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"Phones cannot be served at {address}, port {port or 'any'}: {error.strerror}.",
            remedy="Choose another address of this computer, or another port.",
        ) from None
    listening.settimeout(0)  # as asyncio wants it
    return listening
