"""The text of a document with what is coded beside it: only the lines in sight are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cc_assistant.text.span import Span
from cc_assistant.tui.coding_lines import Line, Lines
from cc_assistant.tui.coding_marks import LANES, SWATCH, Mark, labels, letter, marks
from cc_assistant.tui.coding_paces import Pace, Paces
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.widgets.plain_text import fitted, one_line, visible

if TYPE_CHECKING:
    from cc_assistant.coding.names import CodeNames
    from cc_assistant.domain.coding import Coding
    from cc_assistant.domain.document import Document

_GUTTER = LANES + 1
_NAMES = 0.3  # of the width, for names beside the text
_LEAST_NAMES, _MOST_NAMES = 16, 34


class CodedText(ScrollView, can_focus=True):
    """Shows a document; a caret goes through it and selects.

    Attributes:
        caret: place of the caret in the text; with ``pivot`` the ends of what is selected.
        at_hand: the coding that commands are about; None for none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coded")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "coded-text--head",
        "coded-text--selected",
        "coded-text--hand",
        "coded-text--names",
    }

    class Moved(Message):
        """The caret is elsewhere, or something else is selected."""

    def __init__(self) -> None:
        super().__init__(id="coded")
        self._document: Document | None = None
        self._names: CodeNames | None = None
        self._codings: Sequence[Coding] = ()
        self._lines: Lines | None = None
        self._paces: Paces | None = None
        self._marks: dict[int, list[Mark]] = {}
        self._labels: dict[int, list[Coding]] = {}
        self._letters: dict[str, str] = {}
        self._aim: int | None = None
        self._dragging = False
        self.caret = self.pivot = 0
        self.at_hand: Coding | None = None

    # -- what is shown

    def show(self, document: Document, caret: int) -> None:
        """Show a document, with the caret at a place."""
        self._document = document
        self._paces = Paces(document)
        self._codings = ()
        self.at_hand = None
        self.caret = self.pivot = caret
        self._lay_out()
        self.call_after_refresh(self._into_sight)

    def show_codings(self, codings: Sequence[Coding], names: CodeNames) -> None:
        """Show what is coded, in the order of the text."""
        self._codings, self._names = codings, names
        if self.at_hand:
            self.at_hand = next((one for one in codings if one.id == self.at_hand.id), None)
        self._mark()

    @property
    def selected(self) -> Span:
        """What is selected; empty where nothing is."""
        return Span(min(self.pivot, self.caret), max(self.pivot, self.caret))

    @property
    def here(self) -> list[Coding]:
        """The codings on the caret, or on words that are selected, the shortest first."""
        start, end = self.selected
        over = [one for one in self._codings if one.start < max(end, start + 1) and one.end > start]
        return sorted(over, key=lambda one: (one.end - one.start, one.start))

    @property
    def place(self) -> int:
        """The unit that the caret is in, counted from 0."""
        return self._paces.unit_at(self.caret) if self._paces else 0

    def letter_of(self, coding: Coding) -> str:
        """Return the letter by which a coding is called beside the text."""
        return self._letters.get(coding.id, "")

    def select(self, span: Span, at_hand: Coding | None = None) -> None:
        """Select a span, and bring it into sight."""
        self.pivot, self.caret = span.start, span.end
        self.at_hand = at_hand
        self._settle()

    def _lay_out(self) -> None:
        if self._document is None:
            return
        self._lines = Lines(self._document, self._text_width)
        self.virtual_size = Size(self.size.width, len(self._lines))
        self._mark()

    def _mark(self) -> None:
        if self._lines is not None:
            self._marks = dict(marks(self._lines, self._codings))
            self._labels = dict(labels(self._lines, self._codings))
            self._letters = {one.id: letter(place) for place, one in enumerate(self._codings)}
        self.refresh()

    @property
    def _names_width(self) -> int:
        return max(_LEAST_NAMES, min(_MOST_NAMES, int(self.scrollable_content_region.width * _NAMES)))

    @property
    def _text_width(self) -> int:
        return max(8, self.scrollable_content_region.width - _GUTTER - self._names_width - 1)

    def on_resize(self) -> None:
        """Wrap the text anew, and keep the caret in sight."""
        self._lay_out()
        self.call_after_refresh(self._into_sight)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if not self._lines or self._document is None or number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[number]
        here = self._marks.get(number, [])
        body = self._text_width
        # A line may end in the space that it is broken at, and the caret may stand on it: a cell more.
        text = self._head(line, body + 1) if line.head else self._text(line, number, body + 1)
        return Strip([*self._gutter(here), *text, *self._beside(number, width - _GUTTER - body - 1)], width)

    def _head(self, line: Line, width: int) -> Iterator[Segment]:
        style = self.rich_style + self.get_component_rich_style("coded-text--head", partial=True)
        yield Segment(fitted(one_line(line.head), width), style)

    def _gutter(self, here: Sequence[Mark]) -> Iterator[Segment]:
        cells = [" "] * _GUTTER
        for mark in here:
            cells[mark.lane] = mark.sign
        hand = {mark.lane for mark in here if self.at_hand and mark.coding.id == self.at_hand.id}
        for lane, cell in enumerate(cells):
            strong = Style(bold=True, reverse=lane in hand) if cell != " " else Style()
            yield Segment(cell, self.rich_style + strong)

    def _beside(self, number: int, width: int) -> Iterator[Segment]:
        style = self.rich_style + self.get_component_rich_style("coded-text--names", partial=True)
        left = width
        for place, (told, colour) in enumerate(self._told_beside(number)):
            before = ", " if place else ""
            block = SWATCH if colour else ""
            words = f"{before}{block}{told}"
            words = fitted(words, min(left, cell_len(words)))
            if block and words.startswith(f"{before}{block}"):
                yield Segment(before, style)
                yield Segment(block, style + Style(color=colour))
                yield Segment(words[len(before) + len(block) :], style)
            else:
                yield Segment(words, style)
            left -= cell_len(words)
            if left <= 0:
                return
        yield Segment(" " * left, style)

    def _told_beside(self, number: int) -> Iterator[tuple[str, str]]:
        """Yield the codings that begin on a line: letter and name, and the colour of the code."""
        if self._names is None:
            return
        for one in self._labels.get(number, ()):
            named = self._names.of(one.code)
            yield f"{self.letter_of(one)} {'*' if one.key else ''}{one_line(named.name)}", named.colour

    def _text(self, line: Line, number: int, width: int) -> Iterator[Segment]:
        assert self._document is not None
        start, end = self.selected
        coded = [mark.coding for mark in self._marks.get(number, ())]
        hand = self.at_hand
        borders = {line.start, line.end, start, end, self.caret, self.caret + 1}
        borders |= {border for one in (*coded, *((hand,) if hand else ())) for border in (one.start, one.end)}
        cuts = sorted(border for border in borders if line.start <= border <= line.end)
        used = 0
        for left, right in pairwise(cuts):
            style = self.rich_style
            if any(one.start <= left < one.end for one in coded):
                style += Style(underline=True)
            if hand and hand.start <= left < hand.end:
                style += self.get_component_rich_style("coded-text--hand", partial=True)
            if start <= left < end:
                style += self.get_component_rich_style("coded-text--selected", partial=True)
            if left == self.caret and start == end and self.has_focus:
                style += Style(reverse=True)
            piece = visible(self._document.text[left:right])
            room = width - used
            if cell_len(piece) > room:  # more space at its end than one
                piece = set_cell_size(piece, room)
            used += cell_len(piece)
            yield Segment(piece, style)
        at_end = self.caret == line.end and start == end and self._line_of_caret() == number
        if at_end and self.has_focus and used < width:
            used += 1
            yield Segment(" ", self.rich_style + Style(reverse=True))
        if used < width:
            yield Segment(" " * (width - used), self.rich_style)

    def _line_of_caret(self) -> int:
        assert self._lines is not None
        return self._lines.at(self.caret)

    # -- moving

    def _settle(self, *, aim: int | None = None) -> None:
        self._aim = aim
        self._into_sight()
        self.refresh()
        self.post_message(self.Moved())

    def _into_sight(self) -> None:
        if not self._lines:
            return
        number = self._line_of_caret()
        # The line that says who speaks comes along, so that one always knows.
        top = number - 1 if number and self._lines[number - 1].head else number
        region = Region(0, top, self.size.width, number - top + 1)
        self.scroll_to_region(region, animate=False, force=True)

    def _go(self, position: int, *, extend: bool, aim: int | None = None) -> None:
        assert self._document is not None
        self.caret = max(0, min(position, len(self._document.text)))
        if not extend:
            self.pivot = self.caret
        self.at_hand = None
        self._settle(aim=aim)

    def action_move(self, pace: Pace, step: int) -> None:
        """Go on or back by characters, words, sentences or turns."""
        self._pace(pace, step, extend=False)

    def action_extend(self, pace: Pace, step: int) -> None:
        """Select on the way."""
        self._pace(pace, step, extend=True)

    def _pace(self, pace: Pace, step: int, *, extend: bool) -> None:
        if self._paces is None:
            return
        if step < 0:
            self._go(self._paces.back(pace, self.caret), extend=extend)
        else:
            self._go(self._paces.forward(pace, self.caret, to_end=extend), extend=extend)

    def action_line(self, step: int) -> None:
        """Go up or down by lines of the screen."""
        self._by_lines(step, extend=False)

    def action_extend_line(self, step: int) -> None:
        """Select on the way up or down."""
        self._by_lines(step, extend=True)

    def _by_lines(self, step: int, *, extend: bool) -> None:
        if not self._lines:
            return
        number = self._line_of_caret()
        aim = self._cell_of(number, self.caret) if self._aim is None else self._aim
        other = max(0, min(len(self._lines) - 1, number + step))
        while self._lines[other].head and 0 < other < len(self._lines) - 1:
            other += 1 if step > 0 else -1
        if not self._lines[other].head:
            self._go(self._position_at(other, aim), extend=extend, aim=aim)

    def action_page(self, step: int) -> None:
        """Go up or down by a screen."""
        self.action_line(step * max(1, self.size.height - 2))

    def action_edge(self, step: int) -> None:
        """Go to the beginning or the end of the document."""
        self._go(0 if step < 0 else 1 << 60, extend=False)

    def action_take(self, pace: Pace) -> None:
        """Select the sentence or turn at the caret; again, the next one too."""
        if self._paces is None or self._document is None:
            return
        start, end = self.selected
        first = self._paces.span(pace, start)
        whole = start <= first.start and end >= first.end and start < end
        if not whole:
            span = Span(first.start, max(first.end, end if start < end else 0))
        else:
            span = Span(start, self._paces.forward(pace, end, to_end=True))
        self.select(span)

    def action_let_go(self) -> None:
        """Select nothing; the caret stays at the beginning of what was selected."""
        self._go(self.selected.start, extend=False)

    def action_coding(self, step: int) -> None:
        """Go to the next coding, or the one before."""
        if not self._codings:
            return
        codings = list(self._codings)
        if self.at_hand in codings:
            place = codings.index(self.at_hand) + step
        elif step > 0:
            place = next((n for n, one in enumerate(codings) if one.start >= self.caret), 0)
        else:
            place = next((n for n in reversed(range(len(codings))) if codings[n].start < self.caret), -1)
        coding = codings[place % len(codings)]
        self.select(Span(coding.start, coding.end), coding)

    # -- the mouse

    def _cell_of(self, number: int, position: int) -> int:
        assert self._lines is not None
        assert self._document is not None
        return cell_len(visible(self._document.text[self._lines[number].start : position]))

    def _position_at(self, number: int, cell: int) -> int:
        assert self._lines is not None
        assert self._document is not None
        line, cells = self._lines[number], 0
        for position in range(line.start, line.end):
            cells += cell_len(visible(self._document.text[position]))
            if cells > cell:
                return position
        return line.end

    def _under(self, event: events.MouseEvent) -> int | None:
        if self._lines is None:
            return None
        offset = event.get_content_offset_capture(self)
        number = self.scroll_offset.y + offset.y
        if not 0 <= number < len(self._lines):
            return None
        line = self._lines[number]
        return line.start if line.head else self._position_at(number, max(0, offset.x - _GUTTER))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select; with Shift, go on with what is selected."""
        position = self._under(event)
        if position is not None:
            self._dragging = True
            self.capture_mouse()
            self._go(position, extend=event.shift)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the mouse is."""
        position = self._under(event) if self._dragging else None
        if position is not None and position != self.caret:
            self._go(position, extend=True)

    def on_mouse_up(self) -> None:
        """End what the mouse selects."""
        self._dragging = False
        self.release_mouse()
