"""Checklist: what is to be done, by when, by whom and why, with the evidence for and against each item."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.checklist_rows import filter_words, filters_of
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.item_told import (
    ItemWanted,
    QuestionWanted,
)
from cc_assistant.tui.messages import PassageWanted
from cc_assistant.tui.plain_errors import show_error, tell
from cc_assistant.tui.screens.checklist_marks import ChecklistMarks
from cc_assistant.tui.screens.checklist_pages import ITEM
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.widgets.item_list import ItemList
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.widgets.section_bar import SectionBar
from cc_assistant.tui.widgets.start_page import StartPage

if TYPE_CHECKING:
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.services import Services

_ON_AN_ITEM = {"tick", "progress", "drop", "owner", "due", "note"}


class ChecklistScreen(ChecklistMarks):
    """Where the checklist of the session in use is worked with."""

    AUTO_FOCUS = ""  # not what stands on a page that is not open
    CSS_PATH = "checklist.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("checklist")]

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

    # -- sessions

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

    def on_start_page_chosen(self, message: StartPage.Chosen) -> None:
        """Use a session."""
        self.sitting.open(self, message.name, self._opened, partial(self._not_opened, message.name))

    def on_start_page_begun(self, message: StartPage.Begun) -> None:
        """Begin a session: its questions come first."""

        def begun(file: SessionFile) -> None:
            self.desk.change(self.desk.state.changed(session=file.path.stem))
            self.app.call_later(self.app.run_action, "app.open_mode('interview')")

        self.sitting.begin(self, message.title, message.route, begun)

    def _opened(self, file: SessionFile) -> None:
        self.desk.change(self.desk.state.changed(session=file.path.stem))
        self.query_one(StartPage).tell("")
        self.sitting.make(self, self._made)

    def _not_opened(self, name: str, error: CCAssistantError) -> None:
        self.desk.change(self.desk.state.changed(session=""))
        self.query_one(StartPage).tell(f"{error.title}. {error}")
        self._choose(name)

    # -- going about

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go into the item that was chosen."""
        if isinstance(event.option_list, ItemList):
            self.action_open()

    def action_back(self) -> None:
        """Go from an item or a picture to the list, and from the list to the sessions."""
        if self.query_one("#sections", SectionBar).open != "list":
            self.action_section("list")
        elif self.view.has_focus_within or self.has_class(ITEM):
            self.remove_class(ITEM)
            self.items.focus()
        else:
            before = self.sitting.name
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
