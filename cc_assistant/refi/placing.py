"""Where coded words stand: the way of counting under which the selections of a source make sense, as told.

Positions are believed as the standard has them. Where that cuts words in two, leaves the text or contradicts
the words that the file itself records, the known ways of counting are tried in order, and the one that
explains the selections is taken and named. What no way explains is looked for by its recorded words. Nothing
is moved in silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cc_assistant.refi.counting import STANDARD, Counted, Way, ways
from cc_assistant.refi.members import Raw
from cc_assistant.text.span import Span

_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_CUT_SHORT = re.compile(r"\s*(?:\.\.\.|…)$")
_TELLING = 12
"""Characters from which a recorded name is taken for the beginning of the words if they occur."""


class Selection(NamedTuple):
    """Two positions as the file has them, and the name that it records, which often is the words."""

    start: int
    end: int
    name: str = ""


class Placed(NamedTuple):
    """Where a selection stands in the text of the source.

    ``how``: as the standard says, by the way of counting of its source, found by its words, kept although it
    cuts a word, or nowhere (``span`` is None).
    """

    span: Span | None
    how: Literal["standard", "counted", "found", "cut", "nowhere"]


class Verdict(NamedTuple):
    """What speaks for and against the ways of counting in a source.

    ``faults`` counts selections that make no sense, ``explained`` those that contradict their recorded words
    as the standard counts, and no longer do.
    """

    faults: dict[Way, int]
    explained: dict[Way, int]


class Placer:
    """Places the selections of one source.

    Args:
        raw: its text.
        selections: all of them, as the file has them.
    """

    def __init__(self, raw: Raw, selections: Sequence[Selection]) -> None:
        self._raw = raw
        self._selections = selections
        self._plain: str | None = None
        self._names = [_telling(selection) for selection in selections]
        self._counted: dict[Way, Counted] = {}
        self._known: dict[str, bool] = {}

    def verdict(self) -> Verdict:
        """Return how the ways of counting fare; the same selection twice is one witness."""
        faults: dict[Way, int] = {}
        explained: dict[Way, int] = {}
        once = {selection: number for number, selection in enumerate(self._selections)}.values()
        standing = [self._fault(number, STANDARD) for number in once]
        for way in ways(self._raw) if self._selections else (STANDARD,):
            now = [self._fault(number, way) for number in once]
            faults[way] = sum(bool(fault) for fault in now)
            explained[way] = sum(
                before == "other words" and not after for before, after in zip(standing, now, strict=True)
            )
        return Verdict(faults, explained)

    def place(self, way: Way) -> tuple[Placed, ...]:
        """Return where the selections stand if positions are counted in a way."""
        return tuple(self._placed(number, way) for number in range(len(self._selections)))

    def _placed(self, number: int, way: Way) -> Placed:
        fault = self._fault(number, way)
        span = self._span(number, way)
        if fault and (found := self._by_words(number, span)):
            return Placed(found, "found")
        if span is None:
            return Placed(None, "nowhere")
        if fault == "other words":
            return Placed(span, "cut")
        if way != STANDARD and span != self._span(number, STANDARD):
            return Placed(span, "counted")
        return Placed(span, "cut" if fault else "standard")

    def _span(self, number: int, way: Way) -> Span | None:
        if way not in self._counted:
            self._counted[way] = Counted(self._raw, way)
        selection = self._selections[number]
        return self._counted[way].span(selection.start, selection.end)

    def _fault(self, number: int, way: Way) -> str:
        """Return what is wrong with a selection; empty where it makes sense."""
        span = self._span(number, way)
        if span is None:
            return "outside"
        text, name = self._raw.text, self._names[number]
        words = _plain(text[span.start : span.end]) if name else ""
        if name and words == name:
            return ""
        if name and not words.startswith(name) and self._occurs(name):
            return "other words"
        return "" if _whole(text, span.start) and _whole(text, span.end) else "in a word"

    def _occurs(self, name: str) -> bool:
        if name not in self._known:
            if self._plain is None:
                self._plain = _plain(self._raw.text)
            self._known[name] = name in self._plain
        return self._known[name]

    def _by_words(self, number: int, near: Span | None) -> Span | None:
        """Return the one place where the recorded words stand; None where there is none, or several."""
        name = self._names[number]
        if not name or not self._occurs(name):
            return None
        words = r"\s+".join(_spelled(word) for word in name.split(" "))
        found = [match.span() for match in re.finditer(words, self._raw.text)]
        if len(found) != 1:
            return None
        start, end = found[0]
        selection = self._selections[number]
        length = near.end - near.start if near else selection.end - selection.start
        return Span(
            start, min(len(self._raw.text), max(end, start + length)) if _shortened(selection) else end
        )


def chosen(verdict: Verdict, usual: Way | None = None) -> Way:
    """Return the way of counting that explains the selections of a source.

    Args:
        verdict: of its selections.
        usual: the way that was found in other sources of the same project; it decides where several explain
            all selections.
    """
    faults = verdict.faults
    standing = faults.get(STANDARD, 0)
    if usual in faults and faults[usual] == 0 and standing == 0:
        return usual
    if standing == 0:
        return STANDARD
    if usual in faults and faults[usual] == min(faults.values()):
        return usual
    best = min(faults, key=lambda way: (faults[way], way.differences, way.rare))
    told = verdict.explained[best] > 0
    enough = standing - faults[best] >= 3 if best.rare else faults[best] * 2 <= standing
    return best if faults[best] < standing and (told or enough) else STANDARD


def usual_way(verdicts: Sequence[Verdict]) -> Way | None:
    """Return the way of counting that sources of a project show, where all that show one show the same."""
    shown = {chosen(verdict) for verdict in verdicts if verdict.faults.get(STANDARD)}
    decided = {way for way in shown if way != STANDARD}
    return decided.pop() if len(decided) == 1 and STANDARD not in shown else None


def _whole(text: str, at: int) -> bool:
    """Tell whether a position cuts no word, no line end and no letter from its accent."""
    if at in {0, len(text)}:
        return True
    before, after = text[at - 1], text[at]
    inside = (before.isalnum() and after.isalnum()) or (before == "\r" and after == "\n")
    return not inside and not "\u0300" <= after <= "\u036f"


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words.translate(_QUOTES)).strip()


def _telling(selection: Selection) -> str:
    """Return the words that a name records; empty where it may be a mere label."""
    name = _plain(_CUT_SHORT.sub("", selection.name.strip()))
    length = selection.end - selection.start
    enough = min(_TELLING, max(length - 1, 1)) if length > 0 else _TELLING
    return name if len(name) >= enough else ""


def _shortened(selection: Selection) -> bool:
    name = selection.name.strip()
    return bool(_CUT_SHORT.search(name)) or len(_plain(name)) + 2 < selection.end - selection.start


def _spelled(word: str) -> str:
    return re.escape(word).replace("'", "['’‘]").replace('"', '["“”]')
