"""The answers of a question before a group: to choose from, and with bars of how many gave each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain

PER_PERSON = 4
"""Cells of a bar for one person, where there is room."""

_LEAST_NAMES = 8
_LEAST_BAR = 10
_BESIDE = 8
"""Cells for a count, and between the columns."""

_NARROWEST_LABEL = 16


@dataclass(frozen=True)
class BallotRow:
    """One answer.

    Attributes:
        label: foreign text.
        key: what is typed to name it; "" where it can only be pointed at.
        count: how many gave it; None where that is not to be seen.
        names: initials of those who did, as far as they are known.
    """

    label: str
    key: str = ""
    count: int | None = None
    names: str = ""


class Ballot(PlainText):
    """Shows one row for each answer; a click names it.

    Attributes:
        airy: whether a free line stands between two rows.
    """

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[BallotRow] = ()
        self._cursor: int | None = None
        self._ticked: Collection[int] = ()
        self._boxes = ""
        self._tops: list[int] = []
        self.airy = False

    def put(
        self,
        rows: Sequence[BallotRow],
        cursor: int | None = None,
        ticked: Collection[int] = (),
        *,
        boxes: str = "",
    ) -> None:
        """Show other rows.

        Args:
            rows: the answers.
            cursor: place of the row that is pointed at; None for none.
            ticked: places of those that are chosen.
            boxes: what stands for a choice: "()" for one of all, "[]" for several, "" for nothing.
        """
        self._rows, self._cursor, self._ticked, self._boxes = rows, cursor, ticked, boxes
        self.display = bool(rows)
        self._draw()

    def action_take(self, place: int) -> None:
        """Name the row that was clicked."""
        self.post_message(self.Clicked(place))

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def bring_up(self, place: int) -> None:
        """Scroll until a row is in sight."""
        if place < len(self._tops) and isinstance(self.parent, Widget):
            top = self.virtual_region.y + self._tops[place]
            self.parent.scroll_to_region(
                Region(0, top, 1, 2), animate=False, immediate=True, force=True, x_axis=False
            )

    def _draw(self) -> None:
        room = self.content_size.width or 70
        told: list[Content] = []
        self._tops = []
        widths = self._widths(room)
        for place in range(len(self._rows)):
            if self.airy and place:
                told.append(Content(""))
            self._tops.append(len(told))
            told += self._row(place, *widths)
        self.show(lines(told))

    def _widths(self, room: int) -> tuple[int, int, int]:
        """Return the cells for labels, bars and names."""
        room -= 5 + (4 if self._boxes else 0)
        longest = max((plain(row.label).cell_length for row in self._rows), default=0)
        counts = [row.count for row in self._rows if row.count is not None]
        if not counts:
            names = min(max((len(row.names) for row in self._rows), default=0), room // 3)
            return max(_NARROWEST_LABEL, room - names - (2 if names else 0)), 0, names
        names = max((len(row.names) for row in self._rows), default=0)
        names = min(names, max(_LEAST_NAMES, room // 3)) if names else 0
        left = room - names - _BESIDE
        widest = min(PER_PERSON * max(counts), room // 4)
        bar = min(widest, max(_LEAST_BAR, left - longest))
        return max(_NARROWEST_LABEL, min(longest, left - bar)), bar, names

    def _row(self, place: int, label_width: int, bar_width: int, names_width: int) -> Iterator[Content]:
        row = self._rows[place]
        here, held = place == self._cursor, place in self._ticked
        mark = {"()": "(•) " if held else "( ) ", "[]": "[x] " if held else "[ ] "}.get(self._boxes, "")
        head = f"{'›' if here else ' '} {row.key:>2} {mark}"
        style = Style.from_meta({"@click": f"take({place})"}) + Style(bold=here or held)
        label = plain(row.label).wrap(label_width)
        names = plain(row.names).wrap(names_width) if names_width and row.names else []
        for number in range(max(len(label), len(names))):
            parts: list[Content] = [Content(head if number == 0 else " " * len(head))]
            text = label[number] if number < len(label) else Content("")
            beside = bar_width or names_width
            parts.append(text.pad_right(max(0, label_width - text.cell_length)) if beside else text)
            if bar_width or row.count is not None:
                bar = self._bar(row.count or 0, bar_width) if number == 0 else " " * bar_width
                count = f"{row.count or 0:>3}" if number == 0 else "   "
                parts += [Content("  "), Content.styled(bar, "$primary"), Content.styled(count, "bold")]
            if number < len(names):
                parts += [Content("  "), names[number]]
            yield Content("").join(parts).stylize(style)

    def _bar(self, count: int, width: int) -> str:
        most = max(row.count or 0 for row in self._rows)
        per = min(PER_PERSON, width / most) if most else 0
        return ("█" * max(1 if count else 0, round(count * per))).ljust(width)
