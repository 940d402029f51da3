"""Checklist: what is to be done, by when, by whom and why, with the evidence for and against each item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import ContentSwitcher, OptionList

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.checklist_rows import filter_words, filters_of, rows_of, untold_of
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.gantt_rows import gantt
from cc_assistant.tui.interview_words import day, many
from cc_assistant.tui.item_told import (
    ItemWanted,
    Names,
    Part,
    QuestionWanted,
    date_parts,
    item_parts,
    note_parts,
    untold_parts,
)
from cc_assistant.tui.messages import PassageWanted
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import show_error, tell
from cc_assistant.tui.profile_rows import profile
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.widgets.chart import Chart
from cc_assistant.tui.widgets.item_list import ItemList
from cc_assistant.tui.widgets.item_view import ItemView
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain
from cc_assistant.tui.widgets.section_bar import SectionBar
from cc_assistant.tui.widgets.start_page import StartPage

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist, Item
    from cc_assistant.domain.session import Mark, Session, Status
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.services import Services
    from cc_assistant.tui.sitting import Sitting, Step

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
    ("codes", "codes"),
)
"""What can be done with an item: the command, and what it does in a word."""

_REST = 0.08
"""Seconds for which the pointer rests before an item is told beside the list."""

_ON_AN_ITEM = {"tick", "progress", "drop", "owner", "due", "note"}


class ChecklistScreen(ModeScreen):
    """Where the checklist of the session in use is worked with."""

    AUTO_FOCUS = ""  # not what stands on a page that is not open
    CSS_PATH = "checklist.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("checklist")]

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

    # -- what is shown

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer in the footer what the open page has."""
        if not self.is_mounted or self.page != "checklist":
            return action not in {
                *_ON_AN_ITEM,
                *("add", "filter", "check", "codes", "save", "section", "back", "open"),
            }
        if action == "check":
            made = self.sitting.checklist
            return made is not None and made.running
        if action in {*_ON_AN_ITEM, "codes", "filter", "open"}:
            return self.query_one("#sections", SectionBar).open == "list"
        return True

    def begin(self) -> None:
        """Make the checklist of the session in use, or ask for a session."""
        if self.query(StartPage):  # else it is told again when it is mounted
            self._look()

    def on_screen_resume(self) -> None:
        """Show what the interview has changed meanwhile."""
        super().on_screen_resume()
        if self.desk.begun and self.page != "waiting":
            self._look()

    def _look(self) -> None:
        if self.sitting.is_open:
            if self.sitting.session is not self._seen or self.sitting.item:
                self.sitting.make(self, self._made)
        elif session := self.desk.state.session:
            self.sitting.open(self, session, self._opened, partial(self._not_opened, session))
        else:
            self._choose()

    def _choose(self, keep: str = "") -> None:
        start = self.query_one(StartPage)

        def show() -> None:
            if not self.sitting.is_open:
                self._open_page("start")
                start.sessions.focus()

        def cannot(error: CCAssistantError) -> None:
            self._open_page("waiting")
            self.query_one("#waiting", PlainText).show(f"{error.title}. {error}")

        start.list(show, cannot, keep)

    def _open_page(self, page: str) -> None:
        if self.page != page:
            self.query_one("#pages", ContentSwitcher).current = page
            self.refresh_bindings()

    def on_start_page_chosen(self, message: StartPage.Chosen) -> None:
        """Use a session."""
        self.sitting.open(self, message.name, self._opened, partial(self._not_opened, message.name))

    def on_start_page_begun(self, message: StartPage.Begun) -> None:
        """Begin a session: its questions come first."""

        def begun(file: SessionFile) -> None:
            self.desk.change(self.desk.state.changed(session=file.session.id))
            self.app.call_later(self.app.run_action, "app.open_mode('interview')")

        self.sitting.begin(self, message.title, message.route, begun)

    def _opened(self, file: SessionFile) -> None:
        self.desk.change(self.desk.state.changed(session=file.session.id))
        self.query_one(StartPage).tell("")
        self.sitting.make(self, self._made)

    def _not_opened(self, name: str, error: CCAssistantError) -> None:
        self.desk.change(self.desk.state.changed(session=""))
        self.query_one(StartPage).tell(f"{error.title}. {error}")
        self._choose(name)

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
            f"{many(len(checklist.items), 'item')}, {done} done",
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

    # -- going about

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

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go into the item that was chosen."""
        if isinstance(event.option_list, ItemList):
            self.action_open()

    def action_open(self) -> None:
        """Go into the item under the pointer."""
        if self.items.current:
            self.add_class(ITEM)
            self._tell()
            self.view.focus()

    def action_back(self) -> None:
        """Go from an item or a picture to the list, and from the list to the sessions."""
        if self.query_one("#sections", SectionBar).open != "list":
            self.action_section("list")
        elif self.view.has_focus_within or self.has_class(ITEM):
            self.remove_class(ITEM)
            self.items.focus()
        else:
            before = self.sitting.session.id
            self.sitting.leave()
            self.desk.change(self.desk.state.changed(session=""))
            self._choose(before)

    def action_filter(self) -> None:
        """Show other items."""
        if self.sitting.checklist:
            names = filters_of(self.sitting.checklist)
            self._filter = names[(names.index(self._filter) + 1) % len(names)]
            self.items.forget()
            self._list()
            tell(self.app, f"Shown: {filter_words(self._filter)}.")

    def action_check(self) -> None:
        """Show what a service that runs checks, or all again."""
        self._filter = "" if self._filter == "check" else "check"
        self.action_section("list")
        self.items.forget()
        self._list()

    def action_codes(self) -> None:
        """Show or hide what codes and roles mean."""
        self._defined = not self._defined
        self._tell()

    def on_item_wanted(self, message: ItemWanted) -> None:
        """Go to another item."""
        self._filter = ""
        self._list(message.item)
        self.action_open()

    def on_question_wanted(self, message: QuestionWanted) -> None:
        """Go to a question of the interview."""
        from cc_assistant.interview.asking import jump

        try:
            self.sitting.take(lambda session, rules, now: jump(session, rules, message.question, now))
        except CCAssistantError as error:
            show_error(self.app, error)
        else:
            self.app.call_later(self.app.run_action, "app.open_mode('interview')")

    def on_passage_wanted(self, message: PassageWanted) -> None:
        """Open a passage of the item over it."""
        evidence = self.item.evidence if self.item else None
        passages = [one.passage for one in (*evidence.supports, *evidence.qualifies)] if evidence else []
        at = passages.index(message.passage) if message.passage in passages else 0
        self.app.push_screen(PassageScreen(passages or [message.passage], at))

    # -- marks

    def _take(self, step: Step) -> bool:
        try:
            self.sitting.take(step)
        except CCAssistantError as error:
            show_error(self.app, error)
            return False
        self.sitting.make(self, self._made)
        return True

    def _mark(self, item: Item, **changes: Any) -> None:
        from cc_assistant.interview.items import mark_item

        mark: Mark = item.mark.model_copy(update=changes)
        self._stay = self.items.has_focus and "status" in changes
        self._take(lambda session, rules, now: mark_item(session, rules, item.id, mark, now))

    def _set_status(self, status: Status) -> None:
        if item := self.item:
            self._mark(item, status="to-do" if item.mark.status == status else status)

    def action_tick(self) -> None:
        """Tick the item, or take the tick away."""
        self._set_status("done")

    def action_progress(self) -> None:
        """Say that it is in progress, or no longer."""
        self._set_status("in-progress")

    def action_drop(self) -> None:
        """Say that it is not for us, and why; or take it back."""
        if (item := self.item) is None:
            return
        if item.mark.status == "not-for-us":
            self._mark(item, status="to-do")
            return
        self._ask(
            "Not for us",
            f"Why is “{item.title}” not for you? A few words; they stay with it.",
            item.mark.reason,
            lambda typed: self._mark(item, status="not-for-us", reason=typed),
            lambda typed: "" if typed else "Say in a few words why it is not for you.",
        )

    def action_owner(self) -> None:
        """Say who takes it on."""
        if item := self.item:
            self._ask(
                "Owner",
                f"Who takes on “{item.title}”? Initials will do. Empty: nobody.",
                item.mark.owner,
                lambda typed: self._mark(item, owner=typed),
            )

    def action_note(self) -> None:
        """Write a note."""
        if item := self.item:
            self._ask(
                "Note",
                f"A note on “{item.title}”. Empty: none.",
                item.mark.note,
                lambda typed: self._mark(item, note=typed),
            )

    def action_due(self) -> None:
        """Set a date of one's own."""
        if item := self.item:
            self._ask(
                "Due",
                f"By when is “{item.title}” to be done? Such as next April, in 6 weeks or 1/4/27. "
                "Empty: the date that was worked out.",
                day(item.mark.due) if item.mark.due else "",
                lambda typed: self._mark(item, due=self._date(typed)),
                self._no_date,
            )

    def _date(self, typed: str) -> date | None:
        from cc_assistant.interview.values_date import read_date

        return read_date(typed, self.sitting.today) if typed else None

    def _no_date(self, typed: str) -> str:
        try:
            self._date(typed)
        except CCAssistantError as error:
            return str(error)
        return ""

    def action_add(self) -> None:
        """Add an item of one's own."""
        self._ask(
            "An item of your own",
            "What is to be done? Give it a date and an owner afterwards.",
            "",
            self._add,
            lambda typed: "" if typed else "Type what is to be done.",
        )

    def _add(self, title: str) -> None:
        from cc_assistant.domain.checklist import OWN
        from cc_assistant.interview.items import add_own_item

        if self._take(lambda session, _, now: add_own_item(session, title, now)):
            self._filter = ""
            self.sitting.item = f"{OWN}{self.sitting.session.own_items[-1].id}"

    def _ask(
        self,
        title: str,
        about: str,
        value: str,
        then: Callable[[str], object],
        fault: Callable[[str], str] = lambda _: "",
    ) -> None:
        def take(typed: str | None) -> None:
            if typed is not None:
                then(typed)

        self.app.push_screen(WriteScreen(title, about, value, fault), take)

    # -- the file

    def action_save(self) -> None:
        """Ask where to, and write the checklist."""
        session = self.sitting.session
        self.sitting.run(
            self,
            lambda _: self.sitting.endings(),
            lambda endings: self.app.push_screen(
                SaveScreen("Save the checklist", f"{session.id}.pdf", endings), self._save
            ),
        )

    def _save(self, file: Path | None) -> None:
        checklist = self.sitting.checklist
        if file is None or checklist is None:
            return
        session = self.sitting.session

        def make(services: Services) -> bytes:
            papers = services.papers
            form = papers.form_of_file(file.name) or "pdf"
            return papers.file(papers.checklist(session, checklist), form)

        deliver(self, file, make)
