"""A workshop: who is here, one question at a time before the group, and who takes on what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import ContentSwitcher, OptionList

from cc_assistant.errors import CCAssistantError
from cc_assistant.interview.live_workshop import LiveWorkshop
from cc_assistant.phones.addresses import read_address
from cc_assistant.phones.qr import qr_lines
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.interview_told import how_far
from cc_assistant.tui.interview_words import growth_words, many
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.interview_ask import LibraryAskScreen
from cc_assistant.tui.screens.interview_why import WhyScreen
from cc_assistant.tui.screens.workshop_phones import PhonesScreen
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.widgets.answer_input import AnswerInput
from cc_assistant.tui.widgets.ballot import Ballot
from cc_assistant.tui.widgets.group_question import GroupQuestion
from cc_assistant.tui.widgets.owners_list import OwnersList
from cc_assistant.tui.widgets.people_list import PeopleList
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain
from cc_assistant.tui.widgets.review_list import ReviewList
from cc_assistant.tui.widgets.timer_line import LONGEST, TimerLine
from cc_assistant.tui.workshop_door import Door
from cc_assistant.tui.workshop_handout import save_handout
from cc_assistant.tui.workshop_line import read_command
from cc_assistant.tui.workshop_table import Table
from cc_assistant.tui.workshop_view import view_of
from cc_assistant.tui.workshop_words import called

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.session import Session
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.tui.sitting import Sitting

WHO = (
    "Type the initials of somebody who is here, and their role if you like: AB practice nurse. "
    "Enter alone begins the questions."
)
_WITH_LINE = {"room", "question", "owners"}
_ON_A_QUESTION = {"skip", "why", "way", "decide", "gather", "leave_open"}


class WorkshopScreen(ModeScreen):
    """Leads a group through the questions of a session.

    Args:
        file: of the session, open to write.
        join: address, and port if any, at which phones are let in at once; "" for not yet.
    """

    CSS_PATH = "workshop.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("workshop")]

    class Heard(Message):
        """Somebody joined or answered by phone."""

    def __init__(self, file: SessionFile, join: str = "") -> None:
        super().__init__()
        self._file = file
        self._join = join
        self._from_review = False
        self._begun = False
        self._counted: object = None
        self._made_of: Checklist | None = None

    def body(self) -> ComposeResult:
        """People, the question, the review or the owners; below them the line."""
        with Horizontal(id="head"):
            yield PlainText(id="name")
            yield PlainText(id="progress")
            yield TimerLine(id="timer")
        with ContentSwitcher(initial="room", id="pages"):
            with Horizontal(id="room"):
                yield PeopleList(id="here")
                with Vertical(id="way-in"):
                    yield PlainText(id="door")
                    yield PlainText(id="door-code")
            yield GroupQuestion(id="question")
            yield ReviewList(id="review")
            yield OwnersList(id="owners")
        yield PlainText(id="beside")
        yield AnswerInput()
        yield PlainText(id="grew", classes="-quiet")

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

    # -- what there is

    @property
    def sitting(self) -> Sitting:
        """The session in use."""
        return self.desk.sitting

    @property
    def _holds(self) -> bool:
        return self.sitting.is_open and self.sitting.session is self._file.session

    @property
    def session(self) -> Session:
        """The workshop as it is on disk."""
        return self._file.session

    @property
    def line(self) -> AnswerInput:
        """Where the facilitator types."""
        return self.query_one(AnswerInput)

    @property
    def timer(self) -> TimerLine:
        """The timer."""
        return self.query_one(TimerLine)

    @property
    def page(self) -> str:
        """What is open: "room", "question", "review" or "owners"."""
        return self.query_one("#pages", ContentSwitcher).current or ""

    @property
    def _where(self) -> str:
        """The page at which the group is."""
        if not self._begun:
            return "room"
        return "question" if self.table.round else "owners"

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

    # -- what is shown

    def _open_page(self, page: str) -> None:
        self.query_one("#pages", ContentSwitcher).current = page
        with_line = page in _WITH_LINE
        self.line.display = with_line
        self.query_one("#beside").display = with_line
        if page == "review":
            review = self.query_one(ReviewList)
            review.border_title = "What was decided: Enter goes to a question"
            review.list(self.table.rules, self.session, self.sitting.answers)
            review.focus()
        else:
            self.line.focus()
        if page == "owners":
            self.live.end()
            self._made_of = None
        self.refresh_bindings()

    def update(self) -> None:
        """Show everything as it is now."""
        session, names = self.session, called(self.session)
        kind = Content.assemble(plain(one_line(session.title), "bold"), f"  workshop, {session.route} route")
        self.query_one("#name", PlainText).show(kind)
        self.query_one("#progress", PlainText).show(how_far(self.sitting, drawn=self.has_class("-wide")))
        airy = self.has_class("-roomy") or self.desk.preferences.projector
        now = self.table.round
        if self.page == "room":
            self.query_one(PeopleList).list(session, names, self.live.on_phones)
            self._show_door()
            self._say(WHO, "AB practice nurse")
        elif self.page == "question" and now:
            view = view_of(now, self.live, names, by_phone=bool(self.door.link))
            self.query_one(GroupQuestion).put(now.question, view, airy=airy)
            self._say(view.hint, view.placeholder)
        elif self.page == "owners" and (checklist := self.sitting.checklist):
            owners = self.query_one(OwnersList)
            if self._made_of is None:
                owners.open(checklist)
            self._made_of = checklist
            owners.put(checklist, len(session.parked), airy=airy)
            self._say_owner()
        self._count()

    def _say(self, text: str | Content, placeholder: str) -> None:
        self._tell(text)
        self.line.placeholder = placeholder

    def _tell(self, text: str | Content, *, trouble: bool = False) -> None:
        beside = self.query_one("#beside", PlainText)
        beside.set_class(trouble, "-trouble")
        beside.show(text if isinstance(text, Content) else plain(text))

    def _say_owner(self) -> None:
        key = key_of(self, "workshop.handout")
        told = Content.assemble(
            "Who takes it on, and by when? Such as AB in 6 weeks; Enter alone goes to the next. ",
            (f"{key} saves the handout.", "bold"),
        )
        self._say(told, "AB in 6 weeks")

    def _show_door(self) -> None:
        key = key_of(self, "workshop.phones")
        shown = bool(self.door.link) and self.has_class("-roomy")
        code = self.query_one("#door-code", PlainText)
        code.display = shown
        if shown:
            code.show(lines([Content(row) for row in qr_lines(self.door.link)]))
        told = (
            f"{many(self.door.joined, 'phone')} joined at\n{self.door.link}\n{key} shows the code."
            if self.door.link
            else f"{key} lets people answer on their phones. It works without, too: by show of hands, or one "
            "person after the other."
        )
        self.query_one("#door", PlainText).show(plain(told))

    # -- the checklist

    def _count(self) -> None:
        """Make the checklist anew where what it rests on has changed."""
        session = self.session
        given = {name: (one.value, one.on) for name, one in session.records.items() if one.value is not None}
        counted = (given, session.marks, session.own_items, session.parked)
        if counted != self._counted:
            self._counted = counted
            self.sitting.make(self, partial(self._made, self.sitting.checklist))

    def _made(self, before: Checklist | None, checklist: Checklist) -> None:
        from cc_assistant.interview.growth import growth

        told = f"Checklist: {many(len(checklist.items), 'item')}"
        if before is not None and not (grown := growth(before, checklist)).nothing:
            told += f"; the last decision {growth_words(grown)}"
        self.query_one("#grew", PlainText).show(told)
        if self.page == "owners":
            self.update()

    # -- steps

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

    def on_answer_input_sent(self, event: AnswerInput.Sent) -> None:
        """Take a line."""
        text = event.text
        if command := read_command(text):
            self._command(*command)
        elif text.startswith("/"):
            self.line.put_back(text)
            self._tell(f"There is no command {text.split()[0]}.", trouble=True)
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
        if not text:
            owners.move(1)
            self.update()
        elif item and self._do(lambda: self.table.own(item.id, text), text):
            owners.move(1)

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
                tell(self.app, f"Parked: {many(len(self.session.parked), 'topic')} so far.")

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
