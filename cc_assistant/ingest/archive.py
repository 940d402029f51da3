"""Archives from strangers: looked over before anything is unpacked, read member by member, never to disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from cc_assistant.ingest.limits import Limits, Unreadable

_SMALL = 1_000_000
"""Bytes below which a member may be packed as tightly as it likes."""


class Archive:
    """An archive that has been looked over; ``read`` gives members up to the limits."""

    def __init__(self, held: zipfile.ZipFile, limits: Limits) -> None:
        self._held = held
        self._limits = limits
        self._left = limits.unpacked_bytes
        self.names = tuple(held.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._held.NameToInfo

    def read(self, name: str) -> bytes:
        """Return a member; what its list of contents says of its size is not believed.

        Raises:
            Unreadable: it is not there, damaged, or larger than allowed.
        """
        if name not in self:
            raise Unreadable(f"It is damaged or cut short: '{name}' is missing in it.", remedy=_AGAIN)
        try:
            with self._held.open(name) as member:
                data = member.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
            raise Unreadable(f"It is damaged: '{name}' in it cannot be unpacked.", remedy=_AGAIN) from None
        self._left -= len(data)
        if self._left < 0:
            raise _too_large(self._limits)
        return data


_AGAIN = "Copy or download it again."


@contextmanager
def opened_archive(file: Path, limits: Limits) -> Iterator[Archive]:
    """Open an archive whose list of contents is harmless.

    Raises:
        Unreadable: it is damaged, protected with a password, unpacks to too much, or holds names that lead
            outside, links, or one name twice.
    """
    if file.stat().st_size > limits.file_bytes:
        raise Unreadable(f"It is larger than {limits.file_bytes // 1_000_000} MB.", remedy="Divide it.")
    try:
        with zipfile.ZipFile(file) as held:
            _look_over(held.infolist(), limits)
            yield Archive(held, limits)
    except zipfile.BadZipFile:
        raise Unreadable(
            "It is damaged or cut short: its list of contents is missing.", remedy=_AGAIN
        ) from None


def _look_over(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise Unreadable(f"It holds more than {limits.members:,} files.", remedy="It was left alone.")
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise _too_large(limits)
    seen: set[str] = set()
    for member in members:
        name = member.filename.replace("\\", "/")
        path = PurePosixPath(name)
        if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise Unreadable(
                f"It holds a name that leads outside: '{name[:80]}'.", remedy="It was left alone."
            )
        if stat.S_ISLNK(member.external_attr >> 16):
            raise Unreadable(f"It holds a link: '{name[:80]}'.", remedy="It was left alone.")
        if name in seen:
            raise Unreadable(f"It holds the name '{name[:80]}' twice.", remedy="It was left alone.")
        seen.add(name)
        if member.flag_bits & 0x1:
            raise Unreadable("It is protected with a password.", remedy="Save it without one.")
        if member.file_size > _SMALL and member.file_size > limits.ratio * max(1, member.compress_size):
            raise Unreadable(
                f"'{name[:80]}' in it unpacks to more than {limits.ratio} times its size, as in an attack.",
                remedy="It was left alone.",
            )


def _too_large(limits: Limits) -> Unreadable:
    return Unreadable(
        f"It unpacks to more than {limits.unpacked_bytes // 1_000_000} MB.", remedy="It was left alone."
    )
