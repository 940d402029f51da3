"""Files that a browser sends: where they lie, under what names, and how much is taken."""

from __future__ import annotations

import re
import secrets
import shutil
import unicodedata
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from cc_assistant.errors import InputError

LARGEST_FILE = 25 * 1024 * 1024
"""Bytes of one file."""

MOST_FILES = 50
"""Files that wait for one session."""

_LONGEST_NAME = 120
_REFUSED = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")


@dataclass(frozen=True)
class Arrived:
    """A file that was taken: its id, its cleaned name, its bytes; it lies in the inbox as `id name`."""

    id: str
    name: str
    size: int


class Inbox:
    """The folder of one session; it goes when the session ends.

    Args:
        folder: is made for this user only.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700)

    async def take(self, name: str, content: AsyncIterator[bytes]) -> Arrived:
        """Keep a file; it appears in the folder when it is whole.

        Raises:
            InputError: it is too large, has no usable name, or too many are waiting.
        """
        cleaned = cleaned_name(name)
        if sum(1 for _ in self.folder.iterdir()) >= MOST_FILES:
            raise InputError(
                f"{MOST_FILES} files are waiting already.", remedy="Reload the page to begin anew."
            )
        file_id = secrets.token_hex(4)
        half, size = self.folder / f".{file_id}", 0
        try:
            with half.open("xb") as file:
                async for part in content:
                    size += len(part)
                    if size > LARGEST_FILE:
                        raise InputError(
                            f"'{cleaned}' is larger than {LARGEST_FILE // 1024 // 1024} megabytes.",
                            remedy="Split it, or use the command line.",
                        )
                    file.write(part)
            arrived = Arrived(file_id, cleaned, size)
            half.rename(self.file(arrived))
        finally:
            half.unlink(missing_ok=True)
        return arrived

    def file(self, arrived: Arrived) -> Path:
        """Where a file lies that was taken."""
        return self.folder / f"{arrived.id} {arrived.name}"

    def remove(self) -> None:
        """Forget everything that was sent."""
        shutil.rmtree(self.folder, ignore_errors=True)


def cleaned_name(name: str) -> str:
    r"""Return a file's name without folders and without what some system does not take in a name.

    `C:\notes\interview 3.txt` becomes `interview 3.txt`.

    Raises:
        InputError: nothing usable is left of it.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    cleaned = _REFUSED.sub("", last.encode("utf-8", "ignore").decode()).strip(". ")
    stem, dot, ending = cleaned.rpartition(".")
    while len(cleaned.encode()) > _LONGEST_NAME and len(stem) > 1:
        stem = stem[:-1]
        cleaned = f"{stem.rstrip()}{dot}{ending}"
    if not cleaned or _DEVICES.match(cleaned) or len(cleaned.encode()) > _LONGEST_NAME:
        raise InputError("The file has no name that can be kept.", remedy="Rename it and send it again.")
    return cleaned
