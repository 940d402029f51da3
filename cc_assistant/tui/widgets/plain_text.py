"""The one way to show text that others wrote: it is never read as markup, and nothing in it is lost.

A transcript's `[laughs]` stays, `[/b]` ends nothing, an escape code is seen and not obeyed. Each character
is shown by exactly one, so positions in the stored text hold on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span
from textual.selection import Selection
from textual.widgets import Static

from cc_assistant.tui.hanging import Hanging

QUOTED = "bold underline"
"""Style of words that an answer quotes: seen without colour."""

_PICTURES = 0x2400
_SEEN: dict[int, str] = {code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in "\n\t"}
_SEEN[0x7F] = "\u2421"
_SEEN[ord("\t")] = " "
# What turns the direction of writing would reorder what stands around it.
_SEEN |= dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
# A lone surrogate cannot be written to a terminal.
_SEEN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def visible(text: str) -> str:
    """Return the text with control characters made visible; as many characters as before."""
    return text.translate(_SEEN)


def one_line(text: str) -> str:
    """Return the text as one visible line, for rows, titles and lists."""
    return visible(text.replace("\n", " "))


def fitted(text: str, width: int) -> str:
    """Return one line in exactly so many cells; where it does not fit, an ellipsis says so."""
    if cell_len(text) > width > 1:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(text, width)


def plain(text: str, style: str = "") -> Content:
    """Return foreign text as content that Textual shows as it is."""
    content = Content(visible(text))
    return content.stylize(style) if style else content


def marked(text: str, spans: Iterable[tuple[int, int]], style: str = QUOTED) -> Content:
    """Return foreign text with some of its characters set apart.

    Args:
        text: as stored.
        spans: half-open ranges of code points.
        style: of the characters in the ranges.
    """
    return Content(visible(text), [Span(start, end, style) for start, end in spans if start < end])


def lines(parts: Sequence[Content]) -> Content:
    """Return contents one below the other."""
    return Content("\n").join(parts)


class PlainText(Static):
    """Shows foreign text. What it is given is never read as markup; lines hang below their first words."""

    def __init__(
        self, text: str | Content = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(_content(text), markup=False, id=id, classes=classes)

    def show(self, text: str | Content) -> None:
        """Show another text."""
        self.update(_content(text))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the words that were selected, as they are stored: not as they are broken into lines."""
        visual = self.visual
        if not isinstance(visual, Hanging):
            return super().get_selection(selection)
        shown = visual.at(self.content_region.width).plain
        taken = selection.extract(shown)
        return (taken if shown == visual.plain else _BROKEN.sub(" ", taken)), "\n"


_BROKEN = re.compile(r"\n +")


def _content(text: str | Content) -> Content:
    return Hanging(text if isinstance(text, Content) else plain(text))
