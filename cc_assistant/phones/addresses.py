"""The addresses of this computer, to choose one that phones can reach. Nothing is sent to find them."""

from __future__ import annotations

import ipaddress
from typing import NamedTuple


class Address(NamedTuple):
    """An address, and the name of its network card; ``reach`` says in words who can reach it."""

    address: str
    card: str
    reach: str


_ONLY_HERE, _NEARBY, _WIDE = "this computer only", "everybody on this network", "perhaps the whole internet"


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
