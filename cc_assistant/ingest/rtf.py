"""Documents in RTF: paragraphs, headings, tables, notes and comments; changes read as accepted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cc_assistant.domain.document import Locator, Speaker
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.outline import Outline
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.rtf_tokens import Token, tokens
from cc_assistant.ingest.spoken_table import as_spoken
from cc_assistant.ingest.tidy import one_line, raised, tidy

_PASSED_OVER = frozenset(
    """fonttbl colortbl listtable listoverridetable revtbl rsidtbl generator filetbl pict object objdata
    themedata colorschememapping datastore latentstyles xmlnstbl listtext pntext pnseclvl fldinst sp shprslt
    nonesttables private bkmkstart bkmkend ftnsep ftnsepc aftnsep aftnsepc atrfstart atrfend atnref atndate
    atnid datafield fontemb stylesheet info""".split()
)
_RUNNING = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
_OPEN_TO_ALL = frozenset({"shpinst", "annotation", "atnauthor"})
"""Groups that old programs pass over, and that hold words nevertheless."""
_SAID = ("text", "note", "comment", "author", "title", "style")
"""Where words go."""
_OFF = 0


@dataclass(frozen=True)
class _State:
    """What holds within a group."""

    into: str = "text"
    """Where words go: text, note, comment, author, title, style, or nowhere."""
    shown: bool = True
    raised: bool = False
    table: bool = False
    level: int = 0


@dataclass
class _Reading:
    budget: Budget
    units: list[RawUnit] = field(default_factory=list)
    comments: list[tuple[str, str, Locator]] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _SAID})
    title: str = ""
    left_out: Counter[str] = field(default_factory=Counter)
    _levels: dict[int, int] = field(default_factory=dict)
    _style: int | None = None
    _outline: Outline = field(default_factory=Outline)
    _cells: list[str] = field(default_factory=list)
    _paragraph: int = 0
    _row: int = 0

    def read(self, data: bytes) -> None:
        """Take in a whole document.

        Raises:
            Unreadable: groups in it do not end.
        """
        state = _State()
        above: list[_State] = []
        first = any_ = False
        for token in tokens(data):
            if token.kind == "open":
                above.append(state)
                first, any_ = True, False
                continue
            if token.kind == "close":
                state = self._closed(state, above.pop() if above else _State())
            elif token.kind == "any":
                any_ = True
                continue
            elif token.kind == "word":
                state = self._word(token, state, first=first, any_=any_)
            elif state.into in self.said and state.shown:
                self.said[state.into].append(raised(token.text) if state.raised else token.text)
            first = any_ = False
        if above:
            raise Unreadable("It is cut short: its end is missing.", remedy="Copy or download it again.")
        self._end_paragraph(state)
        self._end_row()

    def _closed(self, state: _State, outer: _State) -> _State:
        if state.into == outer.into:
            return replace(outer, table=state.table, level=state.level) if state.into == "text" else outer
        if state.into == "note" and (words := one_line(self._taken("note"))):
            self.said["text"].append(f" [{words}]")
            self.left_out["note"] += 1
        elif state.into == "comment" and (words := tidy(self._taken("comment"))):
            self.comments.append((one_line(self._taken("author")) or "Somebody", words, self._place()))
        elif state.into == "style":
            name = self._taken("style").strip(" ;").lower()
            if self._style is not None and (match := re.fullmatch(r"heading ([1-9])|title", name)):
                self._levels.setdefault(self._style, int(match[1] or 1))
            self._style = None
        elif state.into == "title":
            self.title = one_line(self._taken("title"))
        return outer

    def _taken(self, name: str) -> str:
        """Return what was said there, which is then empty."""
        words = "".join(self.said[name])
        self.said[name].clear()
        return words

    def _word(self, token: Token, state: _State, *, first: bool, any_: bool) -> _State:  # noqa: PLR0911, PLR0912
        name, number = token.text, token.number
        if first or any_:
            if (into := self._destination(name, state, any_=any_)) is not None:
                return replace(state, into=into)
            if name == "s" and state.into == "styles":
                self._style = number
                return replace(state, into="style")
            if state.into == "styles":
                self._style = 0
                return replace(state, into="style")
        if state.into == "style":
            if name == "outlinelevel" and self._style is not None and number is not None and number < 9:
                self._levels[self._style] = number + 1
            return state
        if name in {"v", "deleted"}:
            shown = number == _OFF
            if not shown:
                self.left_out["hidden" if name == "v" else "change"] += state.shown
            return replace(state, shown=shown)
        if name == "revised" and number != _OFF:
            self.left_out["change"] += 1
        elif name in {"super", "nosupersub", "sub"}:
            return replace(state, raised=name == "super" and number != _OFF)
        elif name == "plain":
            return replace(state, raised=False, shown=True)
        elif state.into != "text":
            if name in {"par", "line"} and state.into in self.said:
                self.said[state.into].append("\n")
        else:
            return self._layout(name, number, state)
        return state

    def _destination(self, name: str, state: _State, *, any_: bool) -> str | None:
        """Return where the words of a group go that begins with this word; None where it changes nothing."""
        if state.into == "nowhere":
            return "nowhere"
        found = {
            "footnote": "note",
            "annotation": "comment",
            "atnauthor": "author",
            "stylesheet": "styles",
            "info": "info",
        }.get(name)
        if state.into == "info":
            found = "title" if name == "title" else "nowhere"
        if name == "atnauthor":
            self.said["author"].clear()
        if found:
            return found
        if name in _RUNNING:
            self.left_out["running"] += 1
            return "nowhere"
        if name == "pict":
            self.left_out["picture"] += 1
        if name in _PASSED_OVER or (any_ and name not in _OPEN_TO_ALL and state.into != "styles"):
            return "nowhere"
        return None

    def _layout(self, name: str, number: int | None, state: _State) -> _State:
        if name == "pard":
            return replace(state, table=False, level=0)
        if name == "intbl":
            return replace(state, table=number != _OFF)
        if name == "s" and number is not None:
            return replace(state, level=self._levels.get(number, 0))
        if name == "outlinelevel" and number is not None:
            return replace(state, level=number + 1 if number < 9 else 0)
        if name in {"par", "sect", "page"}:
            if state.table:
                self.said["text"].append("\n")
            else:
                self._end_paragraph(state)
        elif name in {"cell", "nestcell"}:
            if name == "cell":
                self._cells.append(tidy(self._taken("text")))
            else:
                self.said["text"].append("\n")
        elif name == "row":
            self._end_row()
        return state

    def _place(self) -> Locator:
        if self._cells or self._row:
            return Locator(section=self._outline.path, table=len(self.tables) or 1, row=self._row + 1)
        return Locator(section=self._outline.path, paragraph=self._paragraph + 1)

    def _end_paragraph(self, state: _State) -> None:
        text = self.budget.took(tidy(self._taken("text")))
        if not text:
            return
        self._row = 0
        if state.level:
            place = Locator(section=self._outline.above(state.level))
            self.units.append(RawUnit(kind="heading", text=text, locator=place))
            self._outline.enter(state.level, one_line(text))
            return
        self._paragraph += 1
        place = Locator(section=self._outline.path, paragraph=self._paragraph)
        self.units.append(RawUnit(kind="paragraph", text=text, locator=place))

    def _end_row(self) -> None:
        if not self._cells:
            return
        if not self._row:
            self.tables.append([])
        self._row += 1
        self.tables[-1].append(self._cells)
        if filled := [one_line(cell) for cell in self._cells if cell]:
            place = Locator(section=self._outline.path, table=len(self.tables), row=self._row)
            text = self.budget.took(" | ".join(filled))
            self.units.append(RawUnit(kind="table", text=text, locator=place))
        self._cells = []

    def remarks(self) -> Iterator[Remark]:
        """Yield what did not come over as it was."""
        said = {
            "running": ("dropped", "heads and feet of pages", "they are no part of the text"),
            "picture": ("dropped", "pictures", "only text is kept"),
            "hidden": ("dropped", "hidden words", "word processors do not show them"),
            "change": ("changed", "tracked changes", "they were read as accepted"),
            "note": ("changed", "notes", "they stand in square brackets where they are referred to"),
        }
        for key, count in self.left_out.items():
            what, name, why = said[key]
            yield Remark.model_validate({"what": what, "name": name, "why": why, "count": count})


def read_rtf(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read an RTF document; one whose paragraphs or table are turns becomes a transcript."""
    if file.stat().st_size > limits.text_bytes:
        raise Unreadable(f"It is larger than {limits.text_bytes // 1_000_000} MB.", remedy="Divide it.")
    reading = _Reading(Budget(limits))
    reading.read(file.read_bytes())
    told(1, 1)
    comments = tuple(
        RawUnit(kind="comment", text=text, locator=place, speaker=who)
        for who, text, place in reading.comments
    )
    commenting = dict.fromkeys(who for who, _, _ in reading.comments)
    document = RawDocument(
        form="rtf",
        record=Record(title=reading.title),
        units=(*reading.units, *comments),
        speakers=tuple(Speaker(id="", name=name, role="wrote comments") for name in commenting),
        remarks=tuple(reading.remarks()),
    )
    return (as_spoken(document, reading.tables, wish),)
