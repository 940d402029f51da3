"""The door for phones: open while a workshop is on the screen, on the address that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.interview.live_workshop import LiveWorkshop
    from cc_assistant.phones.server import PhoneServer


class Door:
    """Lets phones in, in the loop of the app, and shuts them out.

    Args:
        live: the workshop.
        today: tells the day.
    """

    def __init__(self, live: LiveWorkshop, today: Callable[[], date]) -> None:
        self._live = live
        self._today = today
        self._server: PhoneServer | None = None
        self.address = ""

    @property
    def link(self) -> str:
        """What phones open; "" while it is shut."""
        return self._server.link if self._server else ""

    @property
    def joined(self) -> int:
        """How many phones have joined."""
        return self._server.joined if self._server else 0

    async def open(self, address: str, port: int = 0) -> None:
        """Let phones in at an address of this computer; another that was open is shut.

        Raises:
            UsageError: the address is not one of this computer, or the port is taken.
        """
        from cc_assistant.phones.server import PhoneServer

        server = PhoneServer(self._live, self._today)
        await server.open(address, port)
        await self.shut()
        self._server, self.address = server, address

    async def shut(self) -> None:
        """Let nobody in any more."""
        server, self._server = self._server, None
        self.address = ""
        if server:
            await server.close()
