"""What the plots of papers share: measures, shades that read without colour, and text that fits."""

from __future__ import annotations

from typing import NamedTuple

from cc_assistant.domain.recommendation import Priority

UNITS_PER_MM = 4
"""Units of the drawing in a millimetre."""

WIDTH = 680
"""Of every plot: 170 mm, the text of an A4 page."""

FONT = "'Libertinus Serif', 'Times New Roman', Times, 'Liberation Serif', serif"
_NARROW = frozenset("fijlrtI.,:;'’!|() ")
_WIDE = frozenset("mwMWQOGDHNU@%")


class Shade(NamedTuple):
    """How a bar is drawn: full, half or empty with a broken outline, so that no colour is needed.

    ``fill`` is the name of a paint; every bar has the same edge.
    """

    fill: str
    dashes: str
    says: str


SHADES: dict[Priority, Shade] = {
    "must": Shade("full", "none", "essential"),
    "should": Shade("half", "none", "important"),
    "could": Shade("page", "3 2", "worth doing"),
}


def fitted(text: str, width: float, size: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than ``width`` units at a font size."""
    if _wide(text) * size <= width:
        return text
    kept = text
    while kept and (_wide(kept) + 0.6) * size > width:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:')}…"


_SLACK = 1.22
"""So much wider than that of the pages is the serif face of some machines that show a drawing elsewhere."""


def broken(text: str, width: float, size: float, most: int = 99) -> list[str]:
    """Return the text as lines of at most ``width`` units; what is more than ``most`` lines is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [cut(line, width, size) for line in lines]


def cut(text: str, width: float, size: float) -> str:
    """Return the text, cut where it might be wider than ``width`` in any serif face."""
    return fitted(text, width / _SLACK, size)


def wide(text: str, size: float) -> float:
    """Estimate how wide a text is at most, in units, in a serif face of this size."""
    return _wide(text) * size * _SLACK


def _wide(text: str) -> float:
    """Estimate the width of a text in ems of a serif face."""
    return sum(
        0.28
        if char in _NARROW
        else 0.78
        if char in _WIDE
        else 0.5
        if 0x20 <= ord(char) < 0x500  # a control character is shown as a wide sign
        else 1.0
        for char in text
    )
