"""The headings above a place in a document."""

from __future__ import annotations


class Outline:
    """Keeps the headings that stand above what is read next."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The headings, from the outermost."""
        return tuple(name for _, name in self._open)

    def above(self, level: int) -> tuple[str, ...]:
        """Return the headings above one of this level, counted from 1."""
        return tuple(name for other, name in self._open if other < level)

    def enter(self, level: int, name: str) -> None:
        """Begin what stands below a heading."""
        self._open = [*(entry for entry in self._open if entry[0] < level), (level, name)]
