"""Which of several windows this is: each has a conversation of its own, baskets and questions are shared.

The first window keeps everything in the shared file, each further one its own part in a file beside it. A
window takes the lowest place that is free; the system frees the place of one that is killed. A tab of a
browser is given its own file.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cc_assistant.os_lock import try_lock

MOST = 50


class Window:
    """A place among the windows that are open.

    Args:
        own: the file that is given for what it keeps; the shared one where none is.
        shared: the file that all windows share.

    Attributes:
        number: of the window, from 1; also 1 where it has a file of its own.
        shared: the file that all windows share.
        file: what this window keeps for itself.
    """

    def __init__(self, own: Path, shared: Path) -> None:
        self.shared = shared
        self._held: BinaryIO | None = None
        self.number = self._taken() if own == shared else 1
        self.file = own if self.number == 1 else self._beside(self.number, ".json")

    def close(self) -> None:
        """Free the place."""
        if self._held:
            self._held.close()
            self._held = None

    def _taken(self) -> int:
        # Where no lock can be had, as in a folder that cannot be written, it is the first window.
        with suppress(OSError):
            self.shared.parent.mkdir(parents=True, exist_ok=True)
            for number in range(1, MOST + 1):
                held = self._beside(number, ".lock").open("ab")
                if try_lock(held.fileno(), shared=False):
                    self._held = held
                    return number
                held.close()
        return 1

    def _beside(self, number: int, ending: str) -> Path:
        return self.shared.with_name(f"{self.shared.stem}.window-{number}{ending}")
