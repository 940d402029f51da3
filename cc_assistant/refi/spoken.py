"""A document as other programs show it: with who speaks before each turn, and the way back for positions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from cc_assistant.domain.document import Document, Speaker, Unit
from cc_assistant.text.locators import clock
from cc_assistant.text.span import Span


class Spoken:
    """The text of a document with the names of speakers, as ``[00:04:10] Anna: ...``.

    Args:
        units: of the document.
        speakers: of the document.
    """

    def __init__(self, units: tuple[Unit, ...], speakers: tuple[Speaker, ...]) -> None:
        names = {speaker.id: speaker.name for speaker in speakers}
        self._units = units
        self._labels = [_label(unit, names) for unit in units]
        self._more: list[int] = []  # label characters up to the words of each unit
        count = 0
        for label in self._labels:
            count += len(label)
            self._more.append(count)
        self._starts = [unit.start for unit in units]
        self._said = [unit.start + more for unit, more in zip(units, self._more, strict=True)]
        self._heads = [said - len(label) for said, label in zip(self._said, self._labels, strict=True)]

    def shown(self, text: str) -> str:
        """Return the text of the document with labels."""
        pieces, at = [], 0
        for unit, label in zip(self._units, self._labels, strict=True):
            pieces += [text[at : unit.start], label]
            at = unit.start
        return "".join((*pieces, text[at:]))

    def bare(self, shown: str) -> str | None:
        """Return the text without labels; None where the labels do not stand where they did."""
        pieces, at = [], 0
        for said, head, label in zip(self._said, self._heads, self._labels, strict=True):
            if shown[head:said] != label:
                return None
            pieces.append(shown[at:head])
            at = said
        return "".join((*pieces, shown[at:]))

    def out(self, start: int, end: int) -> Span:
        """Return where words of the document stand in what is shown."""
        return Span(start + self._before(start), end + self._before(end - 1))

    def back(self, start: int, end: int) -> Span:
        """Return where shown words stand in the document; labels are left out."""
        first = bisect_right(self._heads, start) - 1
        last = bisect_left(self._heads, end) - 1
        if first < 0 or last < 0:
            return Span(start, end)
        begin = max(start, self._said[first]) - self._more[first]
        if end <= self._said[last] and self._labels[last]:  # it ends within a label
            return Span(begin, self._units[last - 1].end if last else begin)
        return Span(begin, end - self._more[last])

    def _before(self, at: int) -> int:
        place = bisect_right(self._starts, at) - 1
        return self._more[place] if place >= 0 else 0


def spoken(document: Document) -> Spoken:
    """Return a document as other programs show it."""
    return Spoken(document.units, document.speakers)


def _label(unit: Unit, names: dict[str, str]) -> str:
    name = " ".join(names.get(unit.speaker or "", "").split())
    if not name:
        return ""
    time = f"[{clock(unit.locator.at)}] " if unit.locator.at is not None else ""
    return f"{time}{name}: "
