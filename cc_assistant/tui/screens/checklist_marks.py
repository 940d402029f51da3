"""What people make of the items of a checklist: ticks, owners, dates, notes, items of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.interview_words import day
from cc_assistant.tui.plain_errors import show_error
from cc_assistant.tui.screens.checklist_pages import ChecklistPages
from cc_assistant.tui.screens.write_line import WriteScreen

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Item
    from cc_assistant.domain.session import Mark, Status
    from cc_assistant.tui.sitting import Step


class ChecklistMarks(ChecklistPages):
    """Takes marks and saves them."""

    def _take(self, step: Step, saved: Callable[[], object] = lambda: None) -> None:
        """Take a step, save it, and show what it made of the list; ``saved`` is called in between."""
        try:
            self.sitting.take(step)
        except CCAssistantError as error:
            show_error(self.app, error)
            return
        saved()
        self.sitting.make(self, self._made)

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
                replace=True,
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
                replace=True,
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

        def go_there() -> None:
            self._filter = ""
            self.sitting.item = f"{OWN}{self.sitting.session.own_items[-1].id}"

        self._take(lambda session, _, now: add_own_item(session, title, now), go_there)

    def _ask(
        self,
        title: str,
        about: str,
        value: str,
        then: Callable[[str], object],
        fault: Callable[[str], str] = lambda _: "",
        *,
        replace: bool = False,
    ) -> None:
        def take(typed: str | None) -> None:
            if typed is not None:
                then(typed)

        self.app.push_screen(WriteScreen(title, about, value, fault, replace=replace), take)
