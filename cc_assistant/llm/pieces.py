"""Reads what an OpenAI-compatible server sends: server-sent events, or one JSON document.

Servers differ: lines may end in CR, LF or both, an event may have several lines of data or no empty line
after it, there may be a byte order mark, comments, parts that only think, and no `[DONE]`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cc_assistant.llm.faults import endless, reported, unreadable

DONE = "[DONE]"
_LINES_OF_AN_EVENT = 100
_MARK = "\ufeff"
_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\r\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""What no honest answer needs: control characters, what is not seen, what turns the direction, halves."""


class Piece(NamedTuple):
    """What one event brought: text, and why the answer ended where it did so ("" while it goes on)."""

    text: str
    ended: str = ""


def lines_of(chunks: Iterable[bytes], longest: int, address: str) -> Iterator[str]:
    """Yield the lines of a stream as they become whole.

    Args:
        chunks: of bytes; cut anywhere, within a character too.
        longest: bytes that a line can have.
        address: of the server, for what is said of it.

    Raises:
        ServerFault: a line has no end.
    """
    held = bytearray()
    for chunk in chunks:
        held += chunk
        if b"\n" in chunk or b"\r" in chunk:
            # Bytes are split at CR and LF only: text would be at characters that JSON may hold as well.
            *whole, last = bytes(held).splitlines(keepends=True)
            if last.endswith(b"\n"):
                whole.append(last)
                last = b""
            held = bytearray(last)  # after a CR, an LF may yet come
            for line in whole:
                yield line.rstrip(b"\r\n").decode("utf-8", errors="replace")
        if len(held) > longest:
            raise endless(address)
    if held:
        yield held.rstrip(b"\r").decode("utf-8", errors="replace")


class Events:
    """Puts lines of an event stream together.

    Args:
        address: of the server, for what is said of it.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._data: list[str] = []
        self._first = True
        self.any = False
        """Whether there was anything that a model sends."""

    def take(self, line: str) -> Piece | None:
        """Return what a line completes; None where it does not, or says nothing (comments, other fields).

        Raises:
            ServerFault: it is not what the protocol allows, or tells of a fault of the server.
        """
        if self._first:
            line, self._first = line.removeprefix(_MARK), False
        if line.startswith("error:"):  # as llama.cpp says that it failed on the way
            raise reported(_read(line.removeprefix("error:")) or line, self._address)
        if line.startswith("{") and not self._data:
            return self._piece(line)
        if not line.startswith("data:"):
            if self._data and not line.strip():  # the event has ended, and is no document
                raise unreadable(self._address)
            return None
        data = line.removeprefix("data:").strip()
        if data == DONE:
            self.any = True
            return Piece("", "done")
        self._data += [data] if data else []
        if len(self._data) > _LINES_OF_AN_EVENT:
            raise unreadable(self._address)
        # Not every server sends an empty line after an event: what is a whole document is one.
        if not data or _read("\n".join(self._data)) is None:
            return None
        document, self._data = "\n".join(self._data), []
        return self._piece(document)

    def _piece(self, document: str) -> Piece:
        piece = piece_of_document(document, self._address)
        self.any = True
        return piece


def piece_of_document(data: str, address: str) -> Piece:
    """Return what a JSON document of a chat completion says, a whole answer or a part of one.

    Raises:
        ServerFault: it is none, or tells of a fault of the server.
    """
    document = _read(data.removeprefix(_MARK))
    if not isinstance(document, dict):
        raise unreadable(address)
    if document.get("error"):
        raise reported(document, address)
    choices = document.get("choices")
    if not isinstance(choices, list):
        raise unreadable(address)
    if not choices:
        return Piece("")  # counts of tokens, at the end of some streams
    choice = choices[0]
    said: Any = (choice.get("delta") or choice.get("message") or {}) if isinstance(choice, dict) else None
    if not isinstance(said, dict):
        raise unreadable(address)
    return Piece(_text(said.get("content"), address), str(choice.get("finish_reason") or ""))


def _text(content: Any, address: str) -> str:
    """Return the text of a message; some servers send a list of parts, with thoughts among them."""
    if isinstance(content, list):
        content = "".join(
            str(part.get("text") or "")
            for part in content
            if isinstance(part, dict) and part.get("type") == "text"
        )
    if content is not None and not isinstance(content, str):
        raise unreadable(address)
    return _UNSEEN.sub("", _BREAK.sub("\n", content or ""))


def _read(data: str) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
