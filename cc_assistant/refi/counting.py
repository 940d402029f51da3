"""How programs count positions in a text: the standard says code points; not all keep to it.

A way of counting is a set of small differences from the standard. Each is put into effect on the places of
the text where it makes one, so trying a dozen costs little even for a long text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import product
from typing import Literal, NamedTuple

from cc_assistant.refi.members import Raw
from cc_assistant.text.span import Span

_ENDS = re.compile(r"\r\n|[\r\n]")
_WIDE = re.compile(r"[\U00010000-\U0010ffff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ACCENTED = re.compile(r"[^\x00-\x7f][\u0300-\u036f]*|[A-Za-z][\u0300-\u036f]+")


Ends = Literal["stored", "one", "two"]
CountedUnit = Literal["point", "utf16", "utf8"]
Form = Literal["stored", "NFC", "NFD"]


class Way(NamedTuple):
    """A way of counting.

    Attributes:
        ends: a line end counts as it is stored, as one character, or as two.
        unit: code points, UTF-16 units or bytes of UTF-8.
        form: accents counted as stored, composed (NFC) or apart (NFD).
        mark: a byte order mark counts.
        one: the first character is number 1.
        last: the end names the last character, not the one behind it.
    """

    ends: Ends = "stored"
    unit: CountedUnit = "point"
    form: Form = "stored"
    mark: bool = False
    one: bool = False
    last: bool = False

    @property
    def differences(self) -> int:
        """In how many respects it differs from the standard."""
        return sum(mine != theirs for mine, theirs in zip(self, Way(), strict=True))

    @property
    def rare(self) -> bool:
        """Whether no program is known for it, so that one selection alone does not show it."""
        return self.unit == "utf8" or self.form != "stored" or self.one or self.last

    def __str__(self) -> str:
        """What is counted otherwise, as it ends the sentence "its positions count ..."."""
        parts = {
            "a line end as one character": self.ends == "one",
            "a line end as two characters": self.ends == "two",
            "characters outside the basic plane twice (UTF-16)": self.unit == "utf16",
            "bytes": self.unit == "utf8",
            "accents as part of their letters (NFC)": self.form == "NFC",
            "accents apart from their letters (NFD)": self.form == "NFD",
            "the byte order mark": self.mark,
            "from one": self.one,
            "the last character as the end": self.last,
        }
        return " and ".join(words for words, holds in parts.items() if holds) or "as the standard says"


STANDARD = Way()


def ways(raw: Raw) -> Iterator[Way]:
    """Yield the ways of counting that make a difference in a text, the likelier first."""
    found = _ENDS.findall(raw.text)
    paired = "\r\n" in found
    lone = len(set(found) - {"\r\n"}) > 0
    ends: list[Ends] = ["stored"]
    ends += ["one"] if paired else []
    ends += ["two"] if lone else []
    units: list[CountedUnit] = ["point", "utf16"] if _WIDE.search(raw.text) else ["point"]
    forms: list[Form] = [] if unicodedata.is_normalized("NFC", raw.text) else ["NFC"]
    forms += [] if unicodedata.is_normalized("NFD", raw.text) else ["NFD"]
    both = (False, True)
    all_ways = [Way(ends=end, unit=unit, mark=mark) for end, unit, mark in product(ends, units, both)]
    edges = [Way(ends=end, one=one, last=last) for end, one, last in product(ends, both, both)]
    accents = [Way(ends=end, form=form) for end, form in product(ends, forms)]
    bytes_ = [Way(ends=end, unit="utf8") for end in ends] if _NOT_ASCII.search(raw.text) else []
    every = dict.fromkeys([*all_ways, *edges, *accents, *bytes_])
    yield from sorted(every, key=lambda way: (way.differences, way.rare, way.mark and not raw.mark))


class Counted:
    """A text in which positions are counted in one way; ``span`` finds what two of them mean."""

    def __init__(self, raw: Raw, way: Way) -> None:
        self._way = way
        self._length = len(raw.text)
        self._at: list[int] = []  # where a piece begins that counts otherwise than by code points,
        self._next: list[int] = []  # where it ends,
        self._count: list[int] = []  # and what has been counted up to its end
        more = int(way.mark)
        for start, end, width in _odd(raw.text, way):
            more += width - (end - start)
            self._at.append(start)
            self._next.append(end)
            self._count.append(end + more)
        self._first = int(way.mark)

    def span(self, start: int, end: int) -> Span | None:
        """Return the code points that two positions mean; None where they lie outside the text."""
        start, end = start - self._way.one, end - self._way.one + self._way.last
        first, last = self._point(start), self._point(end)
        if first is None or last is None or first >= last:
            return None
        return Span(first, last)

    def _point(self, counted: int) -> int | None:
        place = bisect_right(self._count, counted)
        begin = self._next[place - 1] if place else 0
        point = begin + counted - (self._count[place - 1] if place else self._first)
        if place < len(self._at) and point > self._at[place]:
            point = self._next[place]  # inside what counts as several: behind it
        return point if 0 <= point <= self._length else None


def _odd(text: str, way: Way) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces that do not count by their code points: beginning, end, and what they count."""
    found = [*_odd_ends(text, way), *_odd_characters(text, way)]
    yield from sorted(found)


def _odd_ends(text: str, way: Way) -> Iterator[tuple[int, int, int]]:
    if way.ends != "stored":
        wanted = 1 if way.ends == "one" else 2
        for match in _ENDS.finditer(text):
            if match.end() - match.start() != wanted:
                yield match.start(), match.end(), wanted


def _odd_characters(text: str, way: Way) -> Iterator[tuple[int, int, int]]:
    if way.unit == "utf16":
        yield from ((match.start(), match.end(), 2) for match in _WIDE.finditer(text))
    elif way.unit == "utf8":
        for match in _NOT_ASCII.finditer(text):
            yield match.start(), match.end(), len(match.group().encode("utf-8", "replace"))
    elif way.form != "stored":
        for match in _ACCENTED.finditer(text):
            width = len(unicodedata.normalize(way.form, match.group()))
            if width != match.end() - match.start():
                yield match.start(), match.end(), width
