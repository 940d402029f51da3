"""A QR code (ISO/IEC 18004) drawn with half blocks, for phones to read from the screen."""

from __future__ import annotations

_QUIET = 2
"""Modules of white around the code; two are enough on a screen."""


def qr_lines(text: str, *, large: bool = False) -> tuple[str, ...]:
    """Return a QR code as lines of text; blocks are the light modules.

    Show it in white on black: the light modules have to be the bright ones.

    Args:
        text: what the code holds.
        large: two cells for each module, to be read from the back of a room; else two modules in a cell.
    """
    import segno

    code = segno.make_qr(text, error="l")
    rows = [[not dark for dark in row] for row in code.matrix_iter(border=_QUIET)]
    if large:
        return tuple("".join("██" if light else "  " for light in row) for row in rows)
    if len(rows) % 2:
        rows.append([True] * len(rows[0]))
    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    return tuple(
        "".join(blocks[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
