"""Says of a pack who may see it and where its passages may be sent, in a list to choose from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cc_assistant.domain.pack import Manifest
    from cc_assistant.services import Services

    Act = Callable[[Services], str]
    """Does what was chosen and says what is so now."""


def choices(services: Services, pack: Manifest) -> list[tuple[str, Act]]:
    """Return what can be said of a pack now, in words, and what does it.

    Args:
        services: know the packs, and the address of the language model that is set.
        pack: one of the user's own.
    """
    from cc_assistant.domain.privacy import origin_of

    if pack.sensitivity == "public":
        return [("Make it confidential: marked everywhere, sent nowhere", partial(_confidential, pack=pack))]
    given = [yes.address for yes in services.packs.consents() if yes.pack == pack.id]
    found: list[tuple[str, Act]] = [
        (f"Send nothing of it to {address} any more", partial(_revoke, pack=pack, address=address))
        for address in given
    ]
    address = origin_of(services.settings.llm_address)
    if address and address not in given:
        said = f"Allow it: passages may be sent to the language model at {address}"
        found.append((said, partial(_allow, pack=pack, address=address)))
    return [*found, ("Make it public: no mark, and passages may be sent", partial(_public, pack=pack))]


def _allow(services: Services, pack: Manifest, address: str) -> str:
    services.packs.allow(pack.id, address)
    return f"Passages of {pack.id} may be sent to {address} from now on."


def _revoke(services: Services, pack: Manifest, address: str) -> str:
    services.packs.revoke(pack.id, address)
    return f"Nothing of {pack.id} is sent to {address} any more."


def _confidential(services: Services, pack: Manifest) -> str:
    services.packs.set_sensitivity(pack.id, "confidential")
    services.forget()
    return f"{pack.id} is confidential now."


def _public(services: Services, pack: Manifest) -> str:
    services.packs.set_sensitivity(pack.id, "public")
    services.forget()
    return f"{pack.id} is public now."
