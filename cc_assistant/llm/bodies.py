"""What is sent to a language model's server and what comes back, apart from the asking."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cc_assistant.llm import faults

if TYPE_CHECKING:
    import httpx

_VERSIONED = re.compile(r"/(?:v\d+\w*|openai)$")


def bases(address: str) -> list[str]:
    """Return what may stand before `/chat/completions`, likeliest first.

    People copy an address with more or less of its path than is meant.
    """
    base = address.strip().rstrip("/")
    for ending in ("/chat/completions", "/completions", "/models"):
        base = base.removesuffix(ending).rstrip("/")
    if _VERSIONED.search(base):
        return [base]
    return [f"{base}/v1", base] if not urlsplit(base).path else [base, f"{base}/v1"]


def names(told: str) -> list[str] | None:
    """Return the names in a list of models; None where it is none."""
    try:
        listed = json.loads(told)
        return [str(one["id"]) for one in listed["data"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def without_system(messages: list[dict[str, str]]) -> list[dict[str, str]]:
    """Put what the system role says before the first words of the user, for models without that role."""
    system = "\n\n".join(message["content"] for message in messages if message["role"] == "system")
    rest = [dict(message) for message in messages if message["role"] != "system"]
    if rest:
        rest[0]["content"] = f"{system}\n\n{rest[0]['content']}"
    return rest


def first_of(answer: httpx.Response, most: int = 4_000) -> str:
    """Return the beginning of a body."""
    told = b""
    for part in answer.iter_bytes():
        told += part
        if len(told) >= most:
            break
    return told[:most].decode("utf-8", errors="replace")


def bounded(answer: httpx.Response, most: int, address: str) -> Iterator[bytes]:
    """Yield a body as it comes.

    Args:
        answer: whose body it is.
        most: bytes that it may have.
        address: of the server, for what is said of it.

    Raises:
        ServerFault: it has more.
    """
    read = 0
    for part in answer.iter_bytes():
        read += len(part)
        if read > most:
            raise faults.endless(address)
        yield part


def whole(answer: httpx.Response, most: int, address: str) -> str:
    """Return a body; arguments and errors as above."""
    return b"".join(bounded(answer, most, address)).decode("utf-8", errors="replace")


def seconds(wished: str | None, most: float) -> float:
    """Return how long to wait where a server wishes it so; a date counts as one second."""
    try:
        return min(most, max(0.0, float(wished or 1.0)))
    except ValueError:
        return 1.0
