"""RTF as a row of words and signs: letters of every encoding, groups, and the words that control them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?"
    rb"|\\'([0-9a-f]{2})|\\([^a-z\r\n])|(\\\r?\n)|([{}])|[\r\n\x00]+|([^\\{}\r\n\x00]+)",
    re.IGNORECASE,
)
_CHARSETS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "emdash": "—", "endash": "–", "emspace": " ",
    "enspace": " ", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”",
}  # fmt: skip
_MARKS = {"~": "\u00a0", "-": "", "_": "-", "\\": "\\", "{": "{", "}": "}"}


class Token(NamedTuple):
    """Text, the beginning or end of a group (``{``, ``}``), or a control word with its number."""

    kind: str
    """``text``, ``open``, ``close``, ``any`` (a group that old programs pass over) or ``word``."""
    text: str = ""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:  # noqa: PLR0912  (a branch for each kind)
    """Yield what RTF holds, its letters decoded as its fonts and its Unicode say."""
    reading = _Decoding()
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        word, number, byte, mark, line_end, brace, plain = match.groups()
        if byte:
            reading.byte(int(byte, 16))
            continue
        if plain:
            reading.plain(plain)
            continue
        value = int(number) if number else None
        name = word.decode("ascii").lower() if word else ""
        if name == "u" and value is not None:
            reading.unicode(value)
            continue
        if text := reading.ready():
            yield Token("text", text)
        if brace:
            reading.group(opens=brace == b"{")
            yield Token("open" if brace == b"{" else "close")
        elif name == "bin":
            at += max(0, value or 0)
        elif line_end:
            yield Token("word", "par")
        elif mark == b"*":
            yield Token("any")
        elif mark:
            yield Token("text", _MARKS.get(mark.decode("latin-1"), ""))
        elif name in _SIGNS:
            yield Token("text", _SIGNS[name])
        elif name:
            reading.word(name, value)
            yield Token("word", name, value)
    if text := reading.ready():
        yield Token("text", text)


class _Decoding:
    """Gathers letters until something else comes, in the encoding of the font in use."""

    def __init__(self) -> None:
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._defined = 0
        self._font, self._passed = 0, 1
        self._groups: list[tuple[int, int]] = []
        self._bytes = bytearray()
        self._units: list[int] = []
        self._text = ""
        self._skip = 0

    def byte(self, value: int) -> None:
        if self._skip:
            self._skip -= 1
            return
        self._end_units()
        self._bytes.append(value)

    def plain(self, raw: bytes) -> None:
        kept = raw[self._skip :]
        self._skip = max(0, self._skip - len(raw))
        if kept:
            self._end_units()
            self._bytes += kept

    def unicode(self, value: int) -> None:
        self._end_bytes()
        self._units.append(value & 0xFFFF)
        self._skip = self._passed

    def ready(self) -> str:
        self._end_bytes()
        self._end_units()
        self._skip = 0
        text, self._text = self._text, ""
        return text

    def group(self, *, opens: bool) -> None:
        if opens:
            self._groups.append((self._font, self._passed))
        elif self._groups:
            self._font, self._passed = self._groups.pop()

    def word(self, name: str, value: int | None) -> None:
        if name == "ansicpg" and value:
            self._page = _known(f"cp{value}")
        elif name == "mac":
            self._page = "mac-roman"
        elif name == "pc":
            self._page = "cp437"
        elif name == "uc":
            self._passed = max(0, value if value is not None else 1)
        elif name == "f" and value is not None:
            self._font = self._defined = value
        elif name == "fcharset" and value in _CHARSETS:
            self._fonts[self._defined] = _CHARSETS[value]
        elif name == "plain":
            self._font = 0

    def _end_bytes(self) -> None:
        if self._bytes:
            self._text += self._bytes.decode(self._fonts.get(self._font, self._page), "replace")
            self._bytes.clear()

    def _end_units(self) -> None:
        if self._units:
            raw = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._text += raw.decode("utf-16-le", "replace")
            self._units.clear()


def _known(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
