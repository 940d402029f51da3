"""Lines of plain text: broken at a width, hanging under what they belong to."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

Strong = Callable[[str], str]
"""Sets a heading apart, for instance in bold."""

NARROWEST = 40
_BLANKS = re.compile(r"[ \t-\r]+")


def filled(text: str, width: int, first: str = "", then: str | None = None) -> str:
    """Return ``text`` as lines of at most ``width`` columns.

    Args:
        text: its own line breaks count as spaces.
        width: columns of a line; fewer than 40 are taken for 40.
        first: what the first line begins with.
        then: what the others begin with; the same as the first where it is left out.
    """
    return textwrap.fill(
        _BLANKS.sub(" ", text).strip(),
        max(NARROWEST, width),
        initial_indent=first,
        subsequent_indent=first if then is None else then,
        break_on_hyphens=False,
        break_long_words=False,
    )


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    text = text.strip()
    ends = text[-1:] in {".", "!", "?", "”", "…"}
    return f"{text[:1].upper()}{text[1:]}{'' if ends else '.'}" if text else ""
