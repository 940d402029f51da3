"""What a workshop shows: people, the question before the group, the review, owners of the first items."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher

from cc_assistant.interview.live_workshop import LiveWorkshop
from cc_assistant.phones.qr import qr_lines
from cc_assistant.text.saying import counted
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.interview_told import how_far
from cc_assistant.tui.interview_words import growth_words
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.widgets.answer_input import AnswerInput
from cc_assistant.tui.widgets.group_question import GroupQuestion
from cc_assistant.tui.widgets.owners_list import OwnersList
from cc_assistant.tui.widgets.people_list import PeopleList
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain
from cc_assistant.tui.widgets.review_list import ReviewList
from cc_assistant.tui.widgets.timer_line import TimerLine
from cc_assistant.tui.workshop_door import Door
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


class WorkshopPages(ModeScreen):
    """Shows a workshop.

    Args:
        file: of the session, open to write.
        join: address, and port if any, at which phones are let in at once; "" for not yet.
    """

    live: LiveWorkshop
    table: Table
    door: Door

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
        yield AnswerInput(self.typed)
        yield PlainText(id="grew", classes="-quiet")

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

    def typed(self, text: str) -> None:
        """Take a line."""

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
            f"{counted(self.door.joined, 'phone')} joined at\n{self.door.link}\n{key} shows the code."
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

        told = f"Checklist: {counted(len(checklist.items), 'item')}"
        if before is not None and not (grown := growth(before, checklist)).nothing:
            told += f"; the last decision {growth_words(grown)}"
        self.query_one("#grew", PlainText).show(told)
        if self.page == "owners":
            self.update()
