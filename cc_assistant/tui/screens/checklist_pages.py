"""What the checklist shows: items, readiness and timeline, or sessions to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import ContentSwitcher, OptionList

from cc_assistant.text.saying import counted
from cc_assistant.tui.checklist_rows import filter_words, filters_of, rows_of, untold_of
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.gantt_rows import gantt
from cc_assistant.tui.interview_words import day
from cc_assistant.tui.item_told import (
    Names,
    Part,
    date_parts,
    item_parts,
    note_parts,
    untold_parts,
)
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.profile_rows import profile
from cc_assistant.tui.widgets.chart import Chart
from cc_assistant.tui.widgets.item_list import ItemList
from cc_assistant.tui.widgets.item_view import ItemView
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain
from cc_assistant.tui.widgets.section_bar import SectionBar
from cc_assistant.tui.widgets.start_page import StartPage

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist, Item
    from cc_assistant.domain.session import Session
    from cc_assistant.tui.sitting import Sitting

SECTIONS = {"list": "1 Items", "readiness": "2 Readiness", "timeline": "3 Timeline"}
ITEM = "-item"
"""Class of the screen while an item stands in place of the list."""

CHOOSE = "A checklist belongs to a session of the interview. Choose one, or begin one with n."
KEYS = (
    ("tick", "done"),
    ("started", "started"),
    ("not-for-us", "not for us"),
    ("owner", "owner"),
    ("date", "date"),
    ("note", "note"),
    ("add", "new item"),
    ("codes", "codes"),
)
"""What can be done with an item: the command, and what it does in a word."""

_REST = 0.08
"""Seconds for which the pointer rests before an item is told beside the list."""


class ChecklistPages(ModeScreen):
    """Shows the checklist of the session in use."""

    def __init__(self) -> None:
        super().__init__()
        self._filter = ""
        self._defined = False
        self._names: Names | None = None
        self._resting: Timer | None = None
        self._told = ""
        self._seen: Session | None = None
        self._stay = False

    def body(self) -> ComposeResult:
        """Sessions to choose from, or the checklist of the one in use."""
        with ContentSwitcher(initial="waiting", id="pages"):
            yield PlainText("Making the checklist …", id="waiting", classes="-quiet")
            yield StartPage(CHOOSE, id="start")
            with Vertical(id="checklist"):
                yield PlainText(id="head")
                yield SectionBar(SECTIONS, id="sections")
                with ContentSwitcher(initial="list", id="parts"):
                    with Horizontal(id="list"):
                        yield ItemList()
                        yield ItemView()
                    yield Chart(id="readiness")
                    yield Chart(id="timeline")

    @property
    def sitting(self) -> Sitting:
        """The session in use."""
        return self.desk.sitting

    @property
    def items(self) -> ItemList:
        """The list."""
        return self.query_one(ItemList)

    @property
    def view(self) -> ItemView:
        """What is told of the item under the pointer."""
        return self.query_one(ItemView)

    @property
    def page(self) -> str:
        """What is open: "waiting", "start" or "checklist"."""
        return self.query_one("#pages", ContentSwitcher).current or ""

    @property
    def item(self) -> Item | None:
        """The item under the pointer."""
        row = self.items.current if self.page == "checklist" else None
        return row.item if row else None

    def _open_page(self, page: str) -> None:
        if self.page != page:
            self.query_one("#pages", ContentSwitcher).current = page
            self.refresh_bindings()

    # -- the checklist

    def _made(self, checklist: Checklist) -> None:
        first = self.page != "checklist"
        self._seen = self.sitting.session
        wanted, self.sitting.item = self.sitting.item, ""
        self._open_page("checklist")
        self._show_head(checklist)
        if self._filter not in filters_of(checklist):
            self._filter = ""
        self._list(wanted, stay=self._stay)
        self._stay = False
        self.query_one("#readiness", Chart).show(lambda width: list(profile(checklist, width)))
        self.query_one("#timeline", Chart).show(lambda width: gantt(checklist, width))
        if wanted:
            self.action_section("list")
            self.action_open()
        elif first:
            self.items.focus()

    def _show_head(self, checklist: Checklist) -> None:
        done = sum(item.mark.status == "done" for item in checklist.items)
        opening = f"opening {day(checklist.opening)}" if checklist.opening else "no opening date yet"
        told = [
            f"{counted(len(checklist.items), 'item')}, {done} done",
            "open already" if checklist.running else opening,
            f"{checklist.answered} of {checklist.askable} questions answered",
        ]
        title = plain(one_line(checklist.title), "bold")
        self.query_one("#head", PlainText).show(Content.assemble(title, f"  {' · '.join(told)}"))

    def _list(self, item: str = "", *, stay: bool = False) -> None:
        assert self.sitting.checklist
        self.items.border_title = filter_words(self._filter).capitalize()
        self.items.list(rows_of(self.sitting.checklist, self._filter), item, stay=stay)
        row = self.items.current
        if self.has_class(ITEM) or (row and row.item and row.item.id == self._told):
            self._tell()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of the item beside the list once the pointer rests."""
        if isinstance(event.option_list, ItemList):
            if self._resting:
                self._resting.stop()
            self._resting = self.set_timer(_REST, self._tell)

    def _tell(self) -> None:
        """Tell of what is under the pointer, where it can be seen."""
        row = self.items.current
        if row is None or not (self.has_class("-wide") or self.has_class(ITEM)):
            return
        name = row.item.id if row.item else row.kind
        self.view.show(self._parts(), keep_place=name == self._told)
        self._told = name

    def _parts(self) -> Iterator[Part]:
        row, checklist, rules = self.items.current, self.sitting.checklist, self.sitting.rules
        assert row and checklist and self.sitting.interviewing
        if self._names is None:
            self._names = Names(self.sitting.interviewing.toolkit)
        if row.item:
            keys = " · ".join(f"{key_of(self, f'checklist.{name}').lower()} {told}" for name, told in KEYS)
            return item_parts(row.item, checklist, rules, self._names, defined=self._defined, keys=keys)
        if row.kind == "date":
            return date_parts(checklist)
        if row.kind == "untold":
            return untold_parts(untold_of(checklist), rules)
        return note_parts(checklist, rules)

    # -- its parts

    def on_section_bar_chosen(self, event: SectionBar.Chosen) -> None:
        """Show the part that was chosen."""
        self.query_one("#parts", ContentSwitcher).current = event.name
        self.refresh_bindings()

    def action_section(self, name: str) -> None:
        """Open a part, and go into it."""
        bar = self.query_one("#sections", SectionBar)
        if bar.open != name:
            bar.choose(name)
        self.query_one("#parts", ContentSwitcher).current = name
        (self.items if name == "list" else self.query_one(f"#{name}", Chart)).focus()

    def action_open(self) -> None:
        """Go into the item under the pointer."""
        if self.items.current:
            self.add_class(ITEM)
            self._tell()
            self.view.focus()
