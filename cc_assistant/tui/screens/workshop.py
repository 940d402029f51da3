"""A workshop: who is here, one question at a time before the group, and who takes on what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import OptionList

from cc_assistant.errors import CCAssistantError
from cc_assistant.interview.live_workshop import LiveWorkshop
from cc_assistant.phones.addresses import read_address
from cc_assistant.text.saying import counted
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.interview_why import WhyScreen
from cc_assistant.tui.screens.workshop_phones import PhonesScreen
from cc_assistant.tui.screens.workshop_typed import WorkshopTyped
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.widgets.people_list import PeopleList
from cc_assistant.tui.widgets.review_list import ReviewList
from cc_assistant.tui.workshop_door import Door
from cc_assistant.tui.workshop_handout import save_handout
from cc_assistant.tui.workshop_table import Table

if TYPE_CHECKING:
    pass

_ON_A_QUESTION = {"skip", "why", "way", "decide", "gather", "leave_open"}


class WorkshopScreen(WorkshopTyped):
    """Leads a group through the questions of a session."""

    CSS_PATH = "workshop.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("workshop")]

    class Heard(Message):
        """Somebody joined or answered by phone."""

    def begin(self) -> None:
        """Show who is here; in a workshop that goes on, the question."""
        interviewing = self.sitting.interviewing
        assert interviewing
        self.live = LiveWorkshop(
            interviewing.rules,
            self._file,
            interviewing.now,
            lambda: self.post_message(self.Heard()),
            lambda: not self._holds,
        )
        self.table = Table(self.live, interviewing.rules, interviewing.now)
        self.door = Door(self.live, lambda: interviewing.today)
        if self.session.people and self.session.records:
            self._begin_questions()
        self.update()
        self.line.focus()
        if self._join:
            self.call_later(self._let_in)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer in the footer what the open page has."""
        if action in _ON_A_QUESTION:
            return self.is_mounted and self.page == "question"
        return True

    def on_screen_resume(self) -> None:
        """Show the workshop as it is now; leave it where the session was left elsewhere."""
        super().on_screen_resume()
        if not hasattr(self, "table"):
            return
        if not self._holds:
            self.call_later(self._leave)
        else:
            self.update()

    def on_workshop_screen_heard(self) -> None:
        """Follow what phones do."""
        if self._holds and self.page in {"room", "question"}:
            self.table.follow()
            self.update()

    # -- keys

    def action_back(self) -> None:
        """Empty the line; go a stage back, to the question before, to the people, or out of the workshop."""
        if self.line.has_focus and self.line.value:
            self.line.value = ""
            self.update()
        elif self.page == "room":
            if self.line.has_focus:
                self.action_sessions()
            else:
                self.line.focus()
        elif self.page == "review":
            self._from_review = False
            self._open_page(self._where)
            self.update()
        elif self._from_review and self.table.round and self.table.round.stage in {"gather", "decided"}:
            self._arrive()
        else:
            went: list[bool] = []
            if self._do(lambda: went.append(self.table.back())) and went == [False]:
                self.action_people()
            elif self.page == "owners" and self.table.round:
                self._open_page("question")
                self.update()

    def action_people(self) -> None:
        """Show who is here."""
        self._open_page("room")
        self.update()

    def action_skip(self) -> None:
        """Pass the question over."""
        self._do(self.table.skip)

    def action_decide(self) -> None:
        """Go to the decision."""
        self._do(self.table.decide)

    def action_leave_open(self) -> None:
        """Leave the question open."""
        self._do(self.table.leave_open)

    def action_gather(self) -> None:
        """Ask everybody again."""
        self._do(self.table.gather)

    def action_way(self) -> None:
        """Change between a show of hands and one person after the other."""
        self._do(self.table.other_way)

    def action_route(self) -> None:
        """Change between the quick and the full route."""
        if self._do(self.table.choose_route):
            tell(self.app, f"Now the {self.session.route} route. All answers stay.")

    def action_review(self) -> None:
        """Show all questions with what was decided, or go back."""
        if self.page == "review":
            self.action_back()
        else:
            self._open_page("review")

    def action_owners(self) -> None:
        """Go to the first items of the checklist, to give them owners and dates."""
        self._open_page("owners")
        self.update()

    def action_why(self) -> None:
        """Show the evidence behind the question."""
        if now := self.table.round:
            self.app.push_screen(WhyScreen(self.table.rules, now.question))

    def action_park(self) -> None:
        """Ask for a topic to put aside."""

        def parked(text: str | None) -> None:
            if text and self._do(lambda: self.table.park(text)):
                tell(self.app, f"Parked: {counted(len(self.session.parked), 'topic')} so far.")

        about = "A topic for later. Put initials first to say whose it is, such as AB: the car park."
        self.app.push_screen(WriteScreen("Park a topic", about, "", _no_words), parked)

    def action_handout(self) -> None:
        """Save what people take home."""
        if checklist := self.sitting.checklist:
            save_handout(self, self.session, checklist)

    def action_sessions(self) -> None:
        """Leave the workshop, and show all sessions."""
        self.call_later(self._leave)

    async def _leave(self) -> None:
        await self.door.shut()
        if self._holds:
            self.sitting.leave()
            self.desk.change(self.desk.state.changed(session=""))
        self.dismiss()

    async def on_unmount(self) -> None:
        """Shut the door."""
        if hasattr(self, "door"):
            await self.door.shut()

    # -- people

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the question that was chosen in the review; its decision leads back there."""
        if isinstance(event.option_list, ReviewList) and (name := event.option_list.question):
            self._from_review = False
            if self._do(lambda: self.table.jump(name)):
                self._from_review = self._begun = True
                self._open_page("question")
                self.update()
        elif isinstance(event.option_list, PeopleList):
            self.action_rename()

    def action_rename(self) -> None:
        """Ask for other initials, or another role."""
        person = self.query_one(PeopleList).person
        here = next((one for one in self.session.people if one.id == person), None)
        if here is None:
            return

        def rename(text: str | None) -> None:
            if text:
                self._do(lambda: self.table.rename(here.id, text))

        said = f"{here.initials} {here.role}".strip()
        self.app.push_screen(WriteScreen("Rename", "Initials, and a role:", said, _no_words), rename)

    def action_remove(self) -> None:
        """Take somebody off the list."""
        if person := self.query_one(PeopleList).person:
            self._do(lambda: self.table.remove(person))

    # -- phones

    def action_phones(self) -> None:
        """Let phones in, or show the way in again."""
        self.app.push_screen(PhonesScreen(self.door))

    async def _let_in(self) -> None:
        try:
            await self.door.open(*read_address(self._join))
        except CCAssistantError as error:
            self._tell(str(error), trouble=True)
        else:
            self.update()
            self.action_phones()


def _no_words(typed: str) -> str:
    return "" if typed else "Please type a few words."
