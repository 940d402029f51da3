"""Reads what an OpenAI-compatible server sends: server-sent events, or one JSON document."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from cc_assistant.errors import ServerFault

DONE = "[DONE]"


class Piece(NamedTuple):
    """What one event brought: text, and why the answer ended where it did so ("" while it goes on)."""

    text: str
    ended: str = ""


def piece_of(line: str, address: str) -> Piece | None:
    """Return what a line of an event stream says; None where it says nothing (comments, other fields).

    Raises:
        ServerFault: it is not what the protocol allows, or tells of a fault of the server.
    """
    if not line.startswith("data:"):
        if line.startswith("{"):
            return piece_of_document(line, address)
        return None
    data = line.removeprefix("data:").strip()
    if data == DONE:
        return Piece("", "done")
    return piece_of_document(data, address)


def piece_of_document(data: str, address: str) -> Piece:
    """Return what a JSON document of a chat completion says, a whole answer or a part of one.

    Raises:
        ServerFault: as above.
    """
    try:
        document = json.loads(data)
    except ValueError:
        raise _unreadable(address) from None
    if not isinstance(document, dict):
        raise _unreadable(address)
    if document.get("error"):
        raise ServerFault(
            f"The language model at {address} reports a fault: {fault_in(document)}.",
            remedy="Look at the messages of its server.",
        )
    choices = document.get("choices")
    if not isinstance(choices, list):
        raise _unreadable(address)
    if not choices:
        return Piece("")  # counts of tokens, at the end of some streams
    choice = choices[0]
    said: Any = (choice.get("delta") or choice.get("message") or {}) if isinstance(choice, dict) else None
    if not isinstance(said, dict):
        raise _unreadable(address)
    text = said.get("content")
    if text is not None and not isinstance(text, str):
        raise _unreadable(address)
    return Piece(text or "", str(choice.get("finish_reason") or ""))


def fault_in(document: Any) -> str:
    """Return what a server says of its fault, on one line and not too long."""
    error = document.get("error") if isinstance(document, dict) else document
    told = error.get("message") if isinstance(error, dict) else error
    return " ".join(str(told or "no reason given").split())[:200].rstrip(".")


def _unreadable(address: str) -> ServerFault:
    return ServerFault(
        f"What came from {address} is not an answer of a language model.",
        remedy="Check the setting 'llm_address': it must lead to an OpenAI-compatible server.",
    )
