"""Lines that begin with a sign or a space: where they are broken, the rest hangs below their first word."""

from __future__ import annotations

import re

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

_SIGNS = re.compile(r"[ \u00a0]*(?:(?:[□■▣☐☑☒•·›!>*]|\[[ x?~-]\]|\d{1,3}\.) +)*")
"""What may stand before the words of a line: space, boxes, points, marks, numbers."""

_MOST = 3
"""At most one part in so many of a width stays empty; where it is narrower, lines begin at the edge."""


class Hanging(Content):
    """Content that hangs: as long as its lines are short enough, it is shown as any other.

    Args:
        content: what is shown.
    """

    def __init__(self, content: Content) -> None:
        super().__init__(content.plain, list(content.spans), strip_control_codes=False)
        self._hung: tuple[int, Content] | None = None

    def at(self, width: int) -> Content:
        """Return the content with line breaks and indents for so many cells."""
        if self._hung is None or self._hung[0] != width:
            self._hung = width, _hung(self, width)
        return self._hung[1]

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the height as shown in so many cells."""
        if rules.get("text_wrap") == "nowrap":
            return super().get_height(rules, width)
        return self.at(width).get_height(rules, width)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines as shown in so many cells."""
        if options.rules.get("text_wrap") == "nowrap":
            return super().render_strips(width, height, style, options)
        return self.at(width).render_strips(width, height, style, options)


def _hung(content: Content, width: int) -> Content:
    plain = Content(content.plain, list(content.spans), strip_control_codes=False)
    if all(len(line) * 2 <= width for line in content.plain.split("\n")):
        return plain  # no character is wider than two cells
    told: list[Content] = []
    for line in plain.split("\n", allow_blank=True):
        told += _lines(line, width)
    return Content("\n").join(told)


def _lines(line: Content, width: int) -> list[Content]:
    begins = _SIGNS.match(line.plain)
    indent = begins.end() if begins else 0
    if not indent or indent * _MOST > width or line.cell_length <= width:
        return [line]
    first, *others = line[indent:].wrap(width - indent)
    return [line[:indent] + first, *(Content(" " * indent) + other for other in others)]
