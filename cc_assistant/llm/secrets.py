"""The key to a language model's server: from the environment or the system's keyring, never from a file."""

from __future__ import annotations

import os
import re

from cc_assistant.errors import SettingsError

VARIABLE = "CC_ASSISTANT_LLM_KEY"
_SERVICE = "cc-assistant"
_KEY = re.compile(r"[!-~]*")


def key_for(origin: str) -> str:
    """Return the key for a server; "" where none is set.

    Args:
        origin: scheme, host and port of its address.

    Raises:
        SettingsError: what is set cannot be a key.
    """
    if key := os.environ.get(VARIABLE, ""):
        return _checked(key.strip(), f"in the variable {VARIABLE}")
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return _checked(keyring.get_password(_SERVICE, origin) or "", "in the keyring")
    except KeyringError:
        return ""  # a computer without one: the variable is the way there


def keep_key(origin: str, key: str) -> None:
    """Keep a key in the system's keyring; an empty one is taken out.

    Raises:
        SettingsError: there is no keyring, or this cannot be a key.
    """
    _checked(key, "given")
    remedy = f"Set the variable {VARIABLE} instead."
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise SettingsError(
            "The package 'keyring' is not installed, so there is nowhere safe to keep a key.",
            remedy=f"Install it (`pip install 'cc-assistant[keyring]'`), or: {remedy}",
        ) from None
    try:
        if key:
            keyring.set_password(_SERVICE, origin, key)
        elif keyring.get_password(_SERVICE, origin):
            keyring.delete_password(_SERVICE, origin)
    except KeyringError as error:
        raise SettingsError(f"The system's keyring cannot be used ({error}).", remedy=remedy) from None


def _checked(key: str, where: str) -> str:
    """Return a key that a request can carry; what is no key is never repeated, for it may hold one."""
    if _KEY.fullmatch(key):
        return key
    raise SettingsError(
        f"The key {where} holds blanks, line breaks or letters that no key has.",
        remedy="Copy it again, the key alone.",
    )
