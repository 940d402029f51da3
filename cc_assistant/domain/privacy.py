"""Who may see what: confidential packs, and whether their words may leave this computer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from cc_assistant.domain.frozen import Frozen

CONFIDENTIAL = "confidential"
"""The mark. It always stands as a word beside the name of the pack; a colour may come to it."""

_ADDRESS = re.compile(r"\s*(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<rest>[^/?#\s]*)", re.IGNORECASE)
_PORTS = {"http": "80", "https": "443"}


class SendConsent(Frozen):
    """An explicit yes: passages of this pack may be sent to this address.

    Attributes:
        pack: its id.
        address: as `origin_of` writes it.
        given: when.
    """

    pack: str
    address: str
    given: datetime


class SendPolicy(Frozen):
    """Whether passages may be sent anywhere. What is not known is confidential.

    Whoever sends words of passages to another program, on this computer or elsewhere, asks here first, for
    each pack that they are from.

    Attributes:
        public: ids of the packs that anybody may read.
        consents: every yes that stands.
    """

    public: frozenset[str] = frozenset()
    consents: tuple[SendConsent, ...] = ()

    def may_send(self, pack: str, address: str) -> bool:
        """Tell whether passages of a pack may be sent to an address."""
        if pack in self.public:
            return True
        to = origin_of(address)
        return bool(to) and any(yes.pack == pack and yes.address == to for yes in self.consents)

    def withheld(self, packs: Iterable[str], address: str) -> tuple[str, ...]:
        """Return those of some packs that may not be sent to an address, each once, in their order."""
        return tuple(pack for pack in dict.fromkeys(packs) if not self.may_send(pack, address))


def origin_of(address: str) -> str:
    """Return scheme, host and port of an address, as consents name it; empty where there is no host.

    A yes holds for all paths of a server, and for no other server, port or scheme.
    """
    found = _ADDRESS.match(address)
    if found is None:
        return ""
    scheme = (found["scheme"] or "http").lower()
    host = found["rest"].rpartition("@")[2].lower()
    name, _, port = host.rpartition(":") if re.search(r":\d*$", host) else (host, "", "")
    return f"{scheme}://{name}:{port or _PORTS.get(scheme, '')}".rstrip(":") if name else ""
