"""What the facilitator types and chooses in a workshop, and the timer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.interview_ask import LibraryAskScreen
from cc_assistant.tui.screens.workshop_pages import WorkshopPages
from cc_assistant.tui.widgets.answer_input import AnswerInput
from cc_assistant.tui.widgets.ballot import Ballot
from cc_assistant.tui.widgets.group_question import GroupQuestion
from cc_assistant.tui.widgets.owners_list import OwnersList
from cc_assistant.tui.widgets.people_list import PeopleList
from cc_assistant.tui.widgets.timer_line import LONGEST
from cc_assistant.tui.workshop_line import read_command

if TYPE_CHECKING:
    pass


class WorkshopTyped(WorkshopPages):
    """Takes lines, keys and clicks, and shows what came of them."""

    def _do(self, step: Callable[[], object], typed: str = "") -> bool:
        """Take a step, and show what came of it; what cannot be is said beside the line."""
        at = self.session.at
        try:
            step()
        except CCAssistantError as error:
            if typed:
                self.line.put_back(typed)
            self._tell(str(error), trouble=True)
            self.line.focus()
            return False
        if self.page == "question" and (self.table.round is None or self.session.at != at):
            self._arrive()
        self.update()
        return True

    def _arrive(self) -> None:
        if self._from_review:
            self._from_review = False
            self._open_page("review")
        else:
            self._open_page(self._where)
        self.timer.reset()
        self.query_one(GroupQuestion).scroll_home(animate=False)

    def typed(self, text: str) -> None:
        """Take a line."""
        if command := read_command(text):
            self._command(*command)
        elif text.startswith("/"):
            self.line.put_back(text)
            self._tell(f"There is no command {text.split(maxsplit=1)[0]}.", trouble=True)
        elif text.startswith("?") and text.strip("? "):
            self.app.push_screen(LibraryAskScreen(text.strip("? ") + "?"))
        elif self.page == "room":
            self._do(lambda: self.table.add(text), text) if text else self._begin_questions()
        elif self.page == "question":
            self._do(lambda: self.table.type(text), text)
        elif self.page == "owners":
            self._own(text)

    def _command(self, action: str, words: str) -> None:
        if action == "timer":
            self._set_timer(words)
        elif action == "park" and words:
            self._do(lambda: self.table.park(words), f"/park {words}")
            tell(self.app, "Parked.")
        elif self.check_action(action, ()):
            self.call_later(self.run_action, action)
        else:
            self._tell("That works while a question is open.", trouble=True)

    def _begin_questions(self) -> None:
        """Go to the question; before that no phone is asked."""
        if not self._begun:
            self._begun = True
            self.table.arrive()
        self._open_page(self._where)
        self.update()

    def _own(self, text: str) -> None:
        owners = self.query_one(OwnersList)
        item = owners.item
        if not text or (item and self._do(lambda: self.table.own(item.id, text), text)):
            owners.move(1)
            self.update()

    def on_answer_input_wanted(self, event: AnswerInput.Wanted) -> None:
        """Go through what is above the line."""
        if event.what == "scroll":
            page = self.query_one(f"#{self.page}")
            page.scroll_relative(y=event.step * max(1, page.size.height - 2), animate=False)
        elif self.page == "room":
            self.query_one(PeopleList).focus()
        elif self.page == "owners":
            self.query_one(OwnersList).move(event.step or 1)
            self.update()
        elif event.what == "choose":
            self.table.move(event.step)
            self.update()
        else:
            self.table.tick()
            self.update()

    def on_ballot_clicked(self, event: Ballot.Clicked) -> None:
        """Take the row that was clicked."""
        if self.page == "owners":
            self.query_one(OwnersList).at = event.place
            self.update()
        elif self.page == "question":
            said: list[bool] = []
            if self._do(lambda: said.append(self.table.point(event.place))) and said == [True]:
                self._do(lambda: self.table.type(""))
        self.line.focus()

    # -- timer

    def action_timer(self) -> None:
        """Start the timer, or let it wait."""
        self.timer.toggle()

    def action_minutes(self) -> None:
        """Take the next length of the timer."""
        self.timer.longer()

    def _set_timer(self, words: str) -> None:
        if not words:
            self.timer.reset()
        elif words.isdecimal() and 0 < int(words) <= LONGEST:
            self.timer.reset(int(words))
            self.timer.toggle()
        else:
            self.line.put_back(f"/timer {words}")
            self._tell(f"Type the minutes as a number from 1 to {LONGEST}, such as /timer 5.", trouble=True)

    def on_timer_line_up(self) -> None:
        """Say that the time is up."""
        tell(self.app, "Time is up.")
