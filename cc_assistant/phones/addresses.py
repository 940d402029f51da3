"""The addresses of this computer, to choose one that phones can reach. Nothing is sent to find them."""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple

from cc_assistant.errors import UsageError

LAST_PORT = 65_535


class Address(NamedTuple):
    """An address, and the name of its network card; ``reach`` says in words who can reach it."""

    address: str
    card: str
    reach: str


_ONLY_HERE, _NEARBY, _WIDE = "this computer only", "everybody on this network", "perhaps the whole internet"


def read_address(typed: str) -> tuple[str, int]:
    """Return address and port of `192.168.1.20:8080`; port 0, for any, where none is named.

    Raises:
        UsageError: the port is no number from 1 to 65535.
    """
    address, port = typed.strip(), ""
    if found := re.fullmatch(r"\[(.+)\](?::(.*))?", address) or re.fullmatch(r"([^:]+):([^:]*)", address):
        address, port = found[1], found[2] or ""
    if port and not (port.isdecimal() and 0 < int(port) <= LAST_PORT):
        raise UsageError(f"'{port}' is not a port.", remedy="Ports are numbers from 1 to 65535.")
    return address, int(port or 0)


def own_addresses() -> tuple[Address, ...]:
    """Return the addresses of this computer: those for a network nearby first, this computer only last."""
    import ifaddr

    found = [
        Address(str(ip.ip), adapter.nice_name, _reach(ipaddress.ip_address(str(ip.ip))))
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    ]
    order = (_NEARBY, _WIDE, _ONLY_HERE)
    return tuple(sorted(found, key=lambda one: (order.index(one.reach), one.address)))


def _reach(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    if address.is_loopback:
        return _ONLY_HERE
    return _NEARBY if address.is_private or address.is_link_local else _WIDE
