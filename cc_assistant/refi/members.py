"""What stands in a project file, by the paths that its XML names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol
from urllib.parse import unquote

from cc_assistant.errors import InputError

_SCHEME = re.compile(r"^(internal|relative|absolute):/*", re.IGNORECASE)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Members(Protocol):
    """An archive that was looked over: its names, and each member read within limits."""

    @property
    def names(self) -> Iterable[str]:
        """The names of all members."""
        ...

    def read(self, name: str) -> bytes:
        """Return the bytes of a member."""
        ...


class Raw(NamedTuple):
    """The text of a source as its file has it, without a byte order mark.

    ``mark`` says that there was one: some programs count it.
    """

    text: str
    mark: bool = False
    guessed: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing in it tempts a program to count otherwise than we do."""
        return not self.mark and "\r" not in self.text


def project_member(members: Members) -> str:
    """Return the name of the XML of a project: ``project.qde``, in whatever case and folder.

    Raises:
        InputError: there is none.
    """
    found = sorted(
        (name for name in members.names if name.lower().endswith(".qde")),
        key=lambda name: (name.lower() != "project.qde", name.count("/"), name),
    )
    if not found:
        raise InputError(
            "It holds no project.qde, so it is no REFI-QDA project.",
            remedy="Export the project again as REFI-QDA (.qdpx).",
        )
    return found[0]


class Paths:
    """Finds members: folders are called ``Sources``, ``sources`` or nothing, and cases differ."""

    def __init__(self, members: Members) -> None:
        self._by_name: dict[str, str] = {}
        for name in members.names:
            self._by_name.setdefault(PurePosixPath(name.replace("\\", "/")).name.lower(), name)

    def find(self, path: str) -> str | None:
        """Return the member that a path such as ``internal://guid.txt`` means; None: it is not inside."""
        plain = _SCHEME.sub("", path.strip()).replace("\\", "/")
        name = PurePosixPath(plain).name.lower()
        return self._by_name.get(name) or self._by_name.get(PurePosixPath(unquote(plain)).name.lower())


def decoded(data: bytes) -> Raw:
    """Return the text of a member: by its mark, as UTF-8, else as Windows writes it (which is a guess)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Raw(data.decode(encoding, "replace"), mark=True)
    try:
        return Raw(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Raw(data.decode("cp1252", "replace"), guessed=True)


def unmarked(text: str) -> Raw:
    """Return a text that stood in the XML, its byte order mark apart."""
    return Raw(text.removeprefix("\ufeff"), mark=text.startswith("\ufeff"))
